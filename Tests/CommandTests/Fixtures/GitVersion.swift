import Foundation

/// The version of the installed git, by which tests know what it can make.
struct GitVersion: Comparable, CustomStringConvertible, Sendable {
  let major: Int
  let minor: Int

  init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// That of the installed git; 0.0 if it does not say.
  static let installed: GitVersion = {
    let run = try? Program.git.run(
      ["--version"], in: FileManager.default.temporaryDirectory, environment: TemporaryFolder.environment)
    guard let match = run?.output.firstMatch(of: /version (\d+)\.(\d+)/), let major = Int(match.1),
      let minor = Int(match.2)
    else { return GitVersion(0, 0) }
    return GitVersion(major, minor)
  }()

  static func < (left: GitVersion, right: GitVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  var description: String { "\(major).\(minor)" }
}
