"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async function () {
  const command = vscode.workspace.getConfiguration("kfplint").get("path");
  client = new LanguageClient(
    "kfplint",
    { command, args: ["lsp"] },
    {
      // Files of params/ have no language of their own.
      documentSelector: [
        { scheme: "file", language: "yaml" },
        { scheme: "file", pattern: "**/params/*" },
      ],
    }
  );
  await client.start();
};

exports.deactivate = function () {
  return client ? client.stop() : undefined;
};
