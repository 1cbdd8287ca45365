/** A case of a test file, for the tree of tests. */
export interface Case {
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

/**
 * The cases of a `*.mailtest.yaml` by their lines. The language server reads the file for real;
 * this serves to show the cases before they were run.
 */
export function casesOf(text: string): Case[] {
  const lines = text.split(/\r?\n/);
  const cases: Case[] = [];
  let inside = false;
  let indent: number | undefined;
  lines.forEach((line, index) => {
    if (/^\S/.test(line) && !line.startsWith('#') && !line.startsWith('-')) {
      inside = line.startsWith('cases:');
      return;
    }
    const item = /^(\s*)-\s+(.*)$/.exec(line);
    if (!inside || item === null) {
      return;
    }
    const depth = item[1]?.length ?? 0;
    indent ??= depth;
    if (depth === indent) {
      const name = nameOf(lines, index, depth);
      cases.push({ name: name ?? `case ${cases.length + 1}`, line: index + 1 });
    }
  });
  return cases;
}

/** The name stands on the first line of a case, or on one of those below it. */
function nameOf(lines: readonly string[], start: number, depth: number): string | undefined {
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const ends = at > start && line.trim() !== '' && line.search(/\S/) <= depth;
    if (ends) {
      return undefined;
    }
    const name = /(?:^\s*(?:-\s+)?|[{,]\s*)name:\s*("[^"]*"|'[^']*'|[^,}]+)/.exec(line);
    if (name?.[1] !== undefined) {
      return name[1].trim().replaceAll(/^["']|["']$/g, '');
    }
  }
  return undefined;
}

/** The configuration that a test file names. */
export function configOf(text: string): string | undefined {
  const match = /^config:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^#\r\n]*))/m.exec(text);
  const config = (match?.[1] ?? match?.[2] ?? match?.[3])?.trim();
  return config === '' ? undefined : config;
}
