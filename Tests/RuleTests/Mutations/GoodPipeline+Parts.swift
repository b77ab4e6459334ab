import Configuration
import Diagnostics
import RuleEngine
import Rules
import TestSupport
import YAMLSyntax

/// The parts of a workflow that mistakes are made in.
///
/// They are read from the YAML and not from the model that the rules use, which would be blind where they are.
extension GoodPipeline {
  var templates: [YAMLNode] { spec.list("templates") }

  func template(named name: String) -> YAMLNode? { templates.first { $0["name"]?.text == name } }

  /// A task of a graph.
  struct Task: Sendable {
    let node: YAMLNode
    let name: String
    /// The template that the graph is in.
    let template: YAMLNode
    /// The list that the task is in.
    let list: YAMLNode

    var siblings: [YAMLNode] { list.list }

    /// The names of the tasks that this one waits for.
    var dependencies: [String] { node.list("dependencies").map(\.text) }

    /// The place to report what the task lacks.
    var place: YAMLNode { node["name"] ?? node }

    var isLoop: Bool { node["withItems"] != nil || node["withParam"] != nil || node["withSequence"] != nil }
  }

  var tasks: [Task] {
    templates.flatMap { template -> [Task] in
      guard let list = template.at("dag", "tasks") else { return [] }
      return list.list.map { Task(node: $0, name: $0["name"]?.text ?? "", template: template, list: list) }
    }
  }

  /// The templates whose pods are made from the template itself.
  var leaves: [YAMLNode] { templates.filter { $0["container"] != nil || $0["script"] != nil } }

  /// The sets of containers.
  var sets: [YAMLNode] { templates.compactMap { $0["containerSet"] } }

  /// The containers of all templates, with the template.
  var containers: [(node: YAMLNode, template: YAMLNode)] {
    templates.flatMap { template in
      ([template["container"], template["script"]].compactMap { $0 } + template.list("initContainers")
        + template.list("sidecars")).map { ($0, template) }
    }
  }

  /// The containers that do the work of their templates.
  var mainContainers: [YAMLNode] { leaves.compactMap { $0["container"] ?? $0["script"] } }

  /// A `{{…}}` of Argo.
  struct Tag: Sendable {
    /// What is between the braces, split at the dots.
    let parts: [String]
    /// The bytes of the file from the first brace to the last, and of each part.
    let range: Range<Int>
    let partRanges: [Range<Int>]
    let scalar: YAMLNode
    let task: Task?

    /// Whether it stands in an argument of one line, and not in a program or a condition.
    var isArgument: Bool {
      task?.node["when"] != scalar && scalar.isOnOneLine && !scalar.text.contains("\n") && !scalar.text.contains("\"")
        && !scalar.text.contains("{%")
        && scalar.text.contains("{{" + parts.joined(separator: ".") + "}}")
    }

    /// The same tag with another text in place of one part.
    func replacing(_ part: Int, by text: String) -> Change {
      Change(edits: [TextEdit(partRanges[part], text)], place: .original(range))
    }
  }

  /// The tags in the templates.
  func findTags() -> [Tag] {
    let owners = tasks.map { (range: $0.node.range, task: $0) }
    let scalars = templates.flatMap { template in
      template.tree.nodes.filter { $0.kind == .scalar && template.range.contains($0.range.lowerBound) }
    }
    return scalars.flatMap { scalar in
      Self.tags(in: scalar, owners.first { $0.range.contains(scalar.range.lowerBound) }?.task)
    }
  }

  private static let roots = ["inputs", "tasks", "workflow", "item", "outputs"]

  private static func tags(in scalar: YAMLNode, _ task: Task?) -> [Tag] {
    guard let bytes = scalar.scalarBytes.map(Array.init), scalar.text.contains("{{") else { return [] }
    let map = ScalarSourceMap(scalar)
    var (tags, place): ([Tag], Int) = ([], 0)
    while place + 1 < bytes.count {
      guard bytes[place...].starts(with: Array("{{".utf8)) else {
        place += 1
        continue
      }
      let start = place + 2
      var end = start
      while end + 1 < bytes.count, !bytes[end...].starts(with: Array("}}".utf8)) { end += 1 }
      let parts = bytes[start..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      if roots.contains(String(decoding: parts[0], as: UTF8.self)) {
        tags.append(
          Tag(
            parts: parts.map { String(decoding: $0, as: UTF8.self) },
            range: map.span(of: start - 2..<min(end + 2, bytes.count)).range,
            partRanges: parts.map { map.span(of: $0.startIndex..<$0.endIndex).range }, scalar: scalar, task: task))
      }
      place = end + 2
    }
    return tags
  }

  /// The tasks that a task waits for, directly or not, if it waits for these itself.
  func upstream(of task: Task, waitingFor own: [String]) -> Set<String> {
    let dependencies = Dictionary(
      task.siblings.map { ($0["name"]?.text ?? "", $0.list("dependencies").map(\.text)) }, uniquingKeysWith: { $1 })
    var (found, waiting): (Set<String>, [String]) = ([], own)
    while let name = waiting.popLast() {
      if found.insert(name).inserted { waiting += dependencies[name] ?? [] }
    }
    return found
  }

  /// The entries of `spec.arguments.parameters`.
  var arguments: [YAMLNode] { spec.list("arguments", "parameters") }

  func argument(named name: String) -> YAMLNode? { arguments.first { $0["name"]?.text == name } }

  /// The annotation with the pipeline's interface, and what it holds.
  var specification: (node: YAMLNode, json: YAMLNode)? {
    let annotations = root.at("metadata", "annotations")
    guard let node = annotations?.entries.first(where: { $0.key.text.hasSuffix("/pipeline_spec") })?.value,
      let json = try? node.embeddedJSON()
    else { return nil }
    return (node, json)
  }

  /// The parameters' files that are there, with their paths.
  var parameterFiles: [(name: String, path: Path, text: String)] {
    let params = folder.appending("params")
    return files.compactMap { path, item in
      guard path.parent == params, case .file(let bytes) = item else { return nil }
      return (path.name.string ?? "", path, String(decoding: bytes, as: UTF8.self))
    }.sorted { $0.path < $1.path }
  }

  /// Whether a task of the entrypoint passes on the parameter of a name as it is.
  func isUsedByTask(ofEntrypoint name: String) -> Bool {
    let entrypoint = spec["entrypoint"]?.text
    return tags.contains { tag in
      tag.parts == ["inputs", "parameters", name] && tag.task?.template["name"]?.text == entrypoint
    }
  }

  /// The type of a parameter by the pipeline's interface.
  func type(ofParameter name: String) -> String {
    specification?.json.list("inputs").first { $0["name"]?.text == name }?["type"]?.text ?? ""
  }

  /// Whether the pipeline is the one that is written for the purpose, and so may take what costs time.
  var isLarge: Bool { name == "everything" }

  /// Whether the pipeline's own configuration switches a rule on that is off.
  func switchesOn(_ rule: String) -> Bool {
    Rulebook.rules.first { $0.info.id == rule }?.info.severity(under: settings) != nil
  }
}
