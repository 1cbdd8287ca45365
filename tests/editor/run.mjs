// Runs the editors' tests in real editors: node run.mjs [--tap FILE]. Exit 0 when everything held.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const editor = path.join(here, 'node_modules/code-server/lib/vscode');
const extension = path.join(here, '../../vscode-extension/target/waypost-smtpd-conf.vsix');

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** The editor's own packages, which its install script would fetch; every native one is optional. */
function installEditor() {
  const args = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  for (let attempt = 1; attempt <= 2; attempt++) {
    const ended = spawnSync('npm', [...args, '--loglevel=error'], {
      cwd: editor,
      stdio: 'inherit',
    });
    if (ended.status === 0) {
      return;
    }
  }
  fail('the packages of the editor were not installed');
}

function reporters() {
  const shown = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  const at = process.argv.indexOf('--tap');
  const file = process.argv[at + 1];
  return at < 0 ? shown : [...shown, '--test-reporter=tap', `--test-reporter-destination=${file}`];
}

if (!existsSync(editor)) {
  fail('not installed: npm ci --ignore-scripts in tests/editor');
}
if (!existsSync(extension)) {
  fail('not packaged: npm run package in vscode-extension');
}
if (!existsSync(path.join(editor, 'node_modules/@vscode/ripgrep-universal'))) {
  installEditor();
}
mkdirSync(path.join(here, 'target'), { recursive: true });
const names = ['editors.test.mjs', 'api.test.mjs', 'scenario.test.mjs'];
const tests = names.map((name) => path.join(here, name));
// One after the other: each starts editors and servers of its own.
const args = ['--test', '--test-concurrency=1', ...reporters(), ...tests];
const ended = spawnSync(process.execPath, args, {
  stdio: 'inherit',
});
process.exit(ended.status ?? 1);
