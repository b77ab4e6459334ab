import Configuration
import Diagnostics
import Foundation
import Policies
import PolicyLibrary
import RuleEngine
import Schedules
import Snapshots
import TestSupport
import Testing

/// The ready policies do what their examples say.
@Suite("The ready policies")
struct PolicyLibraryTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "policies")

  private static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return files.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }.sorted()
  }

  @Test("are twelve")
  func count() {
    #expect(Self.names.count == 12)
  }

  @Test("are built into the program as they are")
  func builtIn() throws {
    #expect(ReadyPolicies.files.map { "\($0.path)" } == Self.names.map { "ready-policies/\($0).yaml" })
    for (file, name) in zip(ReadyPolicies.files, Self.names) {
      #expect(try file.bytes == Array(Data(contentsOf: Self.folder.appending(path: "\(name).yaml"))))
    }
  }

  @Test("find what is in bad examples, and nothing in good ones", arguments: names)
  func examples(name: String) async throws {
    let text = try Data(contentsOf: Self.folder.appending(path: "\(name).yaml"))
    let file = SourceFile(path: "p.yaml", origin: .workTree, bytes: Array(text))
    let configuration = ConfigurationFile(
      parsing: SourceFile(path: ".kfplint.yaml", origin: .workTree, bytes: Array("policies: [p.yaml]".utf8)), rules: [],
      policyFiles: PolicyFiles([PolicyFiles.Match(try PathPattern("p.yaml"), [file])]))
    #expect(configuration.problems.isEmpty, "\(configuration.problems)")
    let policies = PolicyRules(configuration.settings.policies)
    #expect(policies.rules.map(\.info.id) == [name])
    #expect(policies.problems.isEmpty, "\(policies.problems)")
    for (kind, wanted) in [("good/kept", 0), ("bad/broken", 1)] {
      let example = Self.folder.appending(path: "\(name)/\(kind)")
      let paths = try FileManager.default.subpathsOfDirectory(atPath: example.path())
      var texts: [Path: String] = [:]
      for path in paths where path.hasSuffix(".yaml") {
        texts[Path(path)] = try String(contentsOf: example.appending(path: path), encoding: .utf8)
      }
      let check = Check(of: MemorySnapshot(texts: texts), rules: policies.rules, policy: Policy(settings: .standard))
      let result = try await check.run(.whole)
      #expect(result.units.count == 1, "\(kind)")
      #expect(result.findings.count == wanted, "\(kind): \(result.findings.map(\.message))")
      #expect(policies.failures.problems.isEmpty)
    }
  }
}
