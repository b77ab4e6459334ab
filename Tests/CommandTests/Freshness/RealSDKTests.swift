import Foundation
import TestSupport
import Testing

/// What the last SDK of V1 really writes, from the first render to the next.
///
/// The SDK is installed from the registry that pip is configured with, which takes some seconds.
@Suite("The real SDK", .enabled(if: SDK.shared != nil, "Python or the package kfp==1.8.22 cannot be had here"))
struct RealSDKTests {
  private let repository: TemporaryRepository
  private static let workflow = "forecast/RENDERED_PIPELINE/workflow.yaml"

  init() throws {
    repository = try TemporaryRepository()
    try repository.write(Self.component, to: "forecast/fit.yaml")
    try repository.write(Self.pipeline, to: "forecast/pipeline.py")
    try repository.write("kfp==1.8.22\n", to: "requirements.txt")
    try repository.write(
      """
      #!/bin/sh
      cd "$(dirname "$0")"
      mkdir -p RENDERED_PIPELINE
      exec python pipeline.py

      """, to: "forecast/render_pipeline.sh")
    try render()
    try repository.commitAll()
  }

  private func render() throws {
    try repository.shell("sh forecast/render_pipeline.sh", environment: try #require(SDK.shared).environment)
      .expectSuccess()
  }

  private func verify() throws -> ProgramRun {
    try repository.kfplint(
      "verify-render", "--format", "concise", environment: try #require(SDK.shared).environment)
  }

  private func reported() throws -> [String] {
    try repository.kfplint("lint", "--format", "concise").reported
  }

  @Test func editOfAComponentIsToldUntilItIsRenderedAgain() throws {
    #expect(try reported() == [])
    #expect(try verify().status == 0)
    try repository.write(Self.component.replacing(":1.2.0", with: ":1.3.0"), to: "forecast/fit.yaml")
    #expect(try reported() == ["\(Self.workflow) component-stale"])
    #expect(try verify().reported == ["\(Self.workflow) render-stale"])
    try render()
    #expect(try reported() == [])
    #expect(try verify().status == 0)
  }

  @Test func editOfAFunctionIsToldUntilItIsRenderedAgain() throws {
    try repository.write(Self.pipeline.replacing("> 1000", with: "> 2000"), to: "forecast/pipeline.py")
    #expect(try reported() == ["\(Self.workflow) function-stale"])
    try render()
    #expect(try reported() == [])
    // Neither a comment nor a type hint is in what runs.
    try repository.write(
      repository.text("forecast/pipeline.py").replacing("rows: int) -> str", with: "rows: int) -> \"str\"")
        .replacing("    big =", with: "    # large\n    big ="), to: "forecast/pipeline.py")
    #expect(try reported() == [])
    try repository.write("kfp==1.8.19\n", to: "requirements.txt")
    #expect(try reported() == ["\(Self.workflow) sdk-drift"])
  }

  private static let component = """
    name: Fit
    inputs:
    - {name: rows, type: Integer}
    implementation:
      container:
        image: registry.example.com/fit:1.2.0
        command: [python3, fit.py, --rows, {inputValue: rows}]

    """

  /// Functions of the forms that are easily taken apart wrongly.
  private static let pipeline = #"""
    import kfp
    from typing import Dict, List, NamedTuple, Optional
    from kfp import dsl
    from kfp.components import InputPath, OutputPath, create_component_from_func, load_component_from_file


    def check(
        rows: int) -> str:
        """Says: whether there is enough.

        def check(no): code
        """
        limit: int = 5

        def inner(x: int, y: Optional[List[str]] = None) -> Dict[str, int]:
            # of a function inside
            return {"a:b": x,
      "c": 1}

        big = rows > 1000 and \
            inner(limit)
        text = r'''
        \' def'''
        return "enough" if big else text


    def one(rows: int) -> int: return rows + 1


    def copy(data: InputPath(), out: OutputPath()):
        with open(data) as source, open(out, "w") as target:
            for line in source:
                target.write(line)

        # a comment at the end


    def factory():
        def nested(rows: int) -> int:
            if rows:
                return 1
            return 2
        return nested


    check_op, one_op, copy_op, nested_op = [
        create_component_from_func(function, base_image="python:3.10.13") for function in (check, one, copy, factory())
    ]
    fit_op = load_component_from_file("fit.yaml")


    @dsl.pipeline(name="forecast")
    def forecast(rows: int = 5000):
        fit_op(nested_op(one_op(rows).output).output)
        copy_op(check_op(rows).output)


    kfp.compiler.Compiler().compile(forecast, "RENDERED_PIPELINE/workflow.yaml")

    """#
}

/// An installed SDK.
private final class SDK: Sendable {
  /// The one that all tests share; `nil` if there is no Python that it runs on, or no registry to get it from.
  static let shared = try? SDK()

  /// Its folder, which is removed at the end of the tests.
  private let path: String

  /// The variables of somebody who has it on the `PATH`.
  var environment: [String: String] { ["PATH": "\(path)/bin:/usr/bin:/bin", "TZ": "UTC"] }

  private init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "kfplint-sdk-\(UUID().uuidString)").path
    atexit { SDK.shared?.remove() }
    // The SDK runs on Python 3.6 to 3.12; pip takes older releases of its requirements if there is a wheel.
    let run = try ChildProcess.run(
      "/bin/sh",
      [
        "-c",
        """
        for python in python3.11 python3.10 python3.9 python3; do
          "$python" -c 'import sys; sys.exit(not (3, 8) <= sys.version_info < (3, 12))' 2> /dev/null || continue
          "$python" -m venv "$0" && "$0/bin/pip" install --quiet --prefer-binary --retries 1 --timeout 15 kfp==1.8.22 && exit 0
          rm -rf "$0"
        done
        exit 1
        """, path,
      ], in: FileManager.default.temporaryDirectory, environment: ProcessInfo.processInfo.environment)
    guard run.end == .exit(0) else { throw Absence(output: String(decoding: run.error, as: UTF8.self)) }
  }

  private func remove() { try? FileManager.default.removeItem(atPath: path) }

  private struct Absence: Error {
    let output: String
  }
}
