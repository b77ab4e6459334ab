"use strict";

// A client of the Language Server Protocol, for as much of it as `kfplint lsp` needs. It knows nothing of VS Code.

const { spawn } = require("child_process");

/// A server that speaks the protocol over its standard input and output.
class Server {
  /// Starts a program. `on` has what to do with its notifications and requests, by method; `ended` is told how it ended.
  constructor(command, args, options, on, ended) {
    this.on = on;
    this.waiting = new Map();
    this.last = 0;
    this.buffer = Buffer.alloc(0);
    this.process = spawn(command, args, { stdio: ["pipe", "pipe", "ignore"], ...options });
    this.process.stdout.on("data", (data) => this.receive(data));
    // A server that is gone is told of where it ends.
    this.process.stdin.on("error", () => {});
    this.process.on("error", (error) => this.end(ended, error.message));
    this.process.on("exit", (status, signal) => this.end(ended, `it ended with ${signal || status}`));
  }

  end(ended, reason) {
    if (this.isOver) return;
    this.isOver = true;
    for (const { reject } of this.waiting.values()) reject(new Error(reason));
    this.waiting.clear();
    ended(reason);
  }

  /// Sends a request; a `token` of VS Code cancels it.
  request(method, params, token) {
    if (this.isOver) return Promise.reject(new Error("the language server is not running"));
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.send({ id, method, params });
      if (token) token.onCancellationRequested(() => this.notify("$/cancelRequest", { id }));
    });
  }

  notify(method, params) {
    if (!this.isOver) this.send({ method, params });
  }

  send(message) {
    const content = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${content.length}\r\n\r\n`), content]));
  }

  receive(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const end = this.buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = /content-length: *(\d+)/i.exec(this.buffer.toString("latin1", 0, end));
      const start = end + 4;
      const size = length ? Number(length[1]) : 0;
      if (this.buffer.length < start + size) return;
      const content = this.buffer.toString("utf8", start, start + size);
      this.buffer = this.buffer.subarray(start + size);
      if (length) this.take(JSON.parse(content));
    }
  }

  async take(message) {
    if (message.method === undefined) {
      const asked = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (!asked) return;
      if (message.error) asked.reject(Object.assign(new Error(message.error.message), { code: message.error.code }));
      else asked.resolve(message.result);
      return;
    }
    const handle = this.on[message.method];
    const result = handle ? await handle(message.params) : undefined;
    if (message.id === undefined) return;
    if (handle) this.send({ id: message.id, result: result === undefined ? null : result });
    else this.send({ id: message.id, error: { code: -32601, message: `there is no method ${message.method}` } });
  }

  /// Ends the server as the protocol wants it.
  async stop() {
    if (this.isOver) return;
    await this.request("shutdown").catch(() => {});
    this.notify("exit");
  }
}

module.exports = { Server };
