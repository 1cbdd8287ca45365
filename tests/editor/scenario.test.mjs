// A person opens a broken smtpd.conf, sees what is wrong, has it explained and mends it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { chromium } from 'playwright-core';

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
const BROKEN_LINE = 7;
const USE_LINE = 5;
const DEFINITION_LINE = 2;

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
  const java =
    process.env.JAVA_HOME === undefined ? {} : { 'waypost.java.home': process.env.JAVA_HOME };
  editor = await startCodeServer({ folder, vsix, moreSettings: java });
  browser = await chromium.launchPersistentContext(path.join(folder, 'browser'), {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    viewport: { width: 1280, height: 800 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
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
  test(name, { timeout: 180_000 }, async () => {
    try {
      await run();
    } catch (error) {
      await page?.shot(`failed-${name.replaceAll(/\W+/g, '-')}`).catch(() => undefined);
      throw error;
    }
  });

step('the file is recognised and highlighted', async () => {
  await until('the language is known', 30, async () => (await page.language()) === 'smtpd.conf');
  await until(
    'words differ in colour',
    30,
    async () => (await page.colours('"outbound"')).size >= 3,
  );
});

step('what is wrong is underlined', async () => {
  await page.waitForSquiggle('error');
  await page.shot('1-broken');
});

step('the Problems view says what `waypost check` says', async () => {
  const expected = (await checked()).filter((each) => each.severity !== 'note');
  assert.equal(expected.length > 0, true, 'the file is broken');
  const rows = await until(`${expected.length} problems`, 30, async () => {
    const now = await page.problems();
    return now.length === expected.length ? now : undefined;
  });
  await page.shot('2-problems');
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
  const text = await page.hoverText();
  await page.shot('3-hover');
  assert.ok(text.includes(first.message), `${text}\ndoes not say\n${first.message}`);
  await page.press('Escape');
});

step('a table leads to its definition', async () => {
  const column = BROKEN.split('\n')[USE_LINE - 1].indexOf('<aliases>') + 3;
  await page.goTo(USE_LINE, column);
  await page.press('F12');
  await page.waitForPosition(DEFINITION_LINE);
  await page.shot('4-definition');
});

step('a keyword is completed', async () => {
  const last = BROKEN.split('\n').length;
  await page.goTo(last, 1);
  await page.type('match from ');
  const labels = await page.completions();
  await page.shot('5-completion');
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
  await until('the file is saved', 30, async () => readFileSync(file, 'utf8') === expected);
  await page.shot('6-mended');
  const left = (await checked()).filter((each) => each.severity === 'error');
  assert.deepEqual(left, []);
});
