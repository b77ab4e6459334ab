import Diagnostics
import Foundation
import Pipelines
import Snapshots
import TestSupport
import Testing

/// What a file is taken for, wherever it lies, over some hundred files by people who never heard of this tool.
///
/// `KFPLINT_CORPUS` names the folder that holds them. They belong to their authors and are no part of the project, so
/// without the variable there is nothing to test.
@Suite(.enabled(if: CorpusFile.root != nil, "KFPLINT_CORPUS names no folder"))
struct CorpusClassificationTests {
  /// A folder of the corpus and what has to be said of each file in it.
  struct Expectation: CustomTestStringConvertible {
    let folder: String
    /// As `workflow.yaml` in a folder of its own, which may be anybody's.
    let inFolder: Verdict
    /// Under its own name, among other files.
    let inWalk: Verdict
    /// Named on the command line.
    let named: Verdict
    /// The files, by the start of their paths, that the folder holds for another reason than its name says.
    var exceptions: [Exception] = []

    var testDescription: String { folder }
  }

  /// Files of which something else has to be said than of their neighbours.
  struct Exception {
    let paths: [String]
    let inFolder: Verdict
    let inWalk: Verdict
    let named: Verdict
    let why: String
  }

  static let expectations = [
    Expectation(
      folder: "kfp/v1", inFolder: .v1, inWalk: .v1, named: .v1,
      exceptions: [
        Exception(
          paths: [
            "artifact_location__nover__0bd8432f", "compose__nover__645eb5d2", "default_value__nover__daa6140c",
            "hello-world__nover__d1059f24", "immediate_value__nover__4aa22074", "param_substitutions__nover__b29d212b",
            "pipelineparams__nover__f5c5c302", "recursive_do_while__nover__f3f18980",
            "recursive_while__nover__1ae22509", "resnet_training_pipeline__nover__851ff803",
            "resourceop_basic__nover__4f71d409", "sequential__nover__",
            "taxi_cab_classification_pipeline__nover__d07911eb", "tolerations__nover__",
            "volume_snapshotop_rokurl__nover__0ed631cb", "volumeop_basic__nover__4172075e",
            "volumeop_sequential__nover__", "xgboost_training_cm__nover__b7e101ae",
          ],
          inFolder: .other, inWalk: .other, named: .argo,
          why: "SDKs up to 0.1.25 left no mark at all, so nothing tells the file from anybody's Argo workflow")
      ]),
    Expectation(
      folder: "real", inFolder: .v1, inWalk: .v1, named: .v1,
      exceptions: [
        Exception(
          paths: ["ksaaskil+kubeflow-learn/pipelines/pipeline.yaml"], inFolder: .v2Compatible, inWalk: .v2Compatible,
          named: .v2Compatible, why: "compiled in V2-compatible mode")
      ]),
    Expectation(folder: "kfp/v1_v2components", inFolder: .v1, inWalk: .v1, named: .v1),
    Expectation(folder: "kfp/v2compat", inFolder: .v2Compatible, inWalk: .v2Compatible, named: .v2Compatible),
    // A compiled pipeline under a name of its own is an Argo workflow with the mark of V1; the rest is only looked at
    // where somebody takes it for one.
    Expectation(folder: "kfp/v2", inFolder: .v2IR, inWalk: .other, named: .v2IR),
    Expectation(
      folder: "real-v2", inFolder: .v2IR, inWalk: .other, named: .v2IR,
      exceptions: [
        Exception(
          paths: ["qiuchen001+kubeflow-ground/dynamic-minio-pipeline.yaml"], inFolder: .unreadable, inWalk: .other,
          named: .unreadable, why: "its comments are in GBK, so it is not UTF-8 and a rule about files owns it")
      ]),
    Expectation(folder: "kfp/argo_v2backend", inFolder: .backendExport, inWalk: .other, named: .backendExport),
    Expectation(
      folder: "kfp/tekton", inFolder: .tekton, inWalk: .other, named: .tekton,
      exceptions: [
        Exception(
          paths: [
            "data-science-pipelines-scheduledworkflow-odh-poc-", "loop-example-basic-retry__",
            "pipeline__nover__5e91ae55", "odh-data-science-pipelines-operator-controller-push__",
            "pipelinespec-with-run-iterate-numeric__",
            "simple-exithandler__", "task__nover__58f001a4", "tasks__nover__fc6088a0",
          ],
          inFolder: .other, inWalk: .other, named: .other,
          why: "written by hand, as builds of images or to show custom tasks, without a mark of kfp-tekton")
      ]),
    Expectation(folder: "real-tekton", inFolder: .tekton, inWalk: .other, named: .tekton),
    Expectation(folder: "kfp/components", inFolder: .component, inWalk: .other, named: .component),
    // What no KFP SDK wrote is nobody's business; an Argo workflow that is named is checked as one.
    Expectation(folder: "kfp/argo_other", inFolder: .other, inWalk: .other, named: .otherOrArgo),
    Expectation(folder: "real-argo", inFolder: .other, inWalk: .other, named: .otherOrArgo),
    Expectation(folder: "argo/valid", inFolder: .other, inWalk: .other, named: .otherOrArgo),
    Expectation(
      folder: "argo/invalid", inFolder: .other, inWalk: .other, named: .otherOrArgo,
      exceptions: [
        Exception(
          paths: ["TestInvalidPodGCLabelSelector_inline1.yaml", "invalidPodGC.yaml"], inFolder: .other, inWalk: .other,
          named: .brokenWorkflow,
          why: "meant as a workflow, and named, so that what is missing is told")
      ]),
    Expectation(folder: "argo/examples", inFolder: .other, inWalk: .other, named: .otherOrArgo),
    Expectation(folder: "argo/context", inFolder: .other, inWalk: .other, named: .otherOrArgo),
    Expectation(
      folder: "real-other", inFolder: .other, inWalk: .other, named: .otherOrArgo,
      exceptions: [
        Exception(
          paths: ["ntl-ibm+kubeflow-ppc64le-examples/configure_tensorboard_component/"], inFolder: .component,
          inWalk: .other, named: .component, why: "a component definition like those of kfp/components"),
        Exception(
          paths: ["intro-to-ml-with-kubeflow+intro-to-ml-with-kubeflow-examples/ch10/experiment.yaml"],
          inFolder: .other, inWalk: .other, named: .malformed,
          why: "what `kubectl describe` printed: no YAML, and whoever names it is told so"),
      ]),
  ]

