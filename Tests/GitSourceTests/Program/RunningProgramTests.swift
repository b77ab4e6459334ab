import Diagnostics
import Foundation
import Snapshots
import Testing

@testable import GitSource

/// Programs that behave as no git should.
@Suite struct RunningProgramTests {
  private func run(_ script: String) throws -> RunningProgram {
    try RunningProgram("/bin/sh", ["-c", ByteString(script)], variables: ["PATH": Array("/usr/bin:/bin".utf8)])
  }

  @Test(.timeLimit(.minutes(10))) func manyComplaintsDoNotKeepItWaiting() throws {
    let program = try run("head -c 1000000 /dev/zero | tr '\\0' x >&2; echo answer; head -c 300000 /dev/zero")
    #expect(try program.bytes(upTo: UInt8(ascii: "\n")) == Array("answer".utf8))
    #expect(try program.bytes(count: 200_000).count == 200_000)
    let rest = program.rest()
    #expect(rest.output.count == 100_000)
    #expect(rest.status == 0)
    #expect(program.complaint.count == 1 << 14)
  }

  @Test(.timeLimit(.minutes(10))) func aProgramThatEndsEarlyIsAnErrorAndNoSignal() throws {
    let program = try run("echo fatal: I am gone >&2; exit 3")
    let sentence = complaint {
      for _ in 0..<100 { try program.send(Array(repeating: 0, count: 100_000)) }
    }
    #expect(sentence?.contains("I am gone") == true)
    #expect(program.rest().status == 3)
    #expect(complaint { _ = try program.bytes(upTo: 0) }?.contains("I am gone") == true)
    #expect(complaint { _ = try program.bytes(count: 1) }?.contains("I am gone") == true)
  }

  @Test(.timeLimit(.minutes(10))) func aProgramThatIsKilledIsAnError() throws {
    let program = try run("printf half; kill -9 $$")
    #expect(complaint { _ = try program.bytes(upTo: 0) }?.contains("git ended without an answer") == true)
    #expect(program.rest().status == 137)
  }

  @Test(.timeLimit(.minutes(10))) func howAProgramEndedThatSomebodyElseWaitedForIsNoSuccess() throws {
    let program = try run("exec sleep 1000")
    kill(program.process, SIGKILL)
    #expect(waitpid(program.process, nil, 0) == program.process)
    #expect(program.rest().status == 137)
  }

  @Test(.timeLimit(.minutes(10))) func aProgramIsWaitedForWhenNobodyAsksItAnyMore() throws {
    var program: RunningProgram? = try run("cat; echo end")
    let process = try #require(program?.process)
    #expect(kill(process, 0) == 0)
    program = nil
    #expect(kill(process, 0) == -1)
  }

  @Test func aProgramThatIsNotThereIsAnError() {
    #expect(
      complaint { _ = try RunningProgram("/nonexistent/git", [], variables: [:]) }?.contains(
        "/nonexistent/git cannot be started: No such file or directory") == true)
  }
}
