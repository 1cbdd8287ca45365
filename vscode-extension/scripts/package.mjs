// Puts the language server's jars into the extension and packs it: target/waypost-smtpd-conf.vsix.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

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

/** The Java of this machine, found as the extension itself finds it. */
async function newEnoughJava() {
  const bundle = 'target/findJava.mjs';
  const contents = "export { findJava } from './java'; export { thisMachine } from './machine';";
  const stdin = { contents, resolveDir: 'src', loader: 'ts' };
  const shape = { bundle: true, platform: 'node', format: 'esm', outfile: bundle };
  await build({ stdin, ...shape });
  const { findJava, thisMachine } = await import(new URL(`../${bundle}`, import.meta.url));
  const found = await findJava('', thisMachine);
  if (found.kind === 'missing') {
    console.error(found.message);
    process.exit(1);
  }
  return found.java;
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
run(await newEnoughJava(), ['-cp', own[0], 'org.waypost.lsp.UnsignedJars', SERVER]);
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
