import * as path from 'node:path';
import * as vscode from 'vscode';

import type { Explaining } from './explaining';
import type { GraphPreview } from './graphPreview';
import type { Server } from './server';
import type { Testing } from './testing';

/** What the commands work with. */
export interface Desk {
  readonly server: Server;
  readonly graph: GraphPreview;
  readonly explaining: Explaining;
  readonly testing: Testing;
}

/** Registers the commands of the palette. */
export function registerCommands(desk: Desk): vscode.Disposable[] {
  const on = (name: string, run: () => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(`waypost.${name}`, run);
  return [
    on('check', () => check(desk.server)),
    on('explain', () => withConfiguration((file) => desk.explaining.ask(file))),
    on('showGraph', () => withConfiguration((file) => desk.graph.show(file))),
    on('format', format),
    on('runTests', () => withConfiguration((file) => desk.testing.runFor(file))),
    on('restart', () => desk.server.restart()),
  ];
}

/** The configuration in front, whether or not it is on disk. */
async function withConfiguration(run: (file: vscode.Uri) => Promise<void>): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'smtpd-conf') {
    void vscode.window.showInformationMessage('Open an smtpd.conf first');
    return;
  }
  await run(document.uri);
}

async function format(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.formatDocument');
}

/** Checks as the command line does, so what is unsaved is saved first. */
async function check(server: Server): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'smtpd-conf' || document.uri.scheme !== 'file') {
    void vscode.window.showInformationMessage('Open an smtpd.conf on disk first');
    return;
  }
  const program = await server.program();
  if (program === undefined || !(await document.save())) {
    return;
  }
  const file = document.uri.fsPath;
  const answer = await program.run(['check', file], path.dirname(file));
  server.output.appendLine(`waypost check ${file}`);
  server.output.append(answer.out + answer.err);
  if (answer.code === 0) {
    void vscode.window.showInformationMessage(`${path.basename(file)}: no errors`);
  } else {
    server.output.show(true);
  }
}
