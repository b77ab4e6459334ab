public import ArgoTypes
public import Diagnostics
import YAMLSyntax

/// Tells from its content whether a candidate is a pipeline, of any kind, or a file of another tool.
public enum PipelineRecognition: Sendable {
  /// It is ours, and has to be right.
  case pipeline(PipelineUnit)
  /// It is somebody else's; the text says why, for `--verbose`.
  case other(Path, reason: String)

  /// Parses and classifies what was read.
  ///
  /// This is the expensive step, and needs nothing but the bytes.
  public init(_ loaded: LoadedCandidate, target: ArgoVersion? = nil) {
    let candidate = loaded.candidate
    // Beside `params/` even a workflow that lost every mark of the SDK is meant as a pipeline.
    let kind = candidate.intent == nil ? candidate.declaredKind : .kfp
    let text = WorkflowText(of: loaded.workflow, as: kind)
    let files = PipelineFiles(
      unit: candidate.path, kind: candidate.kind, workflow: loaded.workflow, text: text, params: loaded.params,
      otherPaths: loaded.otherPaths, intent: candidate.intent)
    if let reason = Self.reasonAgainst(files, candidate) {
      self = .other(candidate.path, reason: reason)
    } else {
      self = .pipeline(
        PipelineUnit(
          files: files, target: target, trace: candidate.trace, workflowBefore: loaded.workflowBefore))
    }
  }

  /// Why the files are nothing to lint, or `nil` if they are.
  private static func reasonAgainst(_ files: PipelineFiles, _ candidate: PipelineCandidate) -> String? {
    if files.intent != nil { return nil }
    let isNamed = candidate.isNamed
    guard let workflow = files.workflow else { return "there is no \(RenderedFolder.workflowName)" }
    if let package = CompiledPackage(workflow) {
      return "it is a compiled package (\(package.rawValue)); unpack it, and name the YAML file that is in it"
    }
    switch workflow.content {
    case .unreadable, .tooLarge, .unmerged: return nil
    case .symbolicLink, .submodule, .lfsPointer:
      return isNamed ? nil : "it is not a file with text, and nothing says that the folder is a pipeline"
    case .conflicted(let file, _), .undecodable(let file, _):
      return isNamed || file.mentionsKFP ? nil : "it is not text, and does not mention KFP"
    case .text(let file):
      return reasonAgainst(files.text, of: file, candidate)
    }
  }

  private static func reasonAgainst(
    _ text: WorkflowText, of file: SourceFile, _ candidate: PipelineCandidate
  ) -> String? {
    let isNamed = candidate.isNamed
    return switch text {
    case .none: "it is empty"
    case .python: nil
    case .malformed(_, let error):
      // Real files that do not parse are mostly templates, which nobody meant to parse. Of the others, one that somebody
      // names has to parse: whoever asks about a broken file must not hear that all is well.
      (isNamed || file.mentionsKFP) && !file.isTemplate(at: error)
        ? file.path.isNamedAsOther && candidate.declaredKind == nil
          ? "it does not parse as YAML, and its name is not that of a YAML file" : nil
        : file.isTemplate(at: error)
          ? "it is a template, out of which another program makes YAML; name what that program writes"
          : "it does not parse as YAML, and is not a compiled pipeline"
    case .document(let document):
      switch document.format {
      case .v1, .v2Compatible, .brokenWorkflow: nil
      case .v2IR, .backendExport, .tekton, .component:
        // A compiled pipeline under any name is an Argo workflow; these are looked at where somebody takes them for one.
        candidate.declaredKind != .argo && (candidate.kind == .rendered || isNamed)
          ? nil : "it is not an Argo workflow of a KFP SDK"
      case .argo: isNamed ? nil : "it is an Argo workflow without any mark of KFP"
      case .unrecognised(.aliasExpansion): isNamed || file.mentionsKFP ? nil : "its aliases expand beyond the limit"
      case .unrecognised where candidate.declaredKind == .kfp: nil
      case .unrecognised where document.tree.documents.allSatisfy(\.isNull): "it is empty"
      case .unrecognised where isNamed && document.isMeantAsWorkflow: nil
      case .unrecognised: "it is neither an Argo workflow nor another file of KFP"
      }
    }
  }
}

