import Diagnostics
import Pipelines
import Reporting

/// The differences for programs: version 1 of their document, to which fields are only ever added.
enum CompareJSON {
  static func of(_ comparisons: [Comparison], _ impact: [String: [String]] = [:]) -> String {
    let document: JSONValue = [
      "schema": 1,
      "tool": ["name": "kfplint", "version": .string(Version.current)],
      "equal": .boolean(comparisons.allSatisfy { $0.word == "equal" }),
      "pipelines": .array(comparisons.map { pipeline($0, impact[$0.name] ?? []) }),
    ]
    return document.text
  }

  private static func pipeline(_ comparison: Comparison, _ impact: [String]) -> JSONValue {
    [
      "name": .string(comparison.shown(comparison.name)), "result": .string(comparison.word),
      "problem": JSONValue(comparison.obstacle.map { comparison.shown($0) }),
      "sections": .array(comparison.sections.map { section($0, comparison) }),
      "schedules": .array(impact.map { .string(comparison.shown($0)) }),
    ]
  }

  private static func section(_ section: ComparedSection, _ comparison: Comparison) -> JSONValue {
    let (kind, name): (String, String?) =
      switch section.subject {
      case .template(let name): ("template", comparison.shown(name.bytes))
      case .parameters: ("parameters", nil)
      case .workflow: ("workflow", nil)
      case .parameterFiles: ("parameter-files", nil)
      }
    let (status, from): (String, String?) =
      switch section.status {
      case .added: ("added", nil)
      case .removed: ("removed", nil)
      case .renamed(let old): ("renamed", comparison.shown(old.bytes))
      case .changed: ("changed", nil)
      }
    return [
      "kind": .string(kind), "name": JSONValue(name), "change": .string(status), "from": JSONValue(from),
      "changes": .array(section.changes.map { change($0, comparison) }),
    ]
  }

  private static func change(_ change: ComparedChange, _ comparison: Comparison) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("path", .string(comparison.shown(change.path))),
      ("yamlPath", JSONValue(change.pointer.map { comparison.shown($0) })),
      ("topic", .string(change.topic.rawValue)), ("change", .string(change.kind.rawValue)),
    ]
    switch change.body {
    case .values(let old, let new):
      members += [("old", value(old, comparison)), ("new", value(new, comparison))]
    case .diff(let difference):
      members.append(("diff", .array(difference.lines(comparison.mask).map { .string($0.text) })))
    case .asIn(let path): members.append(("sameAs", .string(comparison.shown(path))))
    case .json(let changes): members.append(("json", .array(changes.map { self.change($0, comparison) })))
    case .outline(let old, let new):
      members += [("oldLines", lines(old, comparison)), ("newLines", lines(new, comparison))]
    }
    return .object(members)
  }

  private static func value(_ value: ByteString?, _ comparison: Comparison) -> JSONValue {
    value.map { .string(comparison.shown($0.bytes)) } ?? .null
  }

  private static func lines(_ outline: Outline?, _ comparison: Comparison) -> JSONValue {
    guard let outline else { return .null }
    return .array(
      outline.lines.map { line in
        .string(String(repeating: " ", count: 2 * line.depth) + comparison.shown(line.bytes))
      })
  }
}
