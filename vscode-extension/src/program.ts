import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** One large picture of a graph; more is not for people. */
const OUTPUT_BYTES = 16 * 1024 * 1024;

/** A command that takes longer has gone wrong. */
const COMMAND_TIMEOUT_MILLIS = 60_000;

const LANGUAGE_SERVER = 'org.waypost.lsp.Main';
const COMMANDS = 'org.waypost.compiler.cli.Waypost';

/** What a command of Waypost printed, and how it ended. */
export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The programs inside the extension: the language server, and the commands of `waypost`. */
export class Program {
  constructor(
    readonly java: string,
    private readonly jars: string,
    private readonly javaArguments: readonly string[],
  ) {}

  /** Why the program cannot start, or undefined when it can. */
  problem(): string | undefined {
    return fs.existsSync(this.jars)
      ? undefined
      : `the folder ${this.jars} is missing: this extension was not packaged whole`;
  }

  /** Arguments that start the language server on standard input and output. */
  serverArguments(): string[] {
    return [...this.start(), LANGUAGE_SERVER];
  }

  /** Runs one command of `waypost` to its end. */
  run(args: readonly string[], folder: string): Promise<Answer> {
    const all = [...this.start(), COMMANDS, ...args];
    const options = { cwd: folder, maxBuffer: OUTPUT_BYTES, timeout: COMMAND_TIMEOUT_MILLIS };
    return new Promise((resolve) => {
      execFile(this.java, all, options, (error, out, err) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ code, out, err });
      });
    });
  }

  private start(): string[] {
    // A short-lived or mostly idle program: the first compiler tier and the simple collector do.
    const quick = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
    return [...quick, ...this.javaArguments, '-cp', path.join(this.jars, '*')];
  }
}
