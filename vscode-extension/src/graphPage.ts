import { randomBytes } from 'node:crypto';

/** The picture knows light and dark by the system; here the theme of the editor counts. */
const STYLE = `
  body { margin: 0; padding: 8px; background: var(--vscode-editor-background); }
  svg { display: block; margin: auto; max-width: 100%; height: auto; }
  body.vscode-light svg { color-scheme: light; --paper: transparent; --ink: #1f2933;
    --soft: #5b6b7b; --line: #8a99a8; --card: #ffffff; --head: #e8eef5; --edge: #b9c5d1;
    --accept: #d9f2df; --accept-edge: #3c9a56; --reject: #fbdfdd; --reject-edge: #c8473e;
    --tempfail: #fcefc7; --tempfail-edge: #b98a0e; --lookup: #e4e1fa; }
  body.vscode-dark svg, body.vscode-high-contrast svg { color-scheme: dark; --paper: transparent;
    --ink: #e4eaf0; --soft: #9fb0c0; --line: #71808f; --card: #1d252e; --head: #2a3643;
    --edge: #43515f; --accept: #173d25; --accept-edge: #57b874; --reject: #4a201f;
    --reject-edge: #e2756d; --tempfail: #43370f; --tempfail-edge: #d6aa35; --lookup: #332f57; }
  svg .waypost-line { cursor: pointer; }
  svg .waypost-here > rect, svg .waypost-here > path, svg .waypost-here > polygon,
  svg .waypost-here > ellipse {
    stroke: var(--vscode-focusBorder) !important; stroke-width: 3px !important; }
  svg text.waypost-here { font-weight: bold; text-decoration: underline; }
  pre { color: var(--vscode-editor-foreground); }
`;

/** Runs in the page: finds what names a line, tells of clicks, and marks the line of the cursor. */
const SCRIPT = `
  const vscode = acquireVsCodeApi();
  const named = [];
  for (const text of document.querySelectorAll('svg text')) {
    const match = /\\bline (\\d+)\\b/.exec(text.textContent ?? '');
    if (match !== null) {
      const group = text.closest('g') ?? text;
      const box = group.querySelectorAll('text').length <= 4 ? group : text;
      box.classList.add('waypost-line');
      named.push({ line: Number(match[1]), box });
      box.addEventListener('click', () => vscode.postMessage({ line: Number(match[1]) }));
    }
  }
  window.addEventListener('message', (event) => {
    let first;
    for (const { line, box } of named) {
      const here = line === event.data.line;
      box.classList.toggle('waypost-here', here);
      first ??= here ? box : undefined;
    }
    first?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>]/g, (each) => ESCAPES[each] ?? each);
}

/** The page of the graph: the picture, or the text where it is too large for one. */
export function graphPage(svg: string | undefined, text: string): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'`;
  const body = svg === undefined ? `<pre>${escaped(text)}</pre>` : svg.replace(/^<\?xml.*?\?>/, '');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Decision graph</title>
<style>${STYLE}</style>
</head>
<body>${body}<script nonce="${nonce}">${SCRIPT}</script></body>
</html>`;
}
