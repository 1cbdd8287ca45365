import * as vscode from 'vscode';

import { graphPage } from './graphPage';
import type { Server } from './server';

/** How long a person stops typing before the picture is drawn anew. */
const PAUSE_MILLIS = 400;

interface Graph {
  readonly root: string;
  readonly text: string;
  readonly svg?: string;
}

/** The decision graph beside its file: it follows the cursor, and a click leads to the rule. */
export class GraphPreview implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private file: vscode.Uri | undefined;
  private waiting: NodeJS.Timeout | undefined;
  private readonly watching: vscode.Disposable[];

  constructor(private readonly server: Server) {
    this.watching = [
      vscode.workspace.onDidChangeTextDocument((change) => {
        if (this.panel !== undefined && change.document.languageId === 'smtpd-conf') {
          clearTimeout(this.waiting);
          this.waiting = setTimeout(() => void this.draw(), PAUSE_MILLIS);
        }
      }),
      vscode.window.onDidChangeTextEditorSelection((change) => {
        this.follow(change.textEditor);
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        const document = editor?.document;
        if (this.panel !== undefined && document?.languageId === 'smtpd-conf') {
          this.file = document.uri;
          void this.draw();
        }
      }),
    ];
  }

  async show(file: vscode.Uri): Promise<void> {
    this.file = file;
    if (this.panel === undefined) {
      const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      const options = { enableScripts: true, localResourceRoots: [], enableFindWidget: true };
      this.panel = vscode.window.createWebviewPanel('waypost.graph', 'Graph', where, options);
      this.panel.onDidDispose(() => {
        this.panel = undefined;
      });
      this.panel.webview.onDidReceiveMessage((message: { line?: number }) => {
        void this.lead(message.line);
      });
    }
    await this.draw();
  }

  dispose(): void {
    clearTimeout(this.waiting);
    this.panel?.dispose();
    this.watching.forEach((each) => {
      each.dispose();
    });
  }

  private async draw(): Promise<void> {
    const file = this.file;
    if (file === undefined || this.panel === undefined) {
      return;
    }
    const graph = await this.server.ask<Graph>('waypost.lsp.graph', file.toString());
    // The panel may have been closed while the server was at work.
    const panel = this.panel as vscode.WebviewPanel | undefined;
    if (graph === undefined || panel === undefined) {
      return;
    }
    panel.title = `Graph: ${vscode.Uri.parse(graph.root).path.split('/').pop() ?? ''}`;
    panel.webview.html = graphPage(graph.svg, graph.text);
    const editor = vscode.window.activeTextEditor;
    if (editor !== undefined) {
      this.follow(editor);
    }
  }

  /** Only the file that is drawn has lines in the picture. */
  private follow(editor: vscode.TextEditor): void {
    if (editor.document.uri.toString() === this.file?.toString()) {
      void this.panel?.webview.postMessage({ line: editor.selection.active.line + 1 });
    }
  }

  private async lead(line: number | undefined): Promise<void> {
    if (line === undefined || this.file === undefined) {
      return;
    }
    const file = this.file;
    const column = vscode.window.visibleTextEditors.find(
      (each) => each.document.uri.toString() === file.toString(),
    )?.viewColumn;
    const at = new vscode.Position(line - 1, 0);
    const options = { selection: new vscode.Range(at, at), viewColumn: column };
    await vscode.window.showTextDocument(file, options as vscode.TextDocumentShowOptions);
  }
}
