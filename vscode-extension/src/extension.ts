import * as path from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';

import { registerCommands } from './commands';
import { GraphDocument } from './graphDocument';
import { findJava } from './java';
import { thisMachine } from './machine';
import { Program } from './program';

const GET_JAVA = 'How to get Java';
const JAVA_PAGE = 'https://adoptium.net/temurin/releases/';

/** Finds Java, starts and restarts the language server, says what is missing. */
class Server implements vscode.Disposable {
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
    const program = new Program(found.java, jars, settings.get<string[]>('java.arguments', []));
    const problem = program.problem();
    if (problem !== undefined) {
      this.complain(problem);
      return undefined;
    }
    return program;
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
      documentSelector: [{ language: 'smtpd-conf' }],
      outputChannel: this.output,
    });
    try {
      await this.client.start();
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
    void vscode.window.showErrorMessage(`Waypost: ${message}`, GET_JAVA).then((choice) => {
      if (choice === GET_JAVA) {
        void vscode.env.openExternal(vscode.Uri.parse(JAVA_PAGE));
      }
    });
  }
}

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const started = new Server(context);
  server = started;
  const graphs = new GraphDocument();
  const desk = {
    output: started.output,
    graphs,
    program: () => started.program(),
    restart: () => started.restart(),
  };
  context.subscriptions.push(started, graphs, ...registerCommands(desk));
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('waypost.java')) {
        void started.restart();
      }
    }),
  );
  await started.restart();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
