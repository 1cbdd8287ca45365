// Bundles the extension, makes the TextMate grammar, and with --tests bundles the unit tests.
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

import { entriesGrammar, textMateGrammar } from './textmate.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

const SCHEMA = '../compiler/src/main/resources/org/waypost/compiler/mailtest/mailtest.schema.json';

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
};

mkdirSync('dist', { recursive: true });
writeFileSync('dist/smtpd-conf.tmLanguage.json', JSON.stringify(textMateGrammar(), null, 2) + '\n');
for (const name of ['smtpd-table', 'smtpd-aliases']) {
  const grammar = JSON.stringify(entriesGrammar(name), null, 2);
  writeFileSync(`dist/${name}.tmLanguage.json`, `${grammar}\n`);
}
copyFileSync(SCHEMA, 'dist/mailtest.schema.json');
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
