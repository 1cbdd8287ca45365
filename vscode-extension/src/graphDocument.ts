import * as vscode from 'vscode';

const SCHEME = 'waypost-graph';

/** The decision graph of a file as text, shown beside it and not to be edited. */
export class GraphDocument implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registration: vscode.Disposable;

  readonly onDidChange = this.changed.event;

  constructor() {
    this.registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  async show(file: vscode.Uri, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `${file.path}.graph` });
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true };
    await vscode.window.showTextDocument(document, where);
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
