// How fast the language server is, as a whole process: node bench.mjs [--runs N] [--server CMD…]
// Prints one table; what is wanted of each line stands beside it. No test depends on it.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { LspClient } from './lspClient.mjs';

const repository = path.join(import.meta.dirname, '../..');
const URI = 'untitled:bench';
/** Twenty characters a second. */
const KEY_MILLIS = 50;
const KEYS = 20;

const argv = process.argv.slice(2);
const serverAt = argv.indexOf('--server');
const server = serverAt < 0 ? [path.join(repository, 'waypost'), 'lsp'] : argv.slice(serverAt + 1);
const runsAt = argv.indexOf('--runs');
const runs = runsAt < 0 ? 5 : Number(argv[runsAt + 1]);

const now = () => Number(process.hrtime.bigint()) / 1e6;
const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** A configuration of this many lines with one error in its last rule. */
export function configuration(lines) {
  const text = ['table ours { example.org, example.com }', 'action "out" relay'];
  for (let i = 0; text.length < lines - 1; i++) {
    const kind = i % 4;
    if (kind === 0) {
      text.push(`table t${i} { host${i}.example.org, host${i}.example.com }`);
    } else if (kind === 1) {
      text.push(`action "a${i}" relay host mx${i}.example.net`);
    } else if (kind === 2) {
      text.push(`match from any for domain <t${i - 2}> action "a${i - 1}"`);
    } else {
      text.push(`# the ${i}th: example.org`);
    }
  }
  text.push('match from any for domain <ours> action "nowhere"');
  return `${text.join('\n')}\n`;
}

const table = new Map();
function note(name, millis) {
  table.set(name, [...(table.get(name) ?? []), millis]);
}

/** The most memory that the server has had, MiB; Linux only. */
function residentMiB(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  } catch {
    return NaN;
  }
}

async function typing(client, lines, text) {
  const line = text.split('\n').length - 2;
  let version = 1;
  // Somebody types a comment behind the last rule; the error is there before and after.
  for (let round = 0; round < 3; round++) {
    for (let key = 0; key < KEYS; key++) {
      const at = { line, character: text.split('\n')[line].length };
      const letter = key === 0 ? ' #' : 'x';
      const range = { start: at, end: at };
      const sent = now();
      const told = client.published(URI);
      client.change(URI, ++version, range, letter);
      const rows = text.split('\n');
      rows[line] += letter;
      text = rows.join('\n');
      const each = told.then(() => now() - sent);
      if (lines <= 1000) {
        note(`${lines} lines: diagnostics after a key`, await each);
      } else if (key === KEYS - 1) {
        note(`${lines} lines: diagnostics after the last key`, await each);
      }
      await pause(KEY_MILLIS);
    }
    for (let i = 0; i < 5; i++) {
      const sent = now();
      const position = { line: line - 5, character: 0 };
      await client.request('textDocument/completion', { textDocument: { uri: URI }, position });
      note(`${lines} lines: completion`, now() - sent);
    }
  }
}

async function run(lines) {
  const began = now();
  const client = new LspClient(server[0], server.slice(1));
  await client.initialize();
  note('ready', now() - began);
  const text = configuration(lines);
  const opened = now();
  const told = client.published(URI, (all) => all.length > 0);
  client.open(URI, text);
  await told;
  note(`${lines} lines: opened`, now() - opened);
  await typing(client, lines, text);
  note(`${lines} lines: memory (MiB)`, residentMiB(client.child.pid));
  const code = await client.end();
  if (code !== 0) {
    throw new Error(`the server ended with ${code}`);
  }
}

const WANTED = new Map([
  ['ready', 1500],
  ['200 lines: diagnostics after a key', 50],
  ['5000 lines: opened', 800],
  ['5000 lines: diagnostics after the last key', 250],
  ['5000 lines: completion', 100],
  ['5000 lines: memory (MiB)', 250],
]);

function at(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

for (let i = 0; i < runs; i++) {
  await run(200);
  await run(5000);
}
console.log(`${'ms unless said otherwise'.padEnd(48)}    n     p50     p95   wanted (p95)`);
for (const [name, all] of table) {
  const sorted = [...all].sort((a, b) => a - b);
  const cells = [at(sorted, 0.5), at(sorted, 0.95)].map((n) => n.toFixed(0).padStart(7));
  const wanted = WANTED.has(name) ? `< ${WANTED.get(name)}` : '';
  console.log(
    `${name.padEnd(48)} ${String(all.length).padStart(4)} ${cells.join(' ')}   ${wanted}`,
  );
}
