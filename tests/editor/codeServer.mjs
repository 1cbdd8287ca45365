// Starts one code-server with the extension in a folder of its own, and ends it.
import { execFile, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';

import { until } from './until.mjs';

const here = import.meta.dirname;
const entry = path.join(here, 'node_modules/code-server/out/node/entry.js');
const START_SECONDS = 90;

/** What would ask the network, ask questions, or move while a picture is taken is off. */
const settings = {
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'security.workspace.trust.enabled': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'git.enabled': false,
};

/** A port that nobody listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function surroundings(folder) {
  const env = {
    ...process.env,
    HOME: path.join(folder, 'home'),
    TMPDIR: path.join(folder, 'tmp'),
    // Without this the page asks a public gallery of extensions.
    EXTENSIONS_GALLERY: '{"serviceUrl":"","itemUrl":"","resourceUrlTemplate":""}',
  };
  mkdirSync(env.HOME, { recursive: true });
  mkdirSync(env.TMPDIR, { recursive: true });
  return env;
}

function common(folder, moreSettings) {
  const user = path.join(folder, 'data/User');
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...settings, ...moreSettings }));
  writeFileSync(path.join(folder, 'config.yaml'), '');
  const data = ['--user-data-dir', path.join(folder, 'data')];
  const extensions = ['--extensions-dir', path.join(folder, 'extensions')];
  return [entry, '--config', path.join(folder, 'config.yaml'), ...data, ...extensions];
}

function ended(child) {
  return child.exitCode !== null || child.signalCode !== null;
}

/**
 * Installs the extension and starts the editor's server; `stop` ends it and what it started.
 * `more` are more arguments for it.
 */
export async function startCodeServer({ folder, vsix, moreSettings = {}, more = [] }) {
  const env = surroundings(folder);
  const args = common(folder, moreSettings);
  const install = [...args, '--install-extension', vsix, '--force'];
  await promisify(execFile)(process.execPath, install, { env });

  const port = await freePort();
  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'];
  const only = ['--auth', 'none', '--disable-getting-started-override'];
  // A page that is closed takes its extension host and language server with it in this time.
  const grace = ['--reconnection-grace-time', '2'];
  const where = ['--bind-addr', `127.0.0.1:${port}`];
  const all = [...args, ...where, ...quiet, ...only, ...grace, ...more];
  const child = spawn(process.execPath, all, { env });
  const log = createWriteStream(path.join(folder, 'code-server.log'));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  await until(`code-server answers on port ${port}`, START_SECONDS, async () => {
    if (ended(child)) {
      throw new Error(`code-server ended with ${child.exitCode}; see ${log.path}`);
    }
    return fetch(`http://127.0.0.1:${port}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
  });
  return { port, stop: () => stop(child) };
}

async function stop(child) {
  child.kill('SIGTERM');
  await until('code-server has ended', 20, async () => ended(child));
}
