import ArgoTypes
import Diagnostics
import Foundation
import TestSupport
import Testing
import YAMLSyntax

/// Every test reads files that belong to others and are no part of this repository, and is disabled without them.
@Suite(.enabled(if: Corpus.folder != nil))
struct CorpusTests {
  /// A mistake of Argo's own test-suite, which Argo accepted when the file was written: `ServiceAccountName`.
  private static let real: Set = [
    "argo/valid/validAutomountServiceAccountTokenUseTmplLevel.yaml:12:7 ServiceAccountName: case of serviceAccountName"
  ]

  @Test(arguments: ["kfp/v1", "kfp/v2compat", "real", "argo/valid", "argo/examples", "reference-repo"])
  func `No field and no value of a valid Workflow is refused`(folder: String) throws {
    let workflows = try Corpus.workflows(in: folder)
    #expect(!workflows.isEmpty)
    for (path, root) in workflows {
      for defect in Self.refusals(in: root) {
        let line = "\(path):\(defect.line)"
        #expect(Self.real.contains { line.hasPrefix($0) }, "\(line)")
      }
    }
  }

  @Test(arguments: ["kfp/v1", "real", "reference-repo"])
  func `What the SDK writes is good for every version of Argo`(folder: String) throws {
    for (path, root) in try Corpus.workflows(in: folder) {
      for version in ArgoTypeTree.shared.versions {
        #expect(ArgoTypeCheck.defects(in: root, target: version).isEmpty, "\(path) with \(version)")
      }
    }
  }

  @Test func `A case that is valid from one version to another has the fields of all of them`() throws {
    var checks = 0
    for row in try Corpus.validatorCases() where row.folder == "valid" {
      // `v3.1.14..v4.1.2`, or one version alone.
      let bounds = row.versions.components(separatedBy: "..").compactMap { ArgoVersion($0) }
      let since = try #require(bounds.first)
      let until = try #require(bounds.last)
      for (path, root) in try Corpus.workflows(in: "argo/valid", named: row.name + ".yaml") {
        for version in ArgoTypeTree.shared.versions where since <= version && version <= until {
          checks += 1
          for defect in ArgoTypeCheck.defects(in: root, target: version) {
            let line = "\(path):\(defect.line)"
            #expect(Self.real.contains { line.hasPrefix($0) }, "\(line) with \(version)")
          }
        }
      }
    }
    #expect(checks > 200)
  }

  @Test func `A case that Argo fails to decode has a defect`() throws {
    let undecodable = try Corpus.validatorCases().filter { row in
      ["cannot unmarshal", "unknown field"].contains { row.message.contains($0) }
    }
    #expect(!undecodable.isEmpty)
    for row in undecodable {
      for (path, root) in try Corpus.workflows(in: "argo/invalid", named: row.name + ".yaml", kind: nil) {
        #expect(Self.refusals(in: root).count == 1, "\(path)")
      }
    }
  }

  /// What no version accepts.
  private static func refusals(in root: YAMLNode) -> [ArgoTypeDefect] {
    ArgoTypeCheck.defects(in: root).filter { defect in
      if case .notInEveryVersion = defect.problem { false } else { true }
    }
  }
}
