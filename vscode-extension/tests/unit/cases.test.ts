import assert from 'node:assert/strict';
import { test } from 'node:test';

import { casesOf, configOf } from '../../src/cases';

const TEXT = `config: "conf d/smtpd.conf" # ours
tables:
  t:
    - not a case
cases:
  # the first
  - name: kept
    from: local
  - { from: local, name: "in, one line", expect: { decision: reject } }

  - from: 192.0.2.1
    expect:
      expands:
        - alice
    name: 'last'
  - from: local
`;

test('cases are found by their lines', () => {
  assert.deepEqual(casesOf(TEXT), [
    { name: 'kept', line: 7 },
    { name: 'in, one line', line: 9 },
    { name: 'last', line: 11 },
    { name: 'case 4', line: 16 },
  ]);
});

test('what is no test file has no cases', () => {
  assert.deepEqual(casesOf(''), []);
  assert.deepEqual(casesOf('- a\n- b\n'), []);
});

test('the configuration is named', () => {
  assert.equal(configOf(TEXT), 'conf d/smtpd.conf');
  assert.equal(configOf('config: smtpd.conf\n'), 'smtpd.conf');
  assert.equal(configOf('cases: []\n'), undefined);
});
