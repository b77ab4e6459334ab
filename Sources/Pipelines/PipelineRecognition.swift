public import Diagnostics
import YAMLSyntax

/// Tells from its content whether a candidate is a pipeline, of any kind, or somebody else's file.
public enum PipelineRecognition: Sendable {
  /// It is ours, and has to be right.
  case pipeline(PipelineUnit)
  /// It is somebody else's; the text says why, for `--verbose`.
  case other(Path, reason: String)

  /// Parses and classifies what was read. This is the expensive step, and needs nothing but the bytes.
  public init(_ loaded: LoadedCandidate) {
    let candidate = loaded.candidate
    let text = WorkflowText(of: loaded.workflow)
    let files = PipelineFiles(
      unit: candidate.path, kind: candidate.kind, workflow: loaded.workflow, text: text, params: loaded.params,
      otherPaths: loaded.otherPaths, intent: candidate.intent)
    if let reason = Self.reasonAgainst(files, isNamed: candidate.isNamed) {
      self = .other(candidate.path, reason: reason)
    } else {
      self = .pipeline(PipelineUnit(files: files))
    }
  }

  /// Why the files are nothing to lint, or `nil` if they are.
  private static func reasonAgainst(_ files: PipelineFiles, isNamed: Bool) -> String? {
    if files.intent != nil { return nil }
    guard let workflow = files.workflow else { return "there is no workflow.yaml" }
    switch workflow.content {
    case .unreadable, .tooLarge, .unmerged: return nil
    case .symbolicLink, .submodule, .lfsPointer:
      return isNamed ? nil : "it is not a file with text, and nothing says that the folder is a pipeline"
    case .conflicted(let file, _), .undecodable(let file, _):
      return isNamed || file.mentionsKFP ? nil : "it is not text, and does not mention KFP"
    case .text(let file):
      return reasonAgainst(files.text, of: file, kind: files.kind, isNamed: isNamed)
    }
  }

  private static func reasonAgainst(
    _ text: WorkflowText, of file: SourceFile, kind: PipelineFiles.Kind, isNamed: Bool
  ) -> String? {
    switch text {
    case .none: "it is empty"
    case .python: nil
    case .malformed:
      isNamed || (file.mentionsKFP && !file.isTemplate) ? nil : "it does not parse as YAML, and is no compiled pipeline"
    case .document(let document):
      switch document.format {
      case .v1, .v2Compatible, .brokenWorkflow: nil
      case .v2IR, .backendExport, .tekton, .component:
        // A compiled pipeline under any name is an Argo workflow; these are looked at where somebody takes them for one.
        kind == .rendered || isNamed ? nil : "it is no Argo workflow of a KFP SDK"
      case .argo: isNamed ? nil : "it is an Argo workflow without any mark of KFP"
      case .unrecognised(.aliasExpansion): isNamed || file.mentionsKFP ? nil : "its aliases expand beyond all bounds"
      case .unrecognised: "it is neither an Argo workflow nor anything of KFP"
      }
    }
  }
}

extension WorkflowText {
  fileprivate init(of workflow: PipelineFile?) {
    guard let file = workflow?.text else {
      self = .none
      return
    }
    do {
      let document = try WorkflowDocument(parsing: file)
      if !document.format.isRecognised, let span = PythonSource.evidence(in: file) {
        self = .python(file, span)
      } else {
        self = .document(document)
      }
    } catch {
      if let span = PythonSource.evidence(in: file) {
        self = .python(file, span)
      } else {
        self = .malformed(file, error)
      }
    }
  }
}

/// Tells the Python source of a pipeline from its compiled form.
private enum PythonSource {
  /// The first line that only the source of a KFP pipeline has, unindented.
  static func evidence(in file: SourceFile) -> SourceSpan? {
    let signs: [StaticString] = [
      "import kfp", "from kfp", "@dsl.pipeline", "@kfp.dsl.pipeline", "@component", "@dsl.component",
    ]
    var first: Int?
    for sign in signs {
      var start = 0
      while let offset = file.bytes.firstOccurrence(of: sign, from: start) {
        if offset == 0 || file.bytes[offset - 1] == UInt8(ascii: "\n") {
          first = min(first ?? offset, offset)
          break
        }
        start = offset + 1
      }
    }
    return first.map { offset in
      let end =
        file.bytes[offset...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? file.bytes.count
      return SourceSpan(offset, end)
    }
  }
}

extension SourceFile {
  /// Whether the bytes name KFP's annotations, in UTF-8 or with the zero bytes of UTF-16 between the letters.
  fileprivate var mentionsKFP: Bool {
    if bytes.firstOccurrence(of: "pipelines.kubeflow.org/") != nil { return true }
    guard bytes.contains(0) else { return false }
    return bytes.filter { $0 != 0 }.firstOccurrence(of: "pipelines.kubeflow.org/") != nil
  }

  /// Whether the file is the template of a YAML file, for Helm or Jinja, and was never meant to parse.
  fileprivate var isTemplate: Bool {
    bytes.firstOccurrence(of: "{{-") != nil || bytes.firstOccurrence(of: "{{ .") != nil
      || bytes.firstOccurrence(of: "{%") != nil
  }
}
