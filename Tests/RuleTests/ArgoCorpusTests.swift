import Configuration
import Diagnostics
import Foundation
import RuleEngine
import Rules
import Snapshots
import TestSupport
import Testing

/// The rules about workflows against the cases of Argo's own validator, and against workflows that other people run.
///
/// The files are not part of the project; without them there is nothing to run.
@Suite(.enabled(if: Corpus.folder != nil))
struct ArgoCorpusTests {
  /// A class of mistakes: the words of Argo's own message, and which rule finds them.
  struct Expectation: CustomTestStringConvertible {
    /// A part of Argo's message; `nil` for cases that are only known by their names.
    let error: String?
    let rule: String
    /// The cases with this message that were looked at by hand, and the text at the place of the finding.
    let places: [String: String]

    var testDescription: String { "\(rule): \(error ?? "no message")" }
  }

  static let expectations = [
    Expectation(
      error: "not supplied", rule: "argument-missing",
      places: ["e2e_expectedfailures_empty-parameter-dag": "a", "paramWithoutValue": "message"]),
    Expectation(
      error: "from, artifact location", rule: "artifact-invalid",
      places: ["invalidStepsArgumentNoFromOrLocation": "art"]),
    Expectation(
      error: "image may not be empty", rule: "container-incomplete",
      places: ["invalidWfNoImage": "container", "invalidWfNoImageScriptInTemplateDefault": "script"]),
    Expectation(error: "initContainers must", rule: "container-invalid", places: ["testInitContainerHasName": "image"]),
    Expectation(error: "cycle", rule: "dag-cycle", places: ["dagCycle": "C"]),
    Expectation(
      error: "is not defined", rule: "dag-unknown-dependency", places: ["dagNonexistantTarget": "DOESNTEXIST"]),
    Expectation(
      error: "activeDeadlineSeconds must be", rule: "deadline-invalid", places: ["activeDeadlineSeconds": "-1"]),
    Expectation(
      error: "does not contain any items", rule: "depends-syntax",
      places: ["dagAnyWithoutExpandingTask": "AnySucceeded"]),
    Expectation(error: "cannot use both", rule: "depends-syntax", places: ["dagDependsAndDependencies": "depends"]),
    Expectation(
      error: "template name 'doesnotexist' undefined", rule: "entrypoint-unknown",
      places: ["e2e_lintfail_invalid-spec": "doesnotexist"]),
    Expectation(
      error: "cannot unmarshal", rule: "field-type", places: ["e2e_lintfail_malformed-spec": "[thisshouldnotbeanarray]"]
    ),
    Expectation(error: "already mounted", rule: "mount-conflict", places: ["volumeMountArtifactPathCollision": "/src"]),
    Expectation(error: "not unique", rule: "name-duplicate", places: ["dupInputNames": "dup"]),
    Expectation(error: "name is required", rule: "name-invalid", places: ["emptyName": "name"]),
    Expectation(error: "name cannot begin with a digit", rule: "name-invalid", places: ["dagDependsDigit": "5A"]),
    Expectation(error: "is invalid", rule: "name-invalid", places: ["invalidInputArtNames": "("]),
    Expectation(
      error: nil, rule: "name-invalid", places: ["invalidArgParamNames": "#", "invalidOutputArtNames": "!"]),
    Expectation(
      error: "multiple valueFrom", rule: "output-invalid", places: ["invalidOutputMultipleValueFrom": "jqFilter"]),
    Expectation(
      error: ".valueFrom only allows", rule: "parameter-invalid", places: ["dagMissingParamValueInTask": "parameter"]),
    Expectation(
      error: "action must be one of", rule: "resource-template", places: ["invalidActionResourceWorkflow": "foo"]),
    Expectation(error: "not unique", rule: "template-duplicate", places: ["dupTemplateNames": "whalesay"]),
    Expectation(error: "multiple template types", rule: "template-type", places: ["multipleTemplateTypes": "script"]),
    Expectation(error: "undefined", rule: "template-unknown", places: ["dagUndefinedTemplate": "echo"]),
    Expectation(
      error: "failed to resolve {{tasks.", rule: "variable-not-upstream",
      places: [
        "dagStatusNoFutureReferenceSimple": "{{tasks.B.status}}",
        "dagStatusNoFutureReferenceWhenFutureReferenceHasChild": "{{tasks.B.status}}",
        "dagStatusOnlyDirectAncestors": "{{tasks.B.status}}",
      ]),
    Expectation(
      error: "failed to resolve", rule: "variable-unresolved",
      places: ["unresolvedStepInput": "{{inputs.parameters.message}}"]),
    Expectation(
      error: nil, rule: "variable-unresolved",
      places: [
        "dagTargetMissingInputParam": "{{inputs.parameters.target}}",
        "workflowStatusNotOnExit": "{{workflow.failures}}",
      ]),
  ]

