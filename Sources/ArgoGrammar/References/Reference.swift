public import Diagnostics

/// What a tag refers to, by the catalogue of Argo's variables (`docs/variables.md`, `util/variables/keys`).
///
/// Only the form is judged here: whether the thing exists in its scope is for the reader of the whole workflow to say.
public enum Reference: Hashable, Sendable {
  /// `{{}}`, which Argo skips.
  case empty
  /// `{{=…}}`, see `ExpressionSyntax`.
  case expression
  /// `inputs.parameters.X`.
  case inputParameter(ByteString)
  /// `inputs.parameters`, all of them as JSON.
  case inputParameters
  /// `inputs.artifacts.X`, the artifact itself.
  case inputArtifact(ByteString)
  /// `inputs.artifacts.X.path`, where the container finds it.
  case inputArtifactPath(ByteString)
  /// `outputs.parameters.X.path`, where the container writes it.
  case outputParameterPath(ByteString)
  /// `outputs.artifacts.X.path`.
  case outputArtifactPath(ByteString)
  /// Any other `outputs.…`, such as `outputs.result`; Argo's validator lets all of them pass.
  case output
  /// `tasks.T.…` or `steps.S.…`: something of another task or step.
  case node(NodeFamily, name: ByteString, NodeValue)
  /// `tasks.name` or `steps.name`, the name of this very one.
  case nodeFamilyName(NodeFamily)
  /// `workflow.…`.
  case workflow(WorkflowValue)
  /// `item`, the element of a loop.
  case item
  /// `item.key`, a field of the element.
  case itemField(ByteString)
  /// `item[i]`, an element of the element.
  case itemElement(ByteString)
  /// `pod.name`.
  case podName
  /// `node.name`.
  case nodeName
  /// `retries`.
  case retries
  /// `lastRetry.exitCode`, `.status`, `.duration` or `.message`.
  case lastRetry(ByteString)
  /// A root that Argo knows, with a path that it does not.
  case malformed(root: ByteString)
  /// A root that nearly is one: `input.parameters.x`, `task.x`.
  ///
  /// The path fits if it is one that the root meant has, as in the first example; where it does not, the tag may well be
  /// text of another template language.
  case misspelt(root: ByteString, meant: ByteString, fits: Bool)
  /// A root of somebody else: Argo leaves the tag as it is.
  case foreign(root: ByteString)

  /// Whether a reference goes to tasks of a DAG or to steps.
  public enum NodeFamily: String, Sendable {
    case tasks
    case steps
  }

  /// What a reference wants of a task or step.
  public enum NodeValue: Hashable, Sendable {
    case parameter(ByteString)
    /// `outputs.parameters`, all of them as JSON; of a loop, a list.
    case parameters
    case artifact(ByteString)
    /// `outputs.result`, the standard output of a script or container.
    case result
    case exitCode
    case status
    case id
    case startedAt
    case finishedAt
    case ip
    case hostNodeName
    /// Nothing that Argo has.
    case unknown
  }

  /// What a reference wants of the workflow.
  public enum WorkflowValue: Hashable, Sendable {
    case parameter(ByteString)
    /// `parameters` or `parameters.json`, all of them.
    case parameters
    case label(ByteString)
    case labels
    case annotation(ByteString)
    case annotations
    case outputParameter(ByteString)
    case outputArtifact(ByteString)
    /// `name`, `namespace`, `uid`, `status`, `creationTimestamp` and the like, with what may follow it.
    case property(ByteString)
    /// Nothing that Argo has.
    case unknown(ByteString)
  }

  init(_ parts: [PathPart]) {
    guard let root = parts.first?.name else {
      self = .empty
      return
    }
    let path = Path(parts: parts[1...])
    self = Self.known(root, path) ?? Self.stray(root, path)
  }

  /// What follows the root.
  private struct Path {
    let parts: ArraySlice<PathPart>

    var count: Int { parts.count }
    var isEmpty: Bool { parts.isEmpty }
    subscript(position: Int) -> ByteString { parts[parts.startIndex + position].name }
    var rest: Path { Path(parts: parts.dropFirst()) }
    var joined: ByteString { ByteString(parts.map(\.name.bytes).joined(separator: [UInt8(ascii: ".")])) }

    /// Whether there is one part, with this name.
    func isOnly(_ name: StaticString) -> Bool { count == 1 && self[0] == name }
  }

  private static func known(_ root: ByteString, _ path: Path) -> Reference? {
    switch root {
    case "inputs": path.isEmpty ? nil : input(path) ?? .malformed(root: root)
    case "outputs": path.isEmpty ? nil : output(path)
    case "tasks": path.isEmpty ? nil : node(.tasks, path)
    case "steps": path.isEmpty ? nil : node(.steps, path)
    case "workflow": path.isEmpty ? nil : .workflow(workflow(path))
    case "item": path.isEmpty ? .item : .itemField(path.joined)
    case "pod": path.isEmpty ? nil : path.isOnly("name") ? .podName : .malformed(root: root)
    case "node": path.isOnly("name") ? .nodeName : nil
    case "retries": path.isEmpty ? .retries : nil
    case "lastRetry": lastRetry(path)
    default: element(root)
    }
  }

