import * as path from 'node:path';
import * as vscode from 'vscode';

import { casesOf, configOf } from './cases';
import type { Server } from './server';

const FILES = '**/*.mailtest.yaml';

/** A workspace with more test files than this is not opened to run them by hand. */
const MAX_FILES = 500;

interface Difference {
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

interface CaseResult {
  readonly name: string;
  readonly line: number;
  readonly met: boolean;
  readonly differences: readonly Difference[];
  readonly why: string;
}

interface RuleLine {
  readonly uri: string;
  readonly line: number;
  readonly covered: boolean;
}

interface FileResult {
  readonly uri: string;
  readonly met: boolean;
  readonly problem: string;
  readonly cases: readonly CaseResult[];
  readonly rules?: readonly RuleLine[];
}

/** The tests of configurations in the editor's own view of tests, with coverage of the rules. */
export class Testing implements vscode.Disposable {
  private readonly controller = vscode.tests.createTestController('waypost', 'Waypost');
  private readonly watcher = vscode.workspace.createFileSystemWatcher(FILES);
  private readonly details = new WeakMap<vscode.FileCoverage, vscode.StatementCoverage[]>();

  constructor(private readonly server: Server) {
    const run = vscode.TestRunProfileKind.Run;
    const coverage = vscode.TestRunProfileKind.Coverage;
    this.controller.createRunProfile('Run', run, (asked) => this.run(asked, false), true);
    const covering = this.controller.createRunProfile(
      'Run with coverage of the rules',
      coverage,
      (asked) => this.run(asked, true),
      true,
    );
    covering.loadDetailedCoverage = (_run, file) => Promise.resolve(this.details.get(file) ?? []);
    this.controller.refreshHandler = () => this.discover();
    this.controller.resolveHandler = (item) =>
      item === undefined ? this.discover() : Promise.resolve();
    this.watcher.onDidCreate((uri) => void this.read(uri));
    this.watcher.onDidChange((uri) => void this.read(uri));
    this.watcher.onDidDelete((uri) => {
      this.controller.items.delete(uri.toString());
    });
    void this.discover();
  }

  dispose(): void {
    this.watcher.dispose();
    this.controller.dispose();
  }

  /** Runs the tests that name a configuration, and shows them. */
  async runFor(configuration: vscode.Uri): Promise<void> {
    await vscode.workspace.saveAll(false);
    await this.discover();
    const found: vscode.TestItem[] = [];
    for (const [, item] of this.controller.items) {
      if (item.uri !== undefined && (await this.tests(item.uri, configuration))) {
        found.push(item);
      }
    }
    if (found.length === 0) {
      void vscode.window.showInformationMessage('No *.mailtest.yaml names this configuration');
      return;
    }
    await vscode.commands.executeCommand('workbench.view.testing.focus');
    await this.run(new vscode.TestRunRequest(found), true);
  }

  private async tests(test: vscode.Uri, configuration: vscode.Uri): Promise<boolean> {
    const config = configOf(await this.text(test));
    const folder = path.dirname(test.fsPath);
    return config !== undefined && path.resolve(folder, config) === configuration.fsPath;
  }

  private async text(uri: vscode.Uri): Promise<string> {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch {
      return '';
    }
  }

  private async discover(): Promise<void> {
    const files = await vscode.workspace.findFiles(FILES, '**/node_modules/**', MAX_FILES);
    await Promise.all(files.map((uri) => this.read(uri)));
  }

  /** Makes the tree's branch for one file. */
  private async read(uri: vscode.Uri): Promise<void> {
    const id = uri.toString();
    const label = path.basename(uri.fsPath).replace(/\.mailtest\.yaml$/, '');
    const item = this.controller.items.get(id) ?? this.controller.createTestItem(id, label, uri);
    const cases = casesOf(await this.text(uri)).map((each) => {
      const child = this.controller.createTestItem(`${id}#${each.line}`, each.name, uri);
      child.range = new vscode.Range(each.line - 1, 0, each.line - 1, 0);
      return child;
    });
    item.children.replace(cases);
    this.controller.items.add(item);
  }

  private async run(request: vscode.TestRunRequest, coverage: boolean): Promise<void> {
    const run = this.controller.createTestRun(request);
    const rules = new Map<string, boolean>();
    for (const file of this.asked(request)) {
      const results = await this.server.ask<FileResult[]>('waypost.lsp.runTests', file.id);
      for (const result of results ?? []) {
        this.report(run, file, result, request);
        result.rules?.forEach((rule) => {
          const key = `${rule.line} ${rule.uri}`;
          rules.set(key, (rules.get(key) ?? false) || rule.covered);
        });
      }
    }
    if (coverage) {
      this.cover(run, rules);
    }
    run.end();
  }

  /** Whole files: the cases of one are run together. */
  private asked(request: vscode.TestRunRequest): Set<vscode.TestItem> {
    const files = new Set<vscode.TestItem>();
    if (request.include === undefined) {
      this.controller.items.forEach((item) => files.add(item));
    } else {
      request.include.forEach((item) => files.add(item.parent ?? item));
    }
    return files;
  }

  private report(
    run: vscode.TestRun,
    file: vscode.TestItem,
    result: FileResult,
    request: vscode.TestRunRequest,
  ): void {
    if (result.problem !== '') {
      run.errored(file, new vscode.TestMessage(result.problem));
      return;
    }
    for (const one of result.cases) {
      const item = file.children.get(`${file.id}#${one.line}`) ?? this.added(file, one);
      const wanted =
        request.include === undefined ||
        request.include.includes(file) ||
        request.include.includes(item);
      if (wanted && one.met) {
        run.passed(item);
      } else if (wanted) {
        run.failed(item, this.message(one, item));
      }
    }
  }

  private added(file: vscode.TestItem, one: CaseResult): vscode.TestItem {
    const item = this.controller.createTestItem(`${file.id}#${one.line}`, one.name, file.uri);
    item.range = new vscode.Range(one.line - 1, 0, one.line - 1, 0);
    file.children.add(item);
    return item;
  }

  private message(one: CaseResult, item: vscode.TestItem): vscode.TestMessage {
    const lines = one.differences.map(
      ({ what, expected, found }) => `${what}: expected ${expected}, found ${found}`,
    );
    const message = new vscode.TestMessage(`${lines.join('\n')}\n\n${one.why}`);
    message.expectedOutput = one.differences.map((d) => `${d.what}: ${d.expected}`).join('\n');
    message.actualOutput = one.differences.map((d) => `${d.what}: ${d.found}`).join('\n');
    if (item.uri !== undefined && item.range !== undefined) {
      message.location = new vscode.Location(item.uri, item.range);
    }
    return message;
  }

  private cover(run: vscode.TestRun, rules: ReadonlyMap<string, boolean>): void {
    const byFile = new Map<string, vscode.StatementCoverage[]>();
    for (const [key, covered] of rules) {
      const blank = key.indexOf(' ');
      const line = Number(key.slice(0, blank));
      const uri = key.slice(blank + 1);
      const all = byFile.get(uri) ?? [];
      all.push(new vscode.StatementCoverage(covered, new vscode.Position(line - 1, 0)));
      byFile.set(uri, all);
    }
    for (const [uri, all] of byFile) {
      const file = vscode.FileCoverage.fromDetails(vscode.Uri.parse(uri), all);
      this.details.set(file, all);
      run.addCoverage(file);
    }
  }
}
