// Puts the language server's jars into the extension and packs it: target/waypost-smtpd-conf.vsix.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

process.chdir(new URL('..', import.meta.url).pathname);

const BUILT = '../lsp-server/target';
const PACKED = 'target/waypost-smtpd-conf.vsix';
const SERVER = 'dist/server';

function jarsOf(folder) {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jar') && !/-(sources|javadoc|tests)\.jar$/.test(name))
    .map((name) => path.join(folder, name));
}

function run(command, args) {
  const ended = spawnSync(command, args, { stdio: 'inherit' });
  if (ended.status !== 0) {
    process.exit(ended.status ?? 1);
  }
}

const own = jarsOf(BUILT);
const libraries = jarsOf(path.join(BUILT, 'lib'));
if (own.length !== 1 || libraries.length === 0) {
  console.error('the language server is not built: run `mvn -pl lsp-server -am package` first');
  process.exit(1);
}

rmSync(SERVER, { recursive: true, force: true });
mkdirSync(SERVER, { recursive: true });
mkdirSync('target', { recursive: true });
for (const jar of [...own, ...libraries]) {
  copyFileSync(jar, path.join(SERVER, path.basename(jar)));
}
// An ahead-of-time cache takes no classes of signed jars, and most of Eclipse's are.
const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
run(java, ['-cp', own[0], 'org.waypost.lsp.UnsignedJars', SERVER]);
run(process.execPath, ['scripts/build.mjs']);
run(process.execPath, [
  'node_modules/@vscode/vsce/vsce',
  'package',
  '--no-dependencies',
  '--allow-missing-repository',
  '--no-rewrite-relative-links',
  '-o',
  PACKED,
]);
console.log(`vscode-extension/${PACKED}: ${own.length + libraries.length} jars`);
