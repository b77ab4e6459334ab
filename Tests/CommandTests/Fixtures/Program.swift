import Foundation
import TestSupport

/// A program to be run in a folder.
struct Program {
  let path: String

  /// The program under test, which is built into the folder of the test bundle.
  static let kfplint = Program(path: Bundle.main.bundleURL.appending(path: "kfplint").path)
  static let git = Program(path: "/usr/bin/git")
  static let shell = Program(path: "/bin/sh")

  /// Runs the program to its end, with no other variables than those given, and kills it where it hangs.
  func run(
    _ arguments: [String], in folder: URL, environment: [String: String], input: Data = Data()
  ) throws -> ProgramRun {
    let child = try ChildProcess.run(
      path, arguments, in: folder, environment: environment, input: input)
    return ProgramRun(end: child.end, outputBytes: child.output, errorBytes: child.error)
  }
}
