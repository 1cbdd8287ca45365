// A person opens a broken smtpd.conf, sees what is wrong, has it explained and mends it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { chromium } from 'playwright-core';

import { chromiumOptions } from './browser.mjs';
import { startCodeServer } from './codeServer.mjs';
import { EditorPage } from './editorPage.mjs';
import { until } from './until.mjs';

const here = import.meta.dirname;
const repository = path.join(here, '../..');
const vsix = path.join(repository, 'vscode-extension/target/waypost-smtpd-conf.vsix');
const waypost = process.env.WAYPOST ?? path.join(repository, 'waypost');

const BROKEN = `# One domain of ours, everything else by MX.
table aliases { root = "alice" }

listen on lo port 2525
action "local" maildir alias <aliases>
action "outbound" relay
match from any for domain "example.com" action "locla"
match from local for any action "outbound"
`;
const TESTS = `config: smtpd.conf
cases:
  - name: ours is kept
    from: 192.0.2.7
    sender: a@b.example
    rcpt: alice@example.com
    expect: { decision: accept, action: local }
  - name: strangers cannot relay
    from: 192.0.2.7
    sender: a@b.example
    rcpt: x@far.example
    expect: { decision: accept }
`;
const BROKEN_LINE = 7;
const USE_LINE = 5;
const DEFINITION_LINE = 2;

/** Typed without its line ends' indentation: the editor writes that itself. */
const CONFIGURATION = [
  'table ours { example.org, example.com }',
  'table aliases { root = alice }',
  'listen on lo port 2525 tag IN',
  'action "local" maildir alias <aliases>',
  'action "outbound" relay',
  'match from any for domain <ours> action "local"',
  'match from src { 192.0.2.0/24, 198.51.100.7 } mail-from "@example.org" for any action "outbound"',
  'match for any action "outbound"',
  'match from any for domain <ours> reject',
].join('\n');
const RULE_LINE = 6;
const LIST_LINE = 7;
const LAST_LINE = 9;
const LEADING_LINE = 8;

let folder;
let file;
let editor;
let browser;
let page;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'waypost-editor-'));
  const workspace = path.join(folder, 'workspace');
  const shots = path.join(here, 'target');
  mkdirSync(workspace);
  mkdirSync(shots, { recursive: true });
  file = path.join(workspace, 'smtpd.conf');
  writeFileSync(file, BROKEN);
  writeFileSync(path.join(workspace, 'first.mailtest.yaml'), TESTS);
  const java =
    process.env.JAVA_HOME === undefined ? {} : { 'waypost.java.home': process.env.JAVA_HOME };
  editor = await startCodeServer({ folder, vsix, moreSettings: java });
  const data = path.join(folder, 'browser');
  browser = await chromium.launchPersistentContext(data, chromiumOptions());
  page = new EditorPage(browser.pages()[0] ?? (await browser.newPage()), shots);
  await page.open(editor.port, file);
});