  @Test(arguments: expectations) func findsTheCasesOfAClass(_ expectation: Expectation) async throws {
    for (name, text) in expectation.places {
      let found = try #require(try Case.all.first { $0.name == name && $0.folder == "invalid" })
      #expect(expectation.error.map(found.error.contains) ?? found.error.isEmpty, "\(name)")
      let findings = try await findings(in: found.path).filter { $0.rule == expectation.rule && $0.severity == .error }
      #expect(findings.map(\.text).contains(text), "\(name)")
    }
  }

  /// What Argo refuses in a workflow of the shape that the SDK writes is in the table above, so that nothing is forgotten.
  @Test func expectsEveryCaseOfTheShapeOfAPipeline() throws {
    let expected = Set(Self.expectations.flatMap(\.places.keys))
    let cases = try Case.all.filter { $0.isInvalid && $0.hasPipelineShape }
    #expect(!cases.isEmpty)
    #expect(cases.map(\.name).filter { !expected.contains($0) } == [])
  }

  @Test func isSilentOnWhatArgoAccepts() async throws {
    let valid = try Case.all.filter { !$0.isInvalid }
    #expect(!valid.isEmpty)
    for valid in valid {
      // An object of another kind that is named is an error, as it was not checked.
      if !valid.isWorkflow {
        await #expect(throws: SnapshotError.self, "\(valid.name)") { try await findings(in: valid.path) }
        continue
      }
      let errors = try await findings(in: valid.path).filter { $0.severity == .error }
      #expect(errors.map { "\($0.rule): \($0.message)" } == [], "\(valid.name)")
    }
  }

  @Test(arguments: [
    (
      "kfp/v1",
      [
        // A step and its pipeline of one name, from an SDK that did not tell them apart yet.
        "artifact_location__nover__0bd8432f.yaml: template-duplicate"
      ]
        // Components that want URIs, compiled in V1 mode: nothing fills in {{$.inputs.artifacts['…'].uri}} there.
        + Array(repeating: "own_re_samples_test_various_io_types.yaml: variable-misspelt", count: 8)
        + Array(repeating: "own_re_v2test_pipeline_with_various_io_types.yaml: variable-misspelt", count: 6) + [
          // Test data of an SDK, cut off before the entrypoint.
          "tolerations__nover__4341c9f9.yaml: entrypoint-unknown",
          "tolerations__nover__c5fe2b9c.yaml: entrypoint-unknown",
          "tolerations__nover__c6437e08.yaml: entrypoint-unknown",
          // Its exit handler takes a parameter without a value, which KFP from 1.7 on refuses.
          "xgboost_training_cm__nover__b7e101ae.yaml: argument-missing",
        ]
    ),
    ("real", []),
    ("reference-repo", []),
  ])
  func findNothingButWhatIsReallyWrong(_ part: String, _ wanted: [String]) async throws {
    let findings = try await findings(in: part).filter { $0.severity >= .warning }
    #expect(findings.map { "\($0.location.path): \($0.rule)" } == wanted)
  }

  /// What the rules about workflows find in a file or in all files of a folder.
  private func findings(in part: String) async throws -> [Finding] {
    let corpus = try #require(Corpus.folder)
    let folder = Path("\(corpus)/\(part)")
    let isFile = part.hasSuffix(".yaml")
    let snapshot = RelocatedSnapshot(
      snapshot: try DiskSnapshot(paths: [folder]), folder: isFile ? folder.parent : folder)
    let files =
      isFile
      ? [Path(folder.name.bytes)]
      : try snapshot.entries(below: .top).map(\.path).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    let rules = Rulebook.rules.filter { $0.info.category == .workflow }
    return try await Check(of: snapshot, rules: rules, policy: Policy(settings: .standard))
      .run(.named(files: files, andFolders: false)).findings
  }

  /// A case of Argo's test suite, as the table of the corpus describes it.
  private struct Case {
    let folder: String
    let name: String
    let isInvalid: Bool
    let error: String
    let isWorkflow: Bool
    let hasPipelineShape: Bool

    var path: String { "argo/\(folder)/\(name).yaml" }

    static var all: [Case] {
      get throws {
        let corpus = try #require(Corpus.folder)
        let table = try String(contentsOfFile: "\(corpus)/argo/manifest.tsv", encoding: .utf8)
        return table.split(separator: "\n").dropFirst().map { line in
          let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
          return Case(
            folder: fields[0], name: fields[1], isInvalid: fields[2] == "invalid", error: fields[3],
            isWorkflow: fields[5].split(separator: ",").contains("Workflow"), hasPipelineShape: fields[6] == "yes")
        }
      }
    }
  }
}

extension Finding {
  /// The bytes of the file that the finding points at.
  fileprivate var text: String {
    location.place.map { String(decoding: $0.file.bytes[$0.span.range], as: UTF8.self) } ?? ""
  }
}
