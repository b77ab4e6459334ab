import Diagnostics
import GitSource
import Snapshots

/// What git runs for rendered pipelines, next to hooks: for its diffs, or for its merges.
enum GitDriver: CaseIterable {
  case diff
  case merge

  /// The attribute that asks for it.
  fileprivate var attribute: String {
    switch self {
    case .diff: "diff=kfplint"
    case .merge: "merge=kfplint"
    }
  }

  /// The settings that say what it is.
  fileprivate func settings(program: Path?) -> [(name: String, value: String?)] {
    let command = program.map { ShellWord.of($0.bytes) }
    switch self {
    case .diff:
      return [
        ("diff.kfplint.textconv", command.map { "\($0) textconv" }),
        // The heading of a hunk: the part of the outline that it is in.
        ("diff.kfplint.xfuncname", command.map { _ in "^((workflow|arguments|template) ?.*)$" }),
      ]
    case .merge:
      return [
        ("merge.kfplint.name", command.map { _ in "rendered pipelines (kfplint)" }),
        ("merge.kfplint.driver", command.map { "\($0) merge-driver %O %A %B %P" }),
      ]
    }
  }

  /// Installs some drivers in a repository; returns the sentences to tell.
  static func install(_ drivers: [GitDriver], in repository: GitRepository, program: Path) throws(SnapshotError)
    -> [String]
  {
    guard let top = repository.workTree else {
      throw SnapshotError("this repository is bare: it has no files that git compares or merges")
    }
    let attributes = AttributesFile(path: top.appending(".gitattributes"))
    let before = try attributes.attributes()
    let wanted = allCases.filter { drivers.contains($0) || before.contains($0.attribute) }
    for driver in drivers {
      for (name, value) in driver.settings(program: program) { try repository.setOwnSetting(name, to: value) }
    }
    try attributes.write(wanted.map(\.attribute))
    return drivers.map { driver in
      switch driver {
      case .diff: "installed the diff driver: git diff, git log -p and git blame show rendered pipelines as outlines"
      case .merge: "installed the merge driver: git merges rendered pipelines by what they mean"
      }
    } + ["wrote \(attributes.path), which you may commit: without kfplint it changes nothing"]
  }

  /// Takes all drivers away again; returns the sentences to tell, none if there were none.
  static func uninstall(from repository: GitRepository) throws(SnapshotError) -> [String] {
    var sentences: [String] = []
    for driver in allCases {
      var isThere = false
      for (name, _) in driver.settings(program: nil) where try repository.ownSetting(name) != nil {
        try repository.setOwnSetting(name, to: nil)
        isThere = true
      }
      if isThere { sentences.append("removed the \(driver) driver") }
    }
    if !sentences.isEmpty { try SettingsSections.removeEmpty(in: repository.settingsFile) }
    if let top = repository.workTree {
      let attributes = AttributesFile(path: top.appending(".gitattributes"))
      if try !attributes.attributes().isEmpty {
        try attributes.write([])
        sentences.append("removed the lines of kfplint from \(attributes.path)")
      }
    }
    return sentences
  }
}

/// The file `.gitattributes` at the top of a work tree, of which two lines are kfplint's.
private struct AttributesFile {
  let path: Path

  private static let comment = "# Rendered pipelines, as `kfplint install` sets it up"
  private static let pattern = "workflow.yaml"

  /// The attributes that kfplint's line has now.
  func attributes() throws(SnapshotError) -> [String] {
    let lines = try lines()
    guard let place = lines.firstIndex(of: Self.comment), place + 1 < lines.count else { return [] }
    return lines[place + 1].split(separator: " ").dropFirst().map(String.init)
  }

  /// Writes kfplint's lines, or removes them; a file in which nothing is left is removed.
  func write(_ attributes: [String]) throws(SnapshotError) {
    var lines = try lines()
    if let place = lines.firstIndex(of: Self.comment) {
      lines.removeSubrange(place..<min(place + 2, lines.count))
    }
    if !attributes.isEmpty {
      lines += [Self.comment, "\(Self.pattern) \(attributes.joined(separator: " "))"]
    }
    if lines.isEmpty {
      if FileOnDisk.exists(path) { try FileOnDisk.remove(path) }
    } else {
      try FileOnDisk.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: path)
    }
  }

  private func lines() throws(SnapshotError) -> [String] {
    guard FileOnDisk.exists(path) else { return [] }
    guard let bytes = try FileOnDisk.read(path), let text = ByteString(bytes).string else {
      throw SnapshotError("is not a file of text that can be changed", path: path)
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

/// The headings that libgit2 leaves in a file of settings when it has removed the settings below them.
private enum SettingsSections {
  static func removeEmpty(in file: Path) throws(SnapshotError) {
    guard let bytes = try FileOnDisk.read(file), let text = ByteString(bytes).string else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let headings = ["[diff \"kfplint\"]", "[merge \"kfplint\"]"]
    let kept = lines.indices.filter { place in
      guard headings.contains(String(lines[place])) else { return true }
      return place + 1 < lines.count && !lines[place + 1].isEmpty && !lines[place + 1].hasPrefix("[")
    }
    if kept.count < lines.count {
      try FileOnDisk.write(Array(kept.map { lines[$0] }.joined(separator: "\n").utf8), to: file)
    }
  }
}
