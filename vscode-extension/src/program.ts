import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** One large picture of a graph; more is not for people. */
const OUTPUT_BYTES = 16 * 1024 * 1024;

/** A command that takes longer has gone wrong. */
const COMMAND_TIMEOUT_MILLIS = 60_000;

const LANGUAGE_SERVER = 'org.waypost.lsp.Main';
/**
 * The server runs as long as the editor, and gives back the memory that it does not need. What a
 * change of a large file needs for a moment fits into the young generation and dies there.
 */
const LONG_LIVED = [
  ...['-XX:+UseCompactObjectHeaders', '-Xmn64m', '-XX:SurvivorRatio=2', '-Xmx512m'],
  ...['-XX:MinHeapFreeRatio=15', '-XX:MaxHeapFreeRatio=30'],
];

/** A cache that does not fit is left aside without a word on the protocol's channel. */
const QUIET_CACHE = '-Xlog:aot*=off,cds*=off';
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
    private readonly cacheFolder: string,
  ) {}

  /** Why the program cannot start, or undefined when it can. */
  problem(): string | undefined {
    return fs.existsSync(this.jars)
      ? undefined
      : `the folder ${this.jars} is missing: this extension was not packaged whole`;
  }

  /** Arguments that start the language server on standard input and output. */
  serverArguments(): string[] {
    const cache = this.cache();
    const warm = fs.existsSync(cache) ? [`-XX:AOTCache=${cache}`, QUIET_CACHE] : [];
    return [...warm, ...LONG_LIVED, ...this.start(), LANGUAGE_SERVER];
  }

  /** Makes the ahead-of-time cache for the next start, once for each version, in the background. */
  warmUp(): void {
    const cache = this.cache();
    if (fs.existsSync(cache)) {
      return;
    }
    fs.rmSync(this.cacheFolder, { recursive: true, force: true });
    fs.mkdirSync(this.cacheFolder, { recursive: true });
    const fresh = `${cache}.new`;
    const make = [`-XX:AOTCacheOutput=${fresh}`, QUIET_CACHE];
    const all = [...make, ...LONG_LIVED, ...this.start(), LANGUAGE_SERVER, '--warm-up'];
    execFile(this.java, all, { timeout: COMMAND_TIMEOUT_MILLIS }, (error) => {
      if (error === null && fs.existsSync(fresh)) {
        fs.renameSync(fresh, cache);
      }
    });
  }

  /** A cache fits one set of jars and one Java; another has another name. */
  private cache(): string {
    const names = fs.existsSync(this.jars) ? fs.readdirSync(this.jars) : [];
    const jars = names.map((name) => {
      const { size, mtimeMs } = fs.statSync(path.join(this.jars, name));
      return `${name} ${size} ${mtimeMs}`;
    });
    const all = [this.java, ...this.javaArguments, ...jars].join('\n');
    const name = createHash('sha256').update(all).digest('hex').slice(0, 16);
    return path.join(this.cacheFolder, `${name}.aot`);
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
