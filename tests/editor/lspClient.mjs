// A client of the language server on its standard input and output, without an editor around it.
import { spawn } from 'node:child_process';

export class LspClient {
  constructor(command, args, env = process.env) {
    this.child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], env });
    this.next = 1;
    this.answers = new Map();
    this.diagnostics = new Map();
    this.listeners = [];
    let buffer = Buffer.alloc(0);
    this.child.stdout.on('data', (data) => {
      buffer = Buffer.concat([buffer, data]);
      for (;;) {
        const head = buffer.indexOf('\r\n\r\n');
        if (head < 0) {
          return;
        }
        const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head))[1]);
        if (buffer.length < head + 4 + length) {
          return;
        }
        this.receive(JSON.parse(buffer.subarray(head + 4, head + 4 + length)));
        buffer = buffer.subarray(head + 4 + length);
      }
    });
    this.ended = new Promise((resolve) => this.child.on('exit', resolve));
  }

  receive(message) {
    if (message.id !== undefined && message.method === undefined) {
      this.answers.get(message.id)?.(message);
      this.answers.delete(message.id);
    } else if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params;
      this.diagnostics.set(uri, diagnostics);
      this.listeners.forEach((each) => each(uri, diagnostics));
    } else if (message.id !== undefined) {
      this.send({ id: message.id, result: null });
    }
  }

  send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  request(method, params) {
    const id = this.next++;
    this.send({ id, method, params });
    return new Promise((resolve, reject) => {
      this.answers.set(id, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(error.message)),
      );
    });
  }

  notify(method, params) {
    this.send({ method, params });
  }

  /** The next diagnostics of a document that satisfy a condition. */
  published(uri, holds = () => true) {
    return new Promise((resolve) => {
      const listener = (which, diagnostics) => {
        if (which === uri && holds(diagnostics)) {
          this.listeners = this.listeners.filter((each) => each !== listener);
          resolve(diagnostics);
        }
      };
      this.listeners.push(listener);
    });
  }

  async initialize() {
    const capabilities = { textDocument: {}, workspace: {} };
    await this.request('initialize', { processId: process.pid, rootUri: null, capabilities });
    this.notify('initialized', {});
  }

  open(uri, text) {
    const textDocument = { uri, languageId: 'smtpd-conf', version: 1, text };
    this.notify('textDocument/didOpen', { textDocument });
  }

  change(uri, version, range, text) {
    const contentChanges = [{ range, text }];
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  async end() {
    await this.request('shutdown');
    this.notify('exit');
    return this.ended;
  }
}
