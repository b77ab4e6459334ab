import Foundation
import TestSupport

/// The library of `Tests/Faults`, which lets calls fail and sets the clock where it is preloaded.
enum PreloadedFaults {
  /// Its path; `nil` if it cannot be built.
  static let library: String? = {
    let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Faults/faults.c")
      .standardized
    let run = try? ChildProcess.run(
      "/bin/sh", ["-c", "exec clang -shared -fPIC -O1 \"$0\" -o \"$1\" -ldl", source.path, place],
      in: URL(filePath: "/"), environment: ProcessInfo.processInfo.environment)
    atexit { unlink(PreloadedFaults.place) }
    return run?.end == .exit(0) ? place : nil
  }()

  private static let place =
    FileManager.default.temporaryDirectory.appending(path: "kfplint-faults-\(getpid()).so").path

  /// The variables with which a program is started that has the library.
  static func variables(_ more: [String: String]) -> [String: String] {
    ["LD_PRELOAD": library ?? "", "SWIFT_BACKTRACE": "enable=no"].merging(more) { $1 }
  }
}
