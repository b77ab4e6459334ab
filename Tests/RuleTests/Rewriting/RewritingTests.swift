import Diagnostics
import Foundation
import RuleEngine
import Snapshots
import Testing
import YAMLSyntax

/// A workflow that is written in another way, and says the same, has the same findings at the same logical places.
@Suite("The same pipeline in other words")
struct RewritingTests {
  /// Rules that are about how a file is written, and not about what it says.
  private static let aboutForm: Set<String> = [
    // Comments are what they read or count.
    "suppression-unused", "suppression-unexplained", "suppression-invalid",
    // They are about bytes.
    "workflow-too-large", "annotations-too-large", "file-too-large", "file-encoding", "file-conflict",
    "file-lfs-pointer",
  ]

  @Test("is judged the same", arguments: Example.all("bad") + Example.all("good"))
  func rewritten(_ example: Example) async throws {
    let snapshot = try example.snapshot()
    let wanted = try await findings(of: snapshot, example)
    for manner in RewrittenText.Manner.allCases {
      var texts: [Path: [UInt8]] = [:]
      for entry in try snapshot.entries(below: .top) where entry.path.name == "workflow.yaml" {
        guard case .bytes(let bytes) = try snapshot.content(of: entry, limit: 1 << 22),
          let tree = try? YAMLTree.parse(SourceFile(path: entry.path, origin: .workTree, bytes: bytes)),
          tree.documents.first?.kind == .mapping,
          tree.comments.allSatisfy({ !bytes[$0.range].starts(with: "# kfplint".utf8) })
        else { continue }
        texts[entry.path] = RewrittenText(tree, in: manner).text
      }
      if texts.isEmpty { continue }
      let found = try await findings(of: RewrittenSnapshot(snapshot: snapshot, texts: texts), example)
      // Of two that exclude each other, the second one is the place.
      let (left, right) = manner == .reversedKeys ? (found.map(\.rule), wanted.map(\.rule)) : (found, wanted)
      #expect(left.sorted() == right.sorted(), "\(manner): \(Set(found).symmetricDifference(wanted).sorted())")
    }
  }

  /// What is found, as the rule and the logical place.
  private func findings(of snapshot: any Snapshot, _ example: Example) async throws -> [String] {
    let (check, _) = try example.check(of: snapshot)
    return try await check.run(.changed).findings.filter {
      // A secret that shows by its form is found in any text, and has no other place than that.
      !Self.aboutForm.contains($0.rule) && !($0.rule == "secret-in-plain-text" && $0.location.logicalPlace.isEmpty)
    }.map { "\($0.rule) \($0.location.path) \($0.location.logicalPlace)" }
  }
}

extension String {
  fileprivate var rule: String { String(prefix { $0 != " " }) }
}

/// A snapshot in which some files hold something else.
private struct RewrittenSnapshot: Snapshot {
  let snapshot: RelocatedSnapshot
  let texts: [Path: [UInt8]]

  var source: Outcome.Source { snapshot.source }
  var origin: SourceFile.Origin { snapshot.origin }
  var base: (any Snapshot)? { snapshot.base }
  var changedPaths: [Path]? { snapshot.changedPaths }

  func entry(at path: Path) throws(SnapshotError) -> Entry? { try snapshot.entry(at: path) }

  func entries(below folder: Path) throws(SnapshotError) -> [Entry] { try snapshot.entries(below: folder) }

  func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    guard let text = texts[entry.path] else { return try snapshot.content(of: entry, limit: limit) }
    return text.count > limit ? .tooLarge(text.count) : .bytes(text)
  }
}
