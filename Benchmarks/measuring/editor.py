"""An editor as far as a language server sees one, to measure how fast `kfplint lsp` answers what is typed."""

import json
import os
import pathlib
import select
import subprocess
import time

TASK = """          - name: step-{n}
            template: step-{n}
            dependencies: [{before}]
            arguments:
              parameters:
              - {{name: rounds, value: '{{{{inputs.parameters.epochs}}}}'}}
"""
FIRST = """          - name: step-0
            template: step-0
            arguments:
              parameters:
              - {name: rounds, value: '{{inputs.parameters.epochs}}'}
"""
TEMPLATE = """      - name: step-{n}
        container:
          command: [python3, -m, train, '{{{{inputs.parameters.rounds}}}}']
          image: registry.example.com/team/train:4.2
          resources:
            limits: {{cpu: "2", memory: 4Gi}}
            requests: {{cpu: "1", memory: 2Gi}}
        inputs:
          parameters:
          - {{name: rounds}}
        metadata:
          labels:
            pipelines.kubeflow.org/kfp_sdk_version: 1.8.22
            pipelines.kubeflow.org/pipeline-sdk-type: kfp
            pipelines.kubeflow.org/enable_caching: "true"
          annotations:
            pipelines.kubeflow.org/component_spec: '{{"implementation": {{"container": {{"args": [], "command": ["python3",
              "-m", "train", {{"inputValue": "rounds"}}], "image": "registry.example.com/team/train:4.2"}}}}, "inputs":
              [{{"name": "rounds", "type": "Integer"}}], "name": "Step {n}"}}'
"""


def workflow(size):
    """A workflow that the SDK could have written, of about so many bytes."""
    def text(count):
        return "".join([
            "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata:\n  generateName: churn-\n  annotations:\n"
            "    pipelines.kubeflow.org/kfp_sdk_version: 1.8.22\n"
            "    pipelines.kubeflow.org/pipeline_compilation_time: '2026-03-02T09:14:05.120994'\n"
            "    pipelines.kubeflow.org/pipeline_spec: '{\"inputs\": [{\"name\": \"epochs\", \"type\": \"Integer\","
            " \"default\": \"5\",\n      \"optional\": true}], \"name\": \"Churn\"}'\n"
            "  labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}\nspec:\n  entrypoint: churn\n  templates:\n"
            "  - name: churn\n    inputs:\n      parameters:\n      - {name: epochs}\n    dag:\n      tasks:\n",
            indented(FIRST, 4),
            "".join(indented(TASK.format(n=n, before="step-%d" % (n - 1)), 4) for n in range(1, count)),
            "".join(indented(TEMPLATE.format(n=n), 4) for n in range(count)),
            "  arguments:\n    parameters:\n    - {name: epochs, value: '5'}\n"
            "  serviceAccountName: pipeline-runner\n",
        ])
    return text(max(1, size // (len(text(11)) - len(text(10)))))


def indented(text, less):
    return "".join(line[less:] for line in text.splitlines(keepends=True))


class Session:
    """A language server at work on a folder."""

    def __init__(self, program, folder):
        self.folder = pathlib.Path(folder)
        self.process = subprocess.Popen(
            [program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=str(folder), bufsize=0)
        self.buffer = b""
        self.last = 0
        self.ask("initialize", {"processId": os.getpid(), "rootUri": self.folder.as_uri(), "capabilities": {}})
        self.notify("initialized", {})

    def send(self, message):
        content = json.dumps(dict(message, jsonrpc="2.0")).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)

    def receive(self):
        while True:
            header, found, rest = self.buffer.partition(b"\r\n\r\n")
            if found:
                length = int(header.split(b":")[1])
                if len(rest) >= length:
                    self.buffer = rest[length:]
                    return json.loads(rest[:length])
            piece = os.read(self.process.stdout.fileno(), 1 << 16)
            if not piece:
                raise SystemExit("error: the language server ended")
            self.buffer += piece

    def has_message(self):
        return bool(self.buffer) or bool(select.select([self.process.stdout], [], [], 0)[0])

    def ask(self, method, params):
        self.last += 1
        self.send({"id": self.last, "method": method, "params": params})
        while True:
            message = self.receive()
            if message.get("id") == self.last and "method" not in message:
                return message.get("result")

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def open(self, path, text):
        uri = (self.folder / path).as_uri()
        self.notify("textDocument/didOpen", {
            "textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})
        return uri

    def type(self, uri, version, line, column, text):
        """Inserts a character, or takes one away where there is no text."""
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": version},
            "contentChanges": [{
                "range": {"start": {"line": line, "character": column},
                          "end": {"line": line, "character": column + (0 if text else 1)}},
                "text": text}]})

    def wait_for_diagnostics(self, uri, version):
        """What is wrong with a document, once the server has told it of this version or a later one."""
        while True:
            params = self.receive().get("params") or {}
            if params.get("uri") == uri and (params.get("version") or 0) >= version:
                return params["diagnostics"]

    def memory(self):
        """The bytes that the server has in memory."""
        status = pathlib.Path("/proc/%d/status" % self.process.pid).read_text()
        return int(status.split("VmRSS:")[1].split()[0]) * 1024

    def end(self):
        self.ask("shutdown", None)
        self.notify("exit", None)
        if self.process.wait(60) != 0:
            raise SystemExit("error: the language server ended with %d" % self.process.returncode)


def open_workflow(program, folder, size):
    """A session with a workflow open whose last image is about to be typed in: `(session, uri, line, column)`."""
    text = workflow(size)
    place = pathlib.Path(folder) / ("editor-%d" % size) / "RENDERED_PIPELINE"
    (place / "params").mkdir(parents=True, exist_ok=True)
    (place / "workflow.yaml").write_text(text)
    (place / "params/epochs").write_text("10")
    top = place.parent
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    subprocess.run(["git", "-C", str(top), "add", "--all"], check=True)
    session = Session(program, top)
    uri = session.open("RENDERED_PIPELINE/workflow.yaml", text)
    session.wait_for_diagnostics(uri, 1)
    lines = text.splitlines()
    line = [number for number, line in enumerate(lines) if "image: registry" in line][-1]
    return session, uri, line, len(lines[line]), len(text)


def latencies(program, folder, size, keystrokes, gap):
    """The seconds from each keystroke to the diagnostics of the text that it makes, and the bytes of the workflow.

    A keystroke comes so many seconds after the answer to the one before, as from somebody who types and looks.
    """
    session, uri, line, column, length = open_workflow(program, folder, size)
    times = []
    for number in range(keystrokes):
        time.sleep(gap)
        start = time.perf_counter()
        # Now there is one character more, now there is not.
        session.type(uri, number + 2, line, column, "" if number % 2 else "1")
        session.wait_for_diagnostics(uri, number + 2)
        times.append(time.perf_counter() - start)
    session.end()
    return times, length


def memory_over_edits(program, folder, size, edits, steps=10):
    """The bytes in memory at the start and after each part of so many edits, which come as fast as they are taken."""
    session, uri, line, column, _ = open_workflow(program, folder, size)
    found = [(0, session.memory())]
    for number in range(edits):
        session.type(uri, number + 2, line, column, "" if number % 2 else "1")
        while session.has_message():
            session.receive()
        if (number + 1) % (edits // steps) == 0:
            session.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
            found.append((number + 1, session.memory()))
    session.end()
    return found


def percentile(values, part):
    """The value below which such a part of the values lies, the nearest that was measured."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]
