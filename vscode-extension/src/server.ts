import * as path from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, State } from 'vscode-languageclient/node';

import { findJava } from './java';
import { showReferences } from './lenses';
import { thisMachine } from './machine';
import { Program } from './program';

const GET_JAVA = 'How to get Java';
const OPEN_SETTINGS = 'Open Settings';
const JAVA_PAGE = 'https://adoptium.net/temurin/releases/';

/** Finds Java, starts and restarts the language server, says what is missing. */
export class Server implements vscode.Disposable {
  readonly output = vscode.window.createOutputChannel('Waypost', { log: true });
  private client: LanguageClient | undefined;
  /** Starts and stops come one after the other, whoever asks. */
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly context: vscode.ExtensionContext) {}

  /** The program with the Java of this moment; says what is missing when there is none. */
  async program(): Promise<Program | undefined> {
    const settings = vscode.workspace.getConfiguration('waypost');
    const found = await findJava(settings.get<string>('java.home', ''), thisMachine);
    if (found.kind === 'missing') {
      this.complain(found.message);
      return undefined;
    }
    this.output.info(`Java ${found.major}: ${found.java}`);
    const jars = this.context.asAbsolutePath(path.join('dist', 'server'));
    const cache = vscode.Uri.joinPath(this.context.globalStorageUri, 'aot').fsPath;
    const own = settings.get<string[]>('java.arguments', []);
    const program = new Program(found.java, jars, own, cache);
    const problem = program.problem();
    if (problem !== undefined) {
      this.complain(problem);
      return undefined;
    }
    return program;
  }

  /** Runs a command of the language server; undefined, and a message, when it cannot. */
  async ask<T>(command: string, ...args: unknown[]): Promise<T | undefined> {
    await this.turn;
    if (this.client?.state !== State.Running) {
      return undefined;
    }
    try {
      const params = { command, arguments: args };
      return await this.client.sendRequest<T>('workspace/executeCommand', params);
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      void vscode.window.showWarningMessage(`Waypost: ${sentence}`);
      return undefined;
    }
  }

  /** Tells the server of settings that judge files otherwise. */
  async configure(): Promise<void> {
    await this.turn;
    const settings = { waypost: judging() };
    await this.client?.sendNotification('workspace/didChangeConfiguration', { settings });
  }

  restart(): Promise<void> {
    this.turn = this.turn.then(() => this.stopNow()).then(() => this.startNow());
    return this.turn;
  }

  stop(): Promise<void> {
    this.turn = this.turn.then(() => this.stopNow());
    return this.turn;
  }

  dispose(): void {
    this.output.dispose();
  }

  private async startNow(): Promise<void> {
    const program = await this.program();
    if (program === undefined) {
      return;
    }
    const run = { command: program.java, args: program.serverArguments() };
    this.client = new LanguageClient('waypost', 'Waypost', run, {
      documentSelector: [
        { language: 'smtpd-conf' },
        { language: 'smtpd-table' },
        { language: 'smtpd-aliases' },
        { pattern: '**/*.mailtest.yaml' },
      ],
      outputChannel: this.output,
      initializationOptions: judging(),
      middleware: { executeCommand: lensCommands },
    });
    try {
      await this.client.start();
      program.warmUp();
    } catch (error) {
      this.complain(`the language server did not start: ${String(error)}`);
    }
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      // A server that had already ended cannot be asked to end; a new one may start all the same.
      this.output.warn(`stopping the language server: ${String(error)}`);
    }
  }

  private complain(message: string): void {
    this.output.error(message);
    void vscode.window
      .showErrorMessage(`Waypost: ${message}`, GET_JAVA, OPEN_SETTINGS)
      .then((choice) => {
        if (choice === GET_JAVA) {
          void vscode.env.openExternal(vscode.Uri.parse(JAVA_PAGE));
        } else if (choice === OPEN_SETTINGS) {
          void vscode.commands.executeCommand('workbench.action.openSettings', 'waypost.java');
        }
      });
  }
}

/** The settings by which files are judged. */
function judging(): { release: string; lints: Record<string, string> } {
  const settings = vscode.workspace.getConfiguration('waypost');
  return {
    release: settings.get<string>('release', ''),
    lints: settings.get<Record<string, string>>('lints', {}),
  };
}

/** What stands above statements does here what the editor has a view for. */
async function lensCommands(
  command: string,
  args: unknown[],
  next: (command: string, args: unknown[]) => vscode.ProviderResult<unknown>,
): Promise<unknown> {
  switch (command) {
    case 'waypost.lsp.runTests':
      return vscode.commands.executeCommand('waypost.runTests');
    case 'waypost.lsp.explain':
      return vscode.commands.executeCommand('waypost.explain');
    case 'waypost.lsp.graph':
      return vscode.commands.executeCommand('waypost.showGraph');
    case 'waypost.lsp.references':
      return showReferences(args, await next(command, args));
    default:
      return next(command, args);
  }
}
