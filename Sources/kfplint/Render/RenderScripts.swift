import Configuration
import Diagnostics
import Snapshots

/// The render scripts of a repository.
enum RenderScripts {
  /// The scripts among the files of a source: those that the configuration names under `render`, or without that each
  /// `render_pipeline*.sh` next to a rendered pipeline.
  static func all(
    in source: LintSource, _ found: ConfigurationLookup.Found, isExcluded: (Path) -> Bool
  ) throws(SnapshotError) -> [Path] {
    let files = try source.snapshot.entries(below: .top).filter { $0.kind == .file && !isExcluded($0.path) }.map(\.path)
    let patterns = found.settings.render
    if !patterns.isEmpty {
      return files.filter { file in patterns.contains { $0.value.matches(found.pathFromRoot(file)) } }
    }
    let neighbours = Set(files.filter { $0.name == "workflow.yaml" }.map(\.parent.parent))
    return files.filter { file in
      file.name.bytes.starts(with: "render_pipeline".utf8) && file.hasSuffix(".sh") && neighbours.contains(file.parent)
    }
  }

  /// The scripts that somebody names, as seen from the current folder; throws for one that is not among the files.
  static func named(_ names: [String], in source: LintSource) throws(SnapshotError) -> [Path] {
    var scripts: [Path] = []
    for name in names {
      let path = RawArguments.path(name)
      let place = try source.limited(to: [name]).limits.first ?? path
      let script = try source.snapshot.entries(below: .top).first { source.pathFromTop($0.path) == place }
      guard let script, script.kind == .file else {
        throw SnapshotError("is not a file of what is checked", path: path)
      }
      if !scripts.contains(script.path) { scripts.append(script.path) }
    }
    return scripts
  }

  /// How a script is started: by the program in its first line, so that its rights do not matter, or by `sh`.
  static func command(for script: Path, _ bytes: [UInt8]) -> (program: Path, arguments: [ByteString]) {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    var words =
      line.starts(with: "#!".utf8) ? line.dropFirst(2).split { $0 == 32 || $0 == 9 }.map { ByteString($0) } : []
    if words.first?.bytes.first != UInt8(ascii: "/") {
      words = script.hasSuffix(".py") ? ["/usr/bin/env", "python3"] : ["/bin/sh"]
    }
    return (Path(words[0].bytes), words.dropFirst() + [ByteString(script.bytes)])
  }
}
