import Foundation

/// A program to be run in a folder.
struct Program {
  let path: String

  /// The program under test, which is built into the folder of the test bundle.
  static let kfplint = Program(path: Bundle.main.bundleURL.appending(path: "kfplint").path)
  static let git = Program(path: "/usr/bin/git")
  static let shell = Program(path: "/bin/sh")

  /// Runs the program to its end, with no other variables than those given, and kills it after `limit` seconds.
  ///
  /// What it writes goes to files, not pipes: a grandchild that outlives it cannot make anybody wait.
  func run(
    _ arguments: [String], in folder: URL, environment: [String: String], input: Data = Data(), limit: Double = 60
  ) throws -> ProgramRun {
    let streams = try TemporaryFolder()
    let input = try streams.file("input", holding: input)
    let output = try streams.file("output")
    let error = try streams.file("error")
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = input
    process.standardOutput = output
    process.standardError = error

    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    let isLate = ended.wait(timeout: .now() + limit) == .timedOut
    if isLate {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
    }
    let end: ProgramRun.End =
      switch process.terminationReason {
      case _ where isLate: .timeout
      case .uncaughtSignal: .signal(process.terminationStatus)
      default: .exit(process.terminationStatus)
      }
    return ProgramRun(
      end: end, outputBytes: try streams.data("output"), errorBytes: try streams.data("error"))
  }
}

extension TemporaryFolder {
  fileprivate func file(_ name: String, holding content: Data = Data()) throws -> FileHandle {
    try write(content, to: name)
    return try FileHandle(forUpdating: url(name))
  }
}
