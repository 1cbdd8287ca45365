// Runs inside the editor's extension host: what the API of the editor says that the extension does.
// The outcome of each test is a line of JSON in the file that WAYPOST_OUTCOMES names.
'use strict';

const assert = require('node:assert/strict');
const { appendFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

const outcomes = process.env.WAYPOST_OUTCOMES;
const SECONDS = 60;
const STEP_MILLIS = 100;
const tests = [];

function test(name, run) {
  tests.push({ name, run });
}

/** Asks until the answer is truthy, and returns it; `what` is a text or tells one at the end. */
async function until(what, ask) {
  const deadline = performance.now() + SECONDS * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (performance.now() > deadline) {
      const said = typeof what === 'string' ? what : what();
      throw new Error(`did not come within ${SECONDS} s: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, STEP_MILLIS));
  }
}

const folder = () => vscode.workspace.workspaceFolders[0].uri;
const file = (name) => vscode.Uri.joinPath(folder(), name);
const run = (command, ...args) => vscode.commands.executeCommand(command, ...args);

/** Opens a file of the workspace with this text in it, unsaved. */
async function opened(name, text) {
  const document = await vscode.workspace.openTextDocument(file(name));
  await vscode.window.showTextDocument(document, { preview: false });
  await fill(document, text);
  return document;
}

async function fill(document, text) {
  if (document.getText() === text) {
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  edit.replace(document.uri, document.validateRange(all), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** The place behind the first occurrence of a text. */
function behind(document, text) {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `there is no ${text}`);
  return document.positionAt(at + text.length);
}

/** Those of the language server; a task may have told others. */
const told = (uri) =>
  vscode.languages.getDiagnostics(uri).filter((each) => each.source === 'waypost');

const codes = (uri) =>
  told(uri).map((each) => (typeof each.code === 'object' ? each.code.value : each.code));

/** Diagnostics of a file once these codes are all there are. */
async function diagnosed(document, ...expected) {
  const what = () => `${document.uri.path} has exactly [${expected}], not [${codes(document.uri)}]`;
  await until(what, () => codes(document.uri).sort().join() === [...expected].sort().join());
  return told(document.uri);
}

const label = (item) => (typeof item.label === 'string' ? item.label : item.label.label);

async function completions(document, text) {
  const list = await run(
    'vscode.executeCompletionItemProvider',
    document.uri,
    behind(document, text),
  );
  return list.items;
}

/** The text of a document with edits of a provider. */
function edited(document, edits) {
  const sorted = [...edits].sort((a, b) => b.range.start.compareTo(a.range.start));
  let text = document.getText();
  for (const edit of sorted) {
    const start = document.offsetAt(edit.range.start);
    text = text.slice(0, start) + edit.newText + text.slice(document.offsetAt(edit.range.end));
  }
  return text;
}

const hoverText = (hovers) =>
  hovers.flatMap((hover) => hover.contents.map((part) => part.value ?? part)).join('\n');

const CLEAN = `include "tables.inc"
action "in"  maildir alias <aliases>
action "out" relay
match from any for domain <ours> action "in"
match from local for any action "out"
`;
const TABLES = `table ours { example.org, example.com }
table aliases { root = alice }
`;

test('languages are told by the names of files', async () => {
  assert.equal((await opened('smtpd.conf', CLEAN)).languageId, 'smtpd-conf');
  const other = await vscode.workspace.openTextDocument(file('other.conf'));
  assert.notEqual(other.languageId, 'smtpd-conf');
  const suite = await vscode.workspace.openTextDocument(file('first.mailtest.yaml'));
  assert.notEqual(suite.languageId, 'smtpd-conf');
});

test('diagnostics have code, place, severity and source', async () => {
  const document = await opened('smtpd.conf', CLEAN.replace('action "in"\n', 'action "inn"\n'));
  const found = await diagnosed(document, 'no-such-action');
  const missing = found.find((each) => each.message.includes('`inn`'));
  assert.equal(missing.severity, vscode.DiagnosticSeverity.Error);
  assert.equal(missing.source, 'waypost');
  assert.equal(document.getText(missing.range), '"inn"');
  await fill(document, `${CLEAN}action "idle" mbox\n`);
  const [unused] = await diagnosed(document, 'unused-action');
  assert.ok(unused.tags?.includes(vscode.DiagnosticTag.Unnecessary));
  await fill(document, CLEAN);
  await diagnosed(document);
});

test('completion offers tables, keywords and actions where they can stand', async () => {
  const document = await opened('smtpd.conf', `${CLEAN}match for domain <\nmatch for `);
  // The include has only just been named: until it is read, its names are not offered.
  await until('a table of the include is offered', async () => {
    const tables = await completions(document, 'match for domain <');
    return tables.map(label).some((name) => name.startsWith('ours'));
  });
  const words = (await completions(document, 'match for domain <\nmatch for ')).map(label);
  for (const word of ['domain', 'any', 'local', 'rcpt-to']) {
    assert.ok(words.includes(word), `${word} is among ${words}`);
  }
  for (const word of ['maildir', 'listen', 'relay']) {
    assert.ok(!words.includes(word), `${word} cannot stand there`);
  }
  await fill(document, CLEAN);
});

test('hover reads a rule and shows a table', async () => {
  const document = await opened('smtpd.conf', CLEAN);
  const rule = await run('vscode.executeHoverProvider', document.uri, behind(document, 'match fr'));
  assert.ok(hoverText(rule).length > 20, hoverText(rule));
  const table = await run('vscode.executeHoverProvider', document.uri, behind(document, '<our'));
  assert.match(hoverText(table), /example\.org/);
});

test('definition and references go across includes', async () => {
  const document = await opened('smtpd.conf', CLEAN);
  const at = behind(document, '<our');
  const places = await until('a definition', async () => {
    const found = await run('vscode.executeDefinitionProvider', document.uri, at);
    return found.length > 0 && found;
  });
  const first = places[0].targetUri ?? places[0].uri;
  assert.equal(path.basename(first.path), 'tables.inc');
  const uses = await run('vscode.executeReferenceProvider', document.uri, at);
  assert.deepEqual(uses.map((use) => path.basename(use.uri.path)).sort(), [
    'smtpd.conf',
    'tables.inc',
  ]);
  const lit = await run(
    'vscode.executeDocumentHighlights',
    document.uri,
    behind(document, 'action "i'),
  );
  assert.equal(lit.length, 2);
});

test('rename changes all files, and refuses what cannot be a name', async () => {
  const document = await opened('smtpd.conf', CLEAN);
  const at = behind(document, '<our');
  const edit = await run('vscode.executeDocumentRenameProvider', document.uri, at, 'mine');
  const changed = edit.entries().map(([uri, edits]) => [path.basename(uri.path), edits.length]);
  assert.deepEqual(changed.sort(), [
    ['smtpd.conf', 1],
    ['tables.inc', 1],
  ]);
  await assert.rejects(
    run('vscode.executeDocumentRenameProvider', document.uri, at, 'aliases'),
    /another/,
  );
  await assert.rejects(
    run('vscode.executeDocumentRenameProvider', document.uri, at, 'a b'),
    /name/,
  );
});

test('formatting of a file, of a range, and while one types', async () => {
  const untidy = CLEAN.replace('maildir alias', 'maildir   alias').replace(
    'local for any',
    'local for    any',
  );
  const document = await opened('smtpd.conf', untidy);
  const options = { tabSize: 4, insertSpaces: true };
  const whole = await run('vscode.executeFormatDocumentProvider', document.uri, options);
  assert.equal(edited(document, whole), CLEAN);
  const range = document.lineAt(4).range;
  const part = await run('vscode.executeFormatRangeProvider', document.uri, range, options);
  assert.equal(edited(document, part), CLEAN.replace('maildir alias', 'maildir   alias'));
  await fill(document, CLEAN.replace('action "out" relay\n', 'action   "out"   relay\n\n'));
  const typed = await run(
    'vscode.executeFormatOnTypeProvider',
    document.uri,
    behind(document, 'action   "out"   relay\n'),
    '\n',
    options,
  );
  assert.equal(edited(document, typed), CLEAN.replace('relay\n', 'relay\n\n'));
  await fill(document, untidy);
  await run('waypost.format');
  await until('the command has formatted', () => document.getText() === CLEAN);
});

test('a fix and the fix of all mend the text', async () => {
  const wrong = CLEAN.replace('action "in"\n', 'action "inn"\n');
  const document = await opened('smtpd.conf', wrong);
  await diagnosed(document, 'no-such-action');
  const at = behind(document, '"in');
  const range = document.lineAt(3).range;
  const actions = await run(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const fix = actions.find((action) => action.edit !== undefined);
  assert.ok(fix, `a fix is among ${actions.map((action) => action.title)} at ${at.line}`);
  assert.ok(await vscode.workspace.applyEdit(fix.edit));
  assert.equal(document.getText(), CLEAN);
  await fill(document, wrong);
  await diagnosed(document, 'no-such-action');
  await until('all is fixed', async () => {
    await run('editor.action.fixAll');
    return document.getText() === CLEAN;
  });
  await diagnosed(document);
});

test('symbols, folds, links, colours and ranges', async () => {
  const document = await opened(
    'smtpd.conf',
    `${CLEAN}table long {\n  a.example,\n  b.example\n}\n`,
  );
  const uri = document.uri;
  const symbols = await until('symbols', () => run('vscode.executeDocumentSymbolProvider', uri));
  const names = symbols.map((symbol) => symbol.name).join();
  assert.match(names, /in/);
  assert.match(names, /long/);
  await until('the symbol of the include', async () => {
    const known = await run('vscode.executeWorkspaceSymbolProvider', 'aliases');
    const where = ({ name, location }) => `${name} ${path.basename(location.uri.path)}`;
    return known.map(where).includes('aliases tables.inc');
  });
  await until('the fold of the table', async () => {
    const folds = await run('vscode.executeFoldingRangeProvider', uri);
    return folds.some((fold) => fold.start === 5 && fold.end >= 7);
  });
  const links = await until('links', async () => {
    const found = await run('vscode.executeLinkProvider', uri);
    return found.length > 0 && found;
  });
  assert.equal(path.basename(links[0].target.path), 'tables.inc');
  const [selection] = await run('vscode.executeSelectionRangeProvider', uri, [
    behind(document, '<our'),
  ]);
  assert.equal(document.getText(selection.range), 'ours');
  const legend = await run('vscode.provideDocumentSemanticTokensLegend', uri);
  const tokens = await run('vscode.provideDocumentSemanticTokens', uri);
  assert.ok(legend.tokenTypes.length > 3);
  assert.equal(tokens.data.length % 5, 0);
  assert.ok(tokens.data.length > 50);
  await until('lenses', async () => {
    const lenses = await run('vscode.executeCodeLensProvider', uri, 20);
    return lenses.length > 0;
  });
  await fill(document, CLEAN.replace('from local ', ''));
  await until('the hint of `from local`', async () => {
    const hints = await run('vscode.executeInlayHintProvider', uri, new vscode.Range(0, 0, 5, 0));
    const text = ({ label }) => (typeof label === 'string' ? label : label[0].value);
    return hints.some((hint) => text(hint).includes('from local'));
  });
  await fill(document, CLEAN);
});

test('signature help shows the form of a statement', async () => {
  const document = await opened('smtpd.conf', `${CLEAN}listen on lo `);
  const help = await run(
    'vscode.executeSignatureHelpProvider',
    document.uri,
    behind(document, 'listen on lo '),
    ' ',
  );
  assert.match(help.signatures[0].label, /listen on/);
  await fill(document, CLEAN);
});

test('an untitled document is checked', async () => {
  const document = await vscode.workspace.openTextDocument({
    language: 'smtpd-conf',
    content: '# 𝒳 astral\nmatch from any for domain "𝒳.example" action "nowhere"\n',
  });
  const [problem] = await until('its diagnostics', () => {
    const found = vscode.languages.getDiagnostics(document.uri);
    return found.length > 0 && found.filter((each) => each.message.includes('`nowhere`'));
  });
  assert.equal(document.getText(problem.range), '"nowhere"');
});

test('a change of an include on disk is seen', async () => {
  const document = await opened('smtpd.conf', CLEAN);
  await diagnosed(document);
  const part = file('tables.inc');
  await vscode.workspace.fs.writeFile(part, Buffer.from(TABLES.replace('ours', 'others')));
  await until('the missing table is told', () =>
    vscode.languages.getDiagnostics(document.uri).some((each) => each.message.includes('ours')),
  );
  await vscode.workspace.fs.writeFile(part, Buffer.from(TABLES));
  await diagnosed(document);
});

test('settings change what is told', async () => {
  const document = await opened('smtpd.conf', `${CLEAN}action "idle" mbox\n`);
  await diagnosed(document, 'unused-action');
  const settings = vscode.workspace.getConfiguration('waypost');
  await settings.update('lints', { 'unused-action': 'deny' }, vscode.ConfigurationTarget.Workspace);
  await until('it is an error', () =>
    vscode.languages
      .getDiagnostics(document.uri)
      .some((each) => each.severity === vscode.DiagnosticSeverity.Error),
  );
  await settings.update('lints', undefined, vscode.ConfigurationTarget.Workspace);
  await until('it is a warning', () =>
    vscode.languages
      .getDiagnostics(document.uri)
      .every((each) => each.severity !== vscode.DiagnosticSeverity.Error),
  );
  await fill(document, CLEAN);
});

test('a task takes its problems from what is printed', async () => {
  const document = await opened('smtpd.conf', CLEAN.replace('<ours>', '<oures>'));
  assert.ok(await document.save());
  const tasks = await until('the task', async () => {
    const all = await vscode.tasks.fetchTasks();
    return all.some((task) => task.name === 'check') && all;
  });
  const task = tasks.find((each) => each.name === 'check');
  const matched = () =>
    vscode.languages.getDiagnostics(document.uri).filter((each) => each.source !== 'waypost');
  assert.deepEqual(matched(), []);
  await vscode.tasks.executeTask(task);
  const [problem] = await until('the problem of the task', () => matched().length > 0 && matched());
  assert.equal(problem.range.start.line, 3);
  assert.match(problem.message, /oures/);
  await fill(document, CLEAN);
  assert.ok(await document.save());
});

test('the graph opens beside the file', async () => {
  await opened('smtpd.conf', CLEAN);
  await run('waypost.showGraph');
  await until('a tab for the graph', () =>
    vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .some((tab) => tab.input instanceof vscode.TabInputWebview),
  );
});

test('the server starts again when it is told to', async () => {
  const document = await opened('smtpd.conf', CLEAN.replace('action "in"\n', 'action "inn"\n'));
  await diagnosed(document, 'no-such-action');
  await run('waypost.restart');
  await fill(document, CLEAN);
  await diagnosed(document);
  const at = behind(document, '<our');
  await until('a hover after the start', async () => {
    const hovers = await run('vscode.executeHoverProvider', document.uri, at);
    return /example\.org/.test(hoverText(hovers));
  });
});

exports.run = async () => {
  const failed = [];
  for (const each of tests) {
    let error;
    try {
      await each.run();
    } catch (problem) {
      error = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
      failed.push(each.name);
    }
    appendFileSync(outcomes, `${JSON.stringify({ name: each.name, error })}\n`);
  }
  assert.deepEqual(failed, []);
};
