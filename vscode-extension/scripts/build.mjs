// Bundles the extension, makes the TextMate grammar, and with --tests bundles the unit tests.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

import { textMateGrammar } from './textmate.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
};

mkdirSync('dist', { recursive: true });
writeFileSync('dist/smtpd-conf.tmLanguage.json', JSON.stringify(textMateGrammar(), null, 2) + '\n');
await build({
  ...common,
  entryPoints: ['src/extension.ts'],
  external: ['vscode'],
  minify: true,
  outfile: 'dist/extension.js',
});

if (process.argv.includes('--tests')) {
  rmSync('dist/test', { recursive: true, force: true });
  const tests = readdirSync('tests/unit').map((name) => `tests/unit/${name}`);
  await build({
    ...common,
    entryPoints: tests,
    external: ['vscode'],
    outdir: 'dist/test',
    outExtension: { '.js': '.cjs' },
  });
}
