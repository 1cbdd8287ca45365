import assert from 'node:assert/strict';
import { test } from 'node:test';

import { graphPage } from '../../src/graphPage';

test('a picture stands in the page as it is', () => {
  const page = graphPage('<?xml version="1.0"?><svg><text>line 3</text></svg>', '');
  assert.match(page, /<body><svg><text>line 3<\/text><\/svg><script nonce="/);
});

test('text is text', () => {
  const page = graphPage(undefined, 'in <ours> & "more"');
  assert.ok(page.includes('<pre>in &lt;ours&gt; &amp; "more"</pre>'));
});

test('nothing but the script of the page runs', () => {
  const [policy] = /default-src 'none'[^"]*/.exec(graphPage(undefined, '')) ?? [];
  const nonce = /nonce-([^']+)'/.exec(policy ?? '')?.[1] ?? '';
  assert.ok(graphPage(undefined, '') !== graphPage(undefined, ''), 'a nonce is used once');
  assert.ok(nonce.length >= 16);
});