  private static func input(_ path: Path) -> Reference? {
    switch (path[0], path.count) {
    case ("parameters", 1): .inputParameters
    case ("parameters", 2): .inputParameter(path[1])
    case ("artifacts", 2): .inputArtifact(path[1])
    case ("artifacts", 3) where path[2] == "path": .inputArtifactPath(path[1])
    default: nil
    }
  }

  private static func output(_ path: Path) -> Reference {
    guard path.count == 3, path[2] == "path" else { return .output }
    return switch path[0] {
    case "parameters": .outputParameterPath(path[1])
    case "artifacts": .outputArtifactPath(path[1])
    default: .output
    }
  }

  private static func node(_ family: NodeFamily, _ path: Path) -> Reference {
    path.isOnly("name") ? .nodeFamilyName(family) : .node(family, name: path[0], value(path.rest))
  }

  private static func value(_ path: Path) -> NodeValue {
    if path.count == 1 {
      switch path[0] {
      case "exitCode": return .exitCode
      case "status": return .status
      case "id": return .id
      case "startedAt": return .startedAt
      case "finishedAt": return .finishedAt
      case "ip": return .ip
      case "hostNodeName": return .hostNodeName
      default: return .unknown
      }
    }
    guard path.count > 1, path[0] == "outputs" else { return .unknown }
    switch (path[1], path.count) {
    case ("result", 2): return .result
    case ("parameters", 2): return .parameters
    case ("parameters", 3): return .parameter(path[2])
    case ("artifacts", 3): return .artifact(path[2])
    default: return .unknown
    }
  }

  /// The formats of `workflow.creationTimestamp`, one of which may follow it.
  ///
  /// These are RFC 3339, the seconds since 1970, and the letters of `strftime` that Argo knows (`FormatChars` in its package
  /// `strftime`), each without the percent sign.
  public static let creationTimestampFormats: [ByteString] = [
    "RFC3339", "s", "A", "a", "B", "b", "d", "H", "I", "L", "M", "m", "p", "S", "Y", "y", "Z", "z",
  ]

  private static func workflow(_ path: Path) -> WorkflowValue {
    let rest = path.rest
    let isWhole = rest.isEmpty || rest.isOnly("json")
    switch path[0] {
    case "parameters": return isWhole ? .parameters : .parameter(rest.joined)
    // The keys of labels and annotations have dots themselves.
    case "labels": return isWhole ? .labels : .label(rest.joined)
    case "annotations": return isWhole ? .annotations : .annotation(rest.joined)
    case "outputs" where rest.count == 2 && rest[0] == "parameters": return .outputParameter(rest[1])
    case "outputs" where rest.count == 2 && rest[0] == "artifacts": return .outputArtifact(rest[1])
    case "creationTimestamp":
      let isKnown = rest.isEmpty || rest.count == 1 && creationTimestampFormats.contains(rest[0])
      return isKnown ? .property(path[0]) : .unknown(path.joined)
    case "name", "namespace", "uid", "serviceAccountName", "mainEntrypoint", "duration", "priority", "scheduledTime",
      "status", "failures":
      return rest.isEmpty ? .property(path[0]) : .unknown(path.joined)
    default: return .unknown(path.joined)
    }
  }

  private static func lastRetry(_ path: Path) -> Reference? {
    guard path.count == 1 else { return nil }
    switch path[0] {
    case "exitCode", "status", "duration", "message": return .lastRetry(path[0])
    default: return .malformed(root: "lastRetry")
    }
  }

  /// `item[0]`; the index may be followed by more.
  private static func element(_ root: ByteString) -> Reference? {
    guard root.bytes.starts(with: "item[".utf8), let close = root.bytes.firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    return .itemElement(ByteString(root.bytes[5..<close]))
  }

  /// The roots that a path follows.
  public static let rootsOfPaths: [ByteString] = ["inputs", "outputs", "tasks", "steps", "workflow"]

  /// What a root that a path follows is mistaken for: the singular, the plural, another case, a wrong letter.
  private static func stray(_ root: ByteString, _ path: Path) -> Reference {
    guard !path.isEmpty else { return .foreign(root: root) }
    let roots = rootsOfPaths
    if roots.contains(root) { return .malformed(root: root) }
    if let meant = NearestName.of(root, among: roots) {
      return .misspelt(root: root, meant: meant, fits: fits(path, after: meant))
    }
    return .foreign(root: root)
  }

  /// Whether a path is what follows a root.
  private static func fits(_ path: Path, after root: ByteString) -> Bool {
    switch root {
    case "inputs", "outputs":
      return path[0] == "parameters" || path[0] == "artifacts" || path[0] == "result"
    case "workflow":
      if case .unknown = workflow(path) { return false }
      return true
    default:
      guard case .node(_, _, let value) = node(.tasks, path) else { return false }
      return value != .unknown
    }
  }
}
