// The recipes for other editors, run in them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

const here = import.meta.dirname;
const repository = path.join(here, '../..');
const TEXT = `table aliases { root = "alice" }
action "local" maildir alias <aliases>
match from any for domain "example.com" action "locla"
`;

let folder;
let conf;

before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waypost-editors-'));
  conf = path.join(folder, 'smtpd.conf');
});

after(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function found(program) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .some((each) => existsSync(path.join(each, program)));
}

/** Runs an editor on the file; `waypost` of this repository comes first in PATH. */
function run(program, args, recipe) {
  writeFileSync(conf, TEXT);
  const waypost = process.env.WAYPOST_FOLDER ?? repository;
  const env = {
    ...process.env,
    PATH: `${waypost}${path.delimiter}${process.env.PATH ?? ''}`,
    HOME: folder,
    CONF: conf,
    OUT: path.join(folder, 'out.txt'),
    RECIPE: path.join(repository, 'lsp-server/editors', recipe),
  };
  const options = { env, encoding: 'utf8', timeout: 270_000, cwd: folder, input: '' };
  const ended = spawnSync(program, args, options);
  return `${ended.stdout}\n${ended.stderr}`;
}

function withEditor(name, program, body) {
  const skip = found(program) ? false : `${program} is not installed`;
  test(name, { skip, timeout: 300_000 }, body);
}

withEditor('Neovim shows diagnostics and hover, and renames', 'nvim', () => {
  const script = path.join(here, 'recipes/neovim.lua');
  const out = run('nvim', ['--headless', '--clean', '-c', `luafile ${script}`], 'neovim.lua');
  assert.match(out, /diagnostic 3 .*`locla`/);
  assert.match(out, /hover .*action "local"|hover ```/s);
  assert.match(out, /^servers 1$/m);
  assert.match(out, /line action "other" maildir/);
});

withEditor('Emacs shows diagnostics, and renames', 'emacs', () => {
  const script = path.join(here, 'recipes/emacs.el');
  const out = run('emacs', ['-Q', '--batch', '-l', script], 'emacs.el');
  assert.match(out, /diagnostic 3 .*`locla`/);
  assert.match(out, /line action "local" maildir alias <other>/);
});

withEditor('Vim shows diagnostics', 'vim.nox', () => {
  const script = path.join(here, 'recipes/ale.vim');
  run('vim.nox', ['-es', '-N', '-u', 'NONE', '-S', script], 'ale.vim');
  assert.match(readFileSync(path.join(folder, 'out.txt'), 'utf8'), /diagnostic 3 .*`locla`/);
});
