import * as vscode from 'vscode';

import type { Server } from './server';

const SCHEME = 'waypost-explain';

interface Explanation {
  readonly text: string;
  readonly file?: string;
  readonly line?: number;
}

interface Envelope {
  readonly rcpt: string;
  readonly sender: string;
  readonly from: string;
}

/** Asks for an envelope, and shows which rule decides about it and why. */
export class Explaining implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registration: vscode.Disposable;
  private readonly deciding: vscode.TextEditorDecorationType;
  private text = '';
  private last: Envelope = {
    rcpt: '',
    sender: 'someone@sender.example',
    from: '192.0.2.1',
  };

  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    this.registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
    this.deciding = vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
      overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
    });
  }

  provideTextDocumentContent(): string {
    return this.text;
  }

  async ask(file: vscode.Uri): Promise<void> {
    const envelope = await this.envelope();
    if (envelope === undefined) {
      return;
    }
    this.last = envelope;
    const args = [file.toString(), envelope];
    const answer = await this.server.ask<Explanation>('waypost.lsp.explain', ...args);
    if (answer !== undefined) {
      await this.show(file, envelope, answer);
    }
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
    this.deciding.dispose();
  }

  private async envelope(): Promise<Envelope | undefined> {
    const title = 'Explain a decision';
    const rcpt = await vscode.window.showInputBox({
      title: `${title} (1/3)`,
      prompt: 'The recipient: RCPT TO',
      value: this.last.rcpt,
      placeHolder: 'alice@example.org',
      validateInput: (value) => (value.includes('@') ? undefined : 'An address has an @'),
    });
    if (rcpt === undefined) {
      return undefined;
    }
    const sender = await vscode.window.showInputBox({
      title: `${title} (2/3)`,
      prompt: 'The sender: MAIL FROM; empty is the null sender',
      value: this.last.sender,
    });
    if (sender === undefined) {
      return undefined;
    }
    const from = await vscode.window.showInputBox({
      title: `${title} (3/3)`,
      prompt: 'The client: an IP address, or local',
      value: this.last.from,
    });
    return from === undefined ? undefined : { rcpt, sender, from };
  }

  private async show(file: vscode.Uri, envelope: Envelope, answer: Explanation): Promise<void> {
    const from = `from ${envelope.from}, sender <${envelope.sender}>`;
    this.text = `${from}, recipient <${envelope.rcpt}>\n\n${answer.text}`;
    this.mark(file, answer.line);
    const uri = vscode.Uri.from({ scheme: SCHEME, path: 'decision.txt' });
    this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true };
    await vscode.window.showTextDocument(document, where);
  }

  private mark(file: vscode.Uri, line: number | undefined): void {
    const isIt = (editor: vscode.TextEditor): boolean =>
      editor.document.uri.toString() === file.toString();
    const editor = vscode.window.visibleTextEditors.find(isIt);
    if (editor === undefined) {
      return;
    }
    const at = Math.min(line ?? 0, editor.document.lineCount) - 1;
    const ranges = at < 0 ? [] : [editor.document.lineAt(at).range];
    editor.setDecorations(this.deciding, ranges);
    ranges.forEach((range) => {
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    });
  }
}