  @Test(arguments: expectations) func tellsEveryFileOfTheFolder(_ expectation: Expectation) throws {
    let files = CorpusFile.all(below: expectation.folder)
    #expect(!files.isEmpty)
    for file in files {
      let exception = expectation.exceptions.first { $0.paths.contains { file.path.hasPrefix($0) } }
      let wanted = [
        (CorpusFile.Placement.inFolder, exception?.inFolder ?? expectation.inFolder),
        (.inWalk, exception?.inWalk ?? expectation.inWalk),
        (.named, exception?.named ?? expectation.named),
      ]
      for (placement, verdict) in wanted {
        let found = try file.verdict(placement)
        #expect(
          verdict.covers(found), "\(file.path) \(placement): \(found) instead of \(verdict). \(exception?.why ?? "")")
      }
    }
  }

  @Test(arguments: expectations) func namesOnlyExceptionsThatAreThere(_ expectation: Expectation) {
    let files = CorpusFile.all(below: expectation.folder)
    for path in expectation.exceptions.flatMap(\.paths) {
      #expect(files.contains { $0.path.hasPrefix(path) }, "\(path)")
    }
  }
}

/// What is said of a file as a whole.
enum Verdict {
  case v1, v2IR, v2Compatible, backendExport, tekton, component, argo, brokenWorkflow
  /// It does not parse as YAML, and that is reported.
  case malformed
  /// It is no text, and that is reported.
  case unreadable
  /// Nothing is said of it.
  case other
  /// Nothing, or what holds for any Argo workflow: for folders that hold some among other things.
  case otherOrArgo

  func covers(_ found: Verdict) -> Bool {
    self == found || (self == .otherOrArgo && (found == .other || found == .argo))
  }
}

/// A file of the corpus.
struct CorpusFile {
  static let root = Corpus.folder.map { URL(filePath: $0) }

  /// Where a file can lie.
  enum Placement {
    case inFolder, inWalk, named
  }

  /// The path below the folder of the corpus.
  let path: String
  let bytes: [UInt8]

  /// Every file below a folder of the corpus; its tables are none.
  static func all(below folder: String) -> [CorpusFile] {
    guard let base = root?.appending(path: folder),
      let paths = FileManager.default.enumerator(atPath: base.path())
    else { return [] }
    return paths.compactMap { $0 as? String }.filter { !$0.hasSuffix(".tsv") }.sorted().compactMap { path in
      (try? Data(contentsOf: base.appending(path: path))).map { CorpusFile(path: path, bytes: Array($0)) }
    }
  }

  /// What the file is taken for.
  func verdict(_ placement: Placement) throws -> Verdict {
    let path: Path = placement == .inFolder ? "training/workflow.yaml" : Path(path)
    let snapshot = MemorySnapshot(bytes: [path: bytes])
    let discovery = PipelineDiscovery(
      snapshot: snapshot, layout: PipelineLayout(isExcluded: { _ in false }, isPipelineFolder: { _ in false }))
    let candidates =
      placement == .named
      ? [try discovery.candidate(named: path)].compactMap { $0 } : try discovery.discoverAll().candidates
    let loader = PipelineLoader(snapshot: snapshot, limit: bytes.count)
    guard let loaded = candidates.lazy.compactMap({ loader.load($0) }).first else { return .other }
    return Verdict(PipelineRecognition(loaded))
  }
}

extension Verdict {
  fileprivate init(_ recognition: PipelineRecognition) {
    guard case .pipeline(let unit) = recognition else {
      self = .other
      return
    }
    switch unit.files.text {
    case .none: self = .unreadable
    case .python: self = .component
    case .malformed: self = .malformed
    case .document(let document):
      self =
        switch document.format {
        case .v1: .v1
        case .v2IR: .v2IR
        case .v2Compatible: .v2Compatible
        case .backendExport: .backendExport
        case .tekton: .tekton
        case .component: .component
        case .argo: .argo
        case .brokenWorkflow, .unrecognised: .brokenWorkflow
        }
    }
  }
}
