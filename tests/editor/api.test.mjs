// The tests in `inside/`, run by the editor itself with its own API.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

import { chromium } from 'playwright-core';

import { startCodeServer } from './codeServer.mjs';
import { chromiumOptions } from './browser.mjs';

const here = import.meta.dirname;
const repository = path.join(here, '../..');
const vsix = path.join(repository, 'vscode-extension/target/waypost-smtpd-conf.vsix');
const waypost = process.env.WAYPOST ?? path.join(repository, 'waypost');
const inside = path.join(here, 'inside');
const MINUTES = 6;

const FILES = {
  'smtpd.conf': 'action "in" maildir\nmatch for any action "in"\n',
  'tables.inc': 'table ours { example.org, example.com }\ntable aliases { root = alice }\n',
  'other.conf': 'nothing of ours\n',
  'first.mailtest.yaml': 'config: smtpd.conf\ncases: []\n',
  '.vscode/tasks.json': JSON.stringify({
    version: '2.0.0',
    tasks: [
      {
        label: 'check',
        type: 'process',
        command: waypost,
        args: ['check', '--format', 'line', 'smtpd.conf'],
        presentation: { reveal: 'never' },
        problemMatcher: '$smtpd',
      },
    ],
  }),
};

function workspaceIn(folder) {
  const workspace = path.join(folder, 'workspace');
  for (const [name, text] of Object.entries(FILES)) {
    const file = path.join(workspace, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return workspace;
}

function address(port, workspace) {
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${file}`;
  const payload = JSON.stringify([
    ['extensionDevelopmentPath', remote(inside)],
    ['extensionTestsPath', remote(path.join(inside, 'index.js'))],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ]);
  const folder = encodeURIComponent(workspace);
  return `http://127.0.0.1:${port}/?folder=${folder}&payload=${encodeURIComponent(payload)}`;
}

/** Opens the page and waits until the editor says that the tests have ended: what was logged. */
async function ended(browser, url) {
  const page = browser.pages()[0] ?? (await browser.newPage());
  const log = [];
  const exit = Promise.withResolvers();
  await page.exposeFunction('codeAutomationLog', (_, args) => log.push(JSON.stringify(args)));
  await page.exposeFunction('codeAutomationExit', exit.resolve);
  const say = () => exit.reject(new Error(`the editor's tests do not end:\n${log.join('\n')}`));
  const timer = setTimeout(say, MINUTES * 60_000);
  try {
    // A busy machine may take its time to load: what counts is that the tests end.
    await page.goto(url, { waitUntil: 'commit', timeout: MINUTES * 60_000 });
    return { code: await exit.promise, log: log.join('\n') };
  } finally {
    clearTimeout(timer);
  }
}

function read(file) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

test('the API of the editor', { timeout: (MINUTES + 3) * 60_000 }, async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'waypost-api-'));
  const outcomes = path.join(folder, 'outcomes.jsonl');
  process.env.WAYPOST_OUTCOMES = outcomes;
  const java =
    process.env.JAVA_HOME === undefined ? {} : { 'waypost.java.home': process.env.JAVA_HOME };
  let editor;
  let browser;
  try {
    const more = ['--vscode-option', 'enable-smoke-test-driver'];
    editor = await startCodeServer({ folder, vsix, moreSettings: java, more });
    browser = await chromium.launchPersistentContext(
      path.join(folder, 'browser'),
      chromiumOptions(),
    );
    const end = await ended(browser, address(editor.port, workspaceIn(folder))).catch((late) => ({
      code: undefined,
      log: String(late),
    }));
    const found = read(outcomes);
    for (const { name, error } of found) {
      await t.test(name, () => {
        if (error !== undefined) {
          throw new Error(error);
        }
      });
    }
    assert.ok(found.length > 0, end.log);
    assert.equal(end.code, 0, end.log);
  } finally {
    await browser?.close();
    await editor?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
