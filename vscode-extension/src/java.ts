import * as path from 'node:path';

/** The oldest Java that runs the language server. */
export const OLDEST_JAVA = 25;

/** What the search looks at; tests hand in a machine of their own. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly windows: boolean;
  /** Names of the entries of a folder; empty when it is not there. */
  list(folder: string): readonly string[];
  /** What `java -version` prints, or undefined when it cannot be run. */
  version(java: string): Promise<string | undefined>;
}

/** A Java that will do, or what was found instead. */
export type Found =
  | { readonly kind: 'found'; readonly java: string; readonly major: number }
  | { readonly kind: 'missing'; readonly message: string };

/** The major version in what `java -version` prints: `"1.8.0_402"` is 8, `"25.0.3"` is 25. */
export function majorVersion(output: string): number | undefined {
  const match = /version "(?:1\.)?(\d+)/.exec(output);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/** Looks at the setting, JAVA_HOME, PATH and the usual folders, in that order. */
export async function findJava(setting: string, machine: Machine): Promise<Found> {
  if (setting !== '') {
    return fromSetting(setting, machine);
  }
  const tooOld: string[] = [];
  for (const java of candidates(machine)) {
    const major = majorVersion((await machine.version(java)) ?? '');
    if (major !== undefined && major >= OLDEST_JAVA) {
      return { kind: 'found', java, major };
    }
    if (major !== undefined) {
      tooOld.push(`${java} is ${major}`);
    }
  }
  return { kind: 'missing', message: missing(tooOld) };
}

async function fromSetting(setting: string, machine: Machine): Promise<Found> {
  const java = program(setting, machine);
  const major = majorVersion((await machine.version(java)) ?? '');
  if (major === undefined) {
    const message = `the setting waypost.java.home is ${setting}, but ${java} does not run`;
    return { kind: 'missing', message };
  }
  if (major < OLDEST_JAVA) {
    const message = `the setting waypost.java.home is Java ${major}; ${OLDEST_JAVA} is needed`;
    return { kind: 'missing', message };
  }
  return { kind: 'found', java, major };
}

function missing(tooOld: readonly string[]): string {
  const found = tooOld.length === 0 ? '' : ` (found: ${tooOld.slice(0, 3).join(', ')})`;
  return (
    `smtpd.conf is checked by a program that needs Java ${OLDEST_JAVA} or newer${found}. ` +
    'Install a JDK, for example Temurin, and set JAVA_HOME or waypost.java.home'
  );
}

function program(home: string, machine: Machine): string {
  return path.join(home, 'bin', machine.windows ? 'java.exe' : 'java');
}

function* candidates(machine: Machine): Generator<string> {
  const home = machine.env['JAVA_HOME'];
  if (home !== undefined && home !== '') {
    yield program(home, machine);
  }
  const name = machine.windows ? 'java.exe' : 'java';
  for (const folder of (machine.env['PATH'] ?? '').split(machine.windows ? ';' : ':')) {
    if (folder !== '' && machine.list(folder).includes(name)) {
      yield path.join(folder, name);
    }
  }
  for (const folder of usualFolders(machine)) {
    // Newest first where the names say the version.
    const homes = [...machine.list(folder)].sort((a, b) => b.localeCompare(a, 'en', numeric));
    for (const jdk of homes) {
      yield program(path.join(folder, jdk), machine);
      yield program(path.join(folder, jdk, 'Contents', 'Home'), machine);
    }
  }
}

const numeric = { numeric: true } as const;

function usualFolders(machine: Machine): readonly string[] {
  const user = machine.env['HOME'] ?? machine.env['USERPROFILE'] ?? '';
  const ofUser = user === '' ? [] : [`${user}/.sdkman/candidates/java`, `${user}/.jdks`];
  return machine.windows
    ? ['C:\\Program Files\\Eclipse Adoptium', 'C:\\Program Files\\Java', ...ofUser]
    : [
        '/usr/lib/jvm',
        '/usr/java',
        '/opt/java',
        '/opt',
        '/Library/Java/JavaVirtualMachines',
        ...ofUser,
      ];
}
