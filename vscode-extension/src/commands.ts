import * as path from 'node:path';
import * as vscode from 'vscode';

import type { GraphDocument } from './graphDocument';
import type { Answer, Program } from './program';

/** What the commands work with; `program` finds Java again when it was not there before. */
export interface Desk {
  readonly output: vscode.OutputChannel;
  readonly graphs: GraphDocument;
  program(): Promise<Program | undefined>;
  restart(): Promise<void>;
}

/** Registers the commands of the palette. */
export function registerCommands(desk: Desk): vscode.Disposable[] {
  const on = (name: string, run: () => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(`waypost.${name}`, run);
  return [
    on('check', () => check(desk)),
    on('showGraph', () => showGraph(desk)),
    on('format', format),
    on('restart', () => desk.restart()),
  ];
}

async function check(desk: Desk): Promise<void> {
  await withSavedFile(desk, ['check'], (file, answer) => {
    desk.output.appendLine(`waypost check ${file.fsPath}`);
    desk.output.append(answer.out + answer.err);
    if (answer.code === 0) {
      void vscode.window.showInformationMessage(`${path.basename(file.fsPath)}: no errors`);
    } else {
      desk.output.show(true);
    }
  });
}

async function showGraph(desk: Desk): Promise<void> {
  await withSavedFile(desk, ['graph'], async (file, answer) => {
    if (answer.code === 0) {
      await desk.graphs.show(file, answer.out);
    } else {
      desk.output.append(answer.out + answer.err);
      desk.output.show(true);
      void vscode.window.showWarningMessage('There is no graph of a file that has errors');
    }
  });
}

async function format(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.formatDocument');
}

/** The commands read the file itself, so what is unsaved is saved first. */
async function withSavedFile(
  desk: Desk,
  command: readonly string[],
  then: (file: vscode.Uri, answer: Answer) => void | Promise<void>,
): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'smtpd-conf' || document.uri.scheme !== 'file') {
    void vscode.window.showInformationMessage('Open an smtpd.conf on disk first');
    return;
  }
  const program = await desk.program();
  if (program !== undefined && (await document.save())) {
    const file = document.uri;
    const folder = path.dirname(file.fsPath);
    await then(file, await program.run([...command, file.fsPath], folder));
  }
}
