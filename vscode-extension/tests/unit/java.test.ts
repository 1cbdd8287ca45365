import assert from 'node:assert/strict';
import { test } from 'node:test';

import { findJava, majorVersion, type Machine } from '../../src/java';

interface Described {
  readonly env?: Record<string, string>;
  readonly folders?: Record<string, string[]>;
  readonly javas: Record<string, number>;
}

function machine(described: Described): Machine {
  return {
    env: described.env ?? {},
    windows: false,
    list: (folder) => described.folders?.[folder] ?? [],
    version: (java) => {
      const major = described.javas[java];
      return Promise.resolve(major === undefined ? undefined : `openjdk version "${major}.0.1"`);
    },
  };
}

test('the version is read in the old form and in the new', () => {
  assert.equal(majorVersion('java version "1.8.0_402"'), 8);
  assert.equal(majorVersion('openjdk version "25.0.3" 2026-04-21 LTS'), 25);
  assert.equal(majorVersion('openjdk version "26" 2026-03-17'), 26);
  assert.equal(majorVersion('command not found'), undefined);
});

test('JAVA_HOME comes before PATH', async () => {
  const found = await findJava(
    '',
    machine({
      env: { JAVA_HOME: '/jdk', PATH: '/bin' },
      folders: { '/bin': ['java'] },
      javas: { '/jdk/bin/java': 25, '/bin/java': 26 },
    }),
  );
  assert.deepEqual(found, { kind: 'found', java: '/jdk/bin/java', major: 25 });
});

test('one that is too old is passed over for the usual folders', async () => {
  const found = await findJava(
    '',
    machine({
      env: { PATH: '/bin' },
      folders: { '/bin': ['java'], '/usr/lib/jvm': ['jdk-9', 'jdk-17', 'jdk-25'] },
      javas: {
        '/bin/java': 17,
        '/usr/lib/jvm/jdk-17/bin/java': 17,
        '/usr/lib/jvm/jdk-25/bin/java': 25,
      },
    }),
  );
  assert.deepEqual(found, { kind: 'found', java: '/usr/lib/jvm/jdk-25/bin/java', major: 25 });
});

test('what is missing is said with what was found instead', async () => {
  const old = machine({
    env: { PATH: '/bin' },
    folders: { '/bin': ['java'] },
    javas: { '/bin/java': 17 },
  });
  const found = await findJava('', old);
  assert.equal(found.kind, 'missing');
  assert.match(found.message, /Java 25 or newer \(found: \/bin\/java is 17\)\. Install a JDK/);
});

test('the setting is obeyed, and what is wrong with it is said', async () => {
  const here = machine({
    env: { JAVA_HOME: '/new' },
    javas: { '/new/bin/java': 25, '/old/bin/java': 11, '/mine/bin/java': 26 },
  });
  assert.deepEqual(await findJava('/mine', here), {
    kind: 'found',
    java: '/mine/bin/java',
    major: 26,
  });
  const none = await findJava('/nowhere', here);
  assert.match(none.kind === 'missing' ? none.message : '', /\/nowhere\/bin\/java does not run/);
  const old = await findJava('/old', here);
  assert.match(old.kind === 'missing' ? old.message : '', /is Java 11; 25 is needed/);
});