after(async () => {
  await browser?.close();
  await editor?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** What `waypost check` says of the file now. */
async function checked() {
  return new Promise((resolve, reject) => {
    execFile(waypost, ['check', '--format', 'json', file], (error, out, err) => {
      if (error !== null && error.code !== 1) {
        reject(new Error(`waypost check: ${err}`));
      } else {
        resolve(JSON.parse(out));
      }
    });
  });
}

const step = (name, run) =>
  test(name, { timeout: 300_000 }, async () => {
    try {
      await run();
    } catch (error) {
      await page?.shot(`failed-${name.replaceAll(/\W+/g, '-')}`).catch(() => undefined);
      console.error(await page?.seen().catch((unseen) => `nothing seen: ${unseen}`));
      throw error;
    }
  });

step('the file is recognised and highlighted', async () => {
  await until('the language is known', 60, async () => (await page.language()) === 'smtpd.conf');
  await until(
    'words differ in colour',
    60,
    async () => (await page.colours('"outbound"')).size >= 3,
  );
});

step('what is wrong is underlined', async () => {
  await page.waitForSquiggle('error');
  await page.shot('01-broken');
});

step('the Problems view says what `waypost check` says', async () => {
  const expected = (await checked()).filter((each) => each.severity !== 'note');
  assert.equal(expected.length > 0, true, 'the file is broken');
  const rows = await until(`${expected.length} problems`, 60, async () => {
    const now = await page.problems();
    return now.length === expected.length ? now : undefined;
  });
  await page.shot('02-problems');
  for (const { code, message, line, column } of expected) {
    const text = message.replaceAll(/\s+/g, ' ');
    const place = `[Ln ${line}, Col ${column}]`;
    const same = rows.filter((row) => [text, code, place].every((part) => row.includes(part)));
    assert.equal(same.length, 1, `${text} ${code} ${place}\nis not one of\n${rows.join('\n')}`);
  }
  await page.press('Control+Shift+M');
});

step('the error is explained where it is', async () => {
  const column = BROKEN.split('\n')[BROKEN_LINE - 1].indexOf('locla') + 2;
  await page.press('Control+1');
  await page.goTo(BROKEN_LINE, column);
  const [first] = await checked();
  await page.hoverSays(first.message);
  await page.shot('03-hover');
  await page.press('Escape');
});

step('a table leads to its definition', async () => {
  const column = BROKEN.split('\n')[USE_LINE - 1].indexOf('<aliases>') + 3;
  await page.goTo(USE_LINE, column);
  await page.press('F12');
  await page.waitForPosition(DEFINITION_LINE);
  await page.shot('04-definition');
});

step('a keyword is completed', async () => {
  const last = BROKEN.split('\n').length;
  await page.goTo(last, 1);
  await page.type('match from ');
  const labels = await page.completions();
  await page.shot('05-completion');
  for (const word of ['any', 'local', 'src']) {
    const names = labels.map((label) => label.split(/[, ]/)[0]);
    assert.ok(names.includes(word), `${word} is not offered: ${names.join(' ')}`);
  }
  await page.accept('local');
  await page.type(' for local action "local"');
});

step('the mended file is clean, and is what was typed', async () => {
  const line = BROKEN.split('\n')[BROKEN_LINE - 1];
  await page.goTo(BROKEN_LINE, line.indexOf('locla') + 1);
  for (let letter = 0; letter < 'locla'.length; letter++) {
    await page.press('Delete');
  }
  await page.type('local');
  await page.waitForNoSquiggle('error');
  await page.press('Control+S');
  const expected = BROKEN.replace('locla', 'local') + 'match from local for local action "local"';
  await until('the file is saved', 60, async () => readFileSync(file, 'utf8') === expected);
  await page.shot('06-mended');
  const left = (await checked()).filter((each) => each.severity === 'error');
  assert.deepEqual(left, []);
});

step('what rules imply is shown in them', async () => {
  await page.goTo(2, 1);
  await page.command('Select All');
  await page.insert(CONFIGURATION);
  await page.waitForText('.view-line', 'from local');
  await page.shot('07-hints');
});

step('uses and tests stand above the file', async () => {
  await page.waitForText('.contentWidgets .codelens-decoration', 'Run 2 tests');
  await page.waitForText('.contentWidgets .codelens-decoration', '2 references');
  await page.shot('08-lenses');
});

step('a rule is read in one sentence', async () => {
  await page.goTo(RULE_LINE, 2);
  await page.hoverSays(/Mail for a domain in <ours> is accepted: action `?local`? \(maildir\)/);
  await page.shot('09-sentence');
  await page.press('Escape');
});

step('a domain is followed to the rule that takes its mail', async () => {
  await page.goTo(1, 'table ours { exa'.length);
  await page.hoverSays(/named by the rules on lines 6, 9/);
  await page.hoverSays(/is taken by the rule on line 6/);
  await page.shot('10-domain');
  await page.press('Escape');
});

step('a table shows its size and who asks it', async () => {
  await page.goTo(1, 'table ou'.length);
  await page.hoverSays(/list of 2 entries/);
  await page.hoverSays(/Asked by the rule on line 6/);
  await page.shot('11-table');
  await page.press('Escape');
});

step('all uses of a name are renamed', async () => {
  await page.goTo(1, 'table ou'.length);
  await page.press('F2');
  const box = page.page.locator('.rename-box input');
  await box.waitFor();
  await box.fill('domains');
  await page.press('Enter');
  await until('three places', 60, async () => {
    return ((await page.shown()).match(/domains/g) ?? []).length === 3;
  });
  await page.shot('12-renamed');
});

step('a name that is taken is refused', async () => {
  await page.goTo(1, 'table do'.length);
  await page.press('F2');
  const box = page.page.locator('.rename-box input');
  await box.waitFor();
  await box.fill('aliases');
  await page.press('Enter');
  await page.waitForText('.monaco-editor-overlaymessage, .notification-toast', 'aliases');
  await page.shot('13-refused');
  await page.press('Escape');
});

step('how an option is written is shown while it is typed', async () => {
  await page.goTo(LAST_LINE, 1);
  await page.press('End');
  await page.type('\nlisten on lo tag ');
  await page.press('Escape');
  await page.press('Control+Shift+Space');
  await page.waitForText('.parameter-hints-widget', 'tag NAME');
  await page.shot('14-signature');
  await page.press('Escape');
});

step('a tag is completed', async () => {
  const labels = await page.completions();
  assert.ok(
    labels.some((label) => label.startsWith('IN')),
    labels.join(' '),
  );
  await page.shot('15-tag');
  await page.press('Escape');
});

step('the statement that a new line ends is put in form', async () => {
  await page.type('  OUT   port 2526');
  await page.press('Escape');
  await page.type('\n');
  await page.waitForText('.view-line', 'listen on lo tag OUT port 2526');
  await page.shot('16-on-type');
});

step('a whole statement is offered and filled in', async () => {
  await page.type('match-reje');
  const labels = await page.completions();
  assert.ok(
    labels.some((label) => label.startsWith('match-reject')),
    labels.join(' '),
  );
  await page.accept('match-reject');
  await page.press('Escape');
  await page.waitForText('.view-line', 'match from any mail-from');
  await page.shot('17-statement');
});

step('a table that is missed is underlined', async () => {
  await page.waitForSquiggle('error');
  await page.command('Undo');
  await page.command('Undo');
  await page.command('Select All');
  await page.insert(CONFIGURATION);
  await page.waitForNoSquiggle('error');
});

step('a list becomes a table', async () => {
  await page.goTo(LIST_LINE, 'match from src { 192'.length);
  await page.actions('Turn the list into the table');
  await page.waitForText('.view-line', 'table clients { 192.0.2.0/24, 198.51.100.7 }');
  await page.waitForText('.view-line', 'match from src <clients>');
  await page.shot('18-extracted');
});

step('a table is written where it is used', async () => {
  await page.goTo(LIST_LINE, 'table cli'.length);
  await page.actions('where it is used');
  await page.waitForText('.view-line', 'match from src { 192.0.2.0/24, 198.51.100.7 }');
  await page.shot('19-inlined');
});

step('an action in a rule gets a name', async () => {
  await page.goTo(LAST_LINE, 1);
  await page.press('End');
  await page.type('\nmatch tag IN for any relay host mx.example');
  await page.press('Escape');
  await page.waitForSquiggle('error');
  await page.actions('Name this action');
  await page.waitForText('.view-line', 'action "relay" relay host mx.example');
  await page.shot('20-named');
  await page.command('Undo');
  await page.command('Undo');
});

step('the outline lists the statements', async () => {
  await page.command('Select All');
  await page.insert(CONFIGURATION);
  await page.waitForNoSquiggle('error');
  await page.press('Control+Shift+O');
  await page.waitForText('.quick-input-list .monaco-list-row', 'table aliases');
  await page.shot('21-symbols');
  await page.press('Escape');
});

step('the file is put in form as a whole', async () => {
  await page.goTo(3, 1);
  await page.press('End');
  await page.type('   # the door');
  await page.command('Format This File');
  await page.press('Control+S');
  const expected = () => /tag IN\s+# the door/.test(readFileSync(file, 'utf8'));
  await until('formatted and saved', 60, async () => expected());
  const [first] = (await checked()).filter((each) => each.severity === 'error');
  assert.equal(first, undefined);
});

step('the graph is drawn beside the file', async () => {
  await page.goTo(RULE_LINE, 1);
  await page.command('Show Decision Graph');
  const svg = page.webview().locator('svg').first();
  await svg.waitFor({ timeout: 120_000 });
  await page.shot('22-graph');
  const here = page.webview().locator('.waypost-here');
  await until('the rule of the cursor is marked', 60, async () => (await here.count()) > 0);
  assert.ok((await here.first().textContent()).includes(`line ${RULE_LINE}`));
});

step('the graph follows the cursor', async () => {
  await page.press('Control+1');
  await page.goTo(LIST_LINE, 1);
  const here = page.webview().locator('.waypost-here');
  await until('the other rule is marked', 60, async () => {
    const text = await here
      .first()
      .textContent()
      .catch(() => '');
    return (text ?? '').includes(`line ${LIST_LINE}`);
  });
  await page.shot('23-follows');
});

step('a click in the graph leads to the rule', async () => {
  const rule = page
    .webview()
    .locator('.waypost-line', { hasText: `line ${LEADING_LINE}` })
    .first();
  await rule.click();
  await page.waitForPosition(LEADING_LINE);
  await page.shot('24-leads');
});

step('a decision is explained', async () => {
  await page.press('Control+1');
  await page.command('Explain a Decision');
  await page.answer('(1/3)', 'bob@example.org');
  await page.answer('(2/3)', 'someone@sender.example');
  await page.answer('(3/3)', '192.0.2.99');
  await page.waitForText('.view-line', 'accepted by rule 1');
  await page.shot('25-explained');
  await page.command('View: Close All Editor Groups');
});

step('the tests are run in their view', async () => {
  await page.open(editor.port, file);
  await page.waitForText('.contentWidgets .codelens-decoration', 'Run 2 tests');
  await page.command('Run the Tests of This File');
  await page.waitForText('.monaco-list-row', 'first');
  await until('one of two has passed', 150, async () => {
    const summary = await page.page.getByText('1/2', { exact: true }).count();
    const failed = await page.page.locator('.codicon-testing-failed-icon').count();
    return summary > 0 && failed > 0;
  });
  await page.shot('26-tests');
});

step('the rules that no test leads to are counted', async () => {
  await page.waitForText('.monaco-list-row', 'smtpd.conf');
  await page.shot('27-coverage');
});

step('the language server is started anew', async () => {
  await page.command('Restart Language Server');
  await page.open(editor.port, file);
  await page.waitForText('.contentWidgets .codelens-decoration', '2 references');
  await page.shot('28-restarted');
});