extension Path {
  /// Whether the name ends as those of other files do, such as `README.md`; one without a suffix says nothing.
  fileprivate var isNamedAsOther: Bool {
    guard let dot = name.bytes.lastIndex(of: UInt8(ascii: ".")), dot > name.bytes.startIndex else { return false }
    return ![".yaml", ".yml", ".json"].contains { name.bytes[dot...].elementsEqual($0.utf8) }
  }
}

extension PipelineUnit {
  /// The pipeline of a workflow file that somebody names, without the folder around it.
  public convenience init(workflow: PipelineFile, target: ArgoVersion? = nil) {
    let files = PipelineFiles(
      unit: workflow.path, kind: .bare, workflow: workflow, text: WorkflowText(of: workflow, as: .kfp), params: .absent,
      otherPaths: [], intent: nil)
    self.init(files: files, target: target)
  }
}

extension WorkflowText {
  init(of workflow: PipelineFile?, as declaredKind: DeclaredKind?) {
    guard let file = workflow?.text else {
      self = .none
      return
    }
    do {
      let document = try WorkflowDocument(parsing: file, as: declaredKind)
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
    // What calls itself a Kubernetes object first is YAML with Python in it, however badly broken.
    if let first, let object = file.bytes.firstOccurrence(of: "apiVersion:"), object < first { return nil }
    return first.map { offset in
      let end =
        file.bytes[offset...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? file.bytes.count
      return SourceSpan(offset, end)
    }
  }
}

extension SourceFile {
  /// Whether the bytes hold a mark of KFP, in UTF-8 or with the zero bytes of UTF-16 between the letters.
  fileprivate var mentionsKFP: Bool {
    if Self.hasKFPMark(bytes) { return true }
    return bytes.contains(0) && Self.hasKFPMark(bytes.filter { $0 != 0 })
  }

  /// The annotations' prefix, or the version that every intermediate representation carries.
  private static func hasKFPMark(_ bytes: [UInt8]) -> Bool {
    let marks: [StaticString] = ["pipelines.kubeflow.org/", "sdkVersion: kfp-", "\"sdkVersion\": \"kfp-"]
    return marks.contains { bytes.firstOccurrence(of: $0) != nil }
  }

  /// Whether a file that is not YAML is a template, for Helm, Go, Jinja or the like.
  ///
  /// The first line that says anything tells, for no workflow starts with mark-up; and so do the line at which the file ceases
  /// to be YAML and the one before it. No others do: the source of a step may hold any mark-up, and Argo's own variables look
  /// much the same.
  fileprivate func isTemplate(at error: YAMLSyntaxError) -> Bool {
    if startsAsTemplate { return true }
    let offset = min(Int(error.span.start), bytes.count)
    let start = startOfLine(around: offset)
    return isTemplate(inLineAt: start) || start > 0 && isTemplate(inLineAt: startOfLine(around: start - 1))
  }

  private func startOfLine(around offset: Int) -> Int {
    bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }

  /// Whether the first line that is neither empty nor a comment is mark-up.
  private var startsAsTemplate: Bool {
    let first = bytes.split(separator: UInt8(ascii: "\n")).lazy.map { $0.drop { $0 == UInt8(ascii: " ") } }
      .first { line in line.first.map { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "\r") } ?? false }
    guard let first else { return false }
    let openings: [StaticString] = ["{{", "{%", "{#", "<%", "<#", "[%"]
    return openings.contains { opening in opening.withUTF8Buffer { first.starts(with: $0) } }
  }

  private func isTemplate(inLineAt start: Int) -> Bool {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let line = Array(bytes[start..<end])
    if line.firstOccurrence(of: "{%") != nil { return true }
    let content = line.drop { $0 == UInt8(ascii: " ") }
    if content.starts(with: "<%".utf8) || content.starts(with: "<#".utf8) { return true }

    // An expression that the line does not close is the end of a file that was cut off.
    var position = 0
    while let open = line.firstOccurrence(of: "{{", from: position), line.firstOccurrence(of: "}}", from: open) != nil {
      let content = line[(open + 2)...].drop { $0 == UInt8(ascii: " ") }
      if !Self.argoRoots.contains(where: { root in root.withUTF8Buffer { content.starts(with: $0) } }) { return true }
      position = open + 2
    }
    return false
  }

  /// What a variable of Argo, or a placeholder of KFP, starts with.
  private static let argoRoots: [StaticString] = [
    "inputs", "outputs", "tasks", "steps", "workflow", "item", "pod", "retries", "=", "$",
  ]
}
