import * as vscode from 'vscode';

import { registerCommands } from './commands';
import { Explaining } from './explaining';
import { GraphPreview } from './graphPreview';
import { Server } from './server';
import { Testing } from './testing';

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const started = new Server(context);
  server = started;
  const graph = new GraphPreview(started);
  const explaining = new Explaining(started);
  const testing = new Testing(started);
  context.subscriptions.push(started, graph, explaining, testing);
  context.subscriptions.push(
    ...registerCommands({ server: started, graph, explaining, testing }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('waypost.java')) {
        void started.restart();
      } else if (change.affectsConfiguration('waypost')) {
        void started.configure();
      }
    }),
  );
  await started.restart();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
