import Diagnostics
public import YAMLSyntax

/// A value as lines, one fact a line, in an order that does not depend on how the file is written.
///
/// Keys stand in the order of their names, those that matter most first. Text of several lines stands as its lines.
/// JSON in annotations stands as what it holds. What the SDK notes about itself is left out: when it ran, and its version.
public struct Outline: Sendable {
  /// A line.
  public struct Line: Sendable, Hashable {
    /// How many levels it is indented.
    public let depth: Int
    /// The bytes, of a repository, without a line break.
    public let bytes: [UInt8]

    /// What is nested deeper than any pipeline nests is not indented further.
    private static let deepest = 64

    init(_ depth: Int, _ bytes: [UInt8]) {
      self.depth = min(depth, Self.deepest)
      self.bytes = bytes
    }

    init(_ depth: Int, _ text: String) { self.init(depth, Array(text.utf8)) }
  }

  /// The lines, from top to bottom.
  public private(set) var lines: [Line] = []

  /// Texts of several lines that were shown, and what leads to them.
  private var shownTexts: [ByteString: String] = [:]

  private enum Waiting {
    case value(label: [UInt8], YAMLNode, depth: Int, Place)
    case line(Line)
  }

  /// Where a value is, as far as that decides how it is shown.
  private struct Place {
    var isInJSON = false
    var keys: [ByteString]

    /// Whether it is in the metadata of a workflow or a template.
    var isInMetadata: Bool { keys.first == "metadata" }

    func inside(_ key: YAMLNode) -> Place { Place(isInJSON: isInJSON, keys: keys + [ByteString(key.label)]) }
  }

  /// The lines of a value with a label before it.
  public init(of node: YAMLNode, label: String) {
    add(label: Array(label.utf8), node, depth: 0)
  }

  /// The lines of a workflow: what is at its top, its parameters, and a heading for each template.
  public init(ofWorkflow root: YAMLNode) {
    lines.append(Line(0, "workflow"))
    let spec = root["spec"]
    for (key, value) in Self.sorted(root) where key.scalar.map({ $0 != "spec" }) ?? true {
      add(label: key.label, value, depth: 1)
    }
    let entries: [(key: YAMLNode, value: YAMLNode)] = spec.map { Self.sorted($0) } ?? []
    for (key, value) in entries {
      if key == "templates" && value.kind == .sequence || key == "arguments" && value.kind == .mapping { continue }
      add(label: Array("spec.".utf8) + key.label, value, depth: 1)
    }
    if let arguments = spec?["arguments"], arguments.kind == .mapping {
      lines.append(Line(0, "arguments"))
      for (key, value) in Self.sorted(arguments) { add(label: key.label, value, depth: 1) }
    }
    guard let templates = spec?["templates"], templates.kind == .sequence else { return }
    for (position, template) in templates.items.enumerated() {
      let name = template["name"]?.scalar?.bytes ?? Array("#\(position)".utf8)
      lines.append(Line(0, Array("template ".utf8) + name))
      shownTexts = [:]
      guard template.kind == .mapping else {
        add(label: Array("value".utf8), template, depth: 1)
        continue
      }
      // The metadata hold the component once more: it is shown after what runs.
      let entries = Self.sorted(template).filter { !($0.key == "name") }
      for (key, value) in entries.filter({ !($0.key == "metadata") }) + entries.filter({ $0.key == "metadata" }) {
        add(label: key.label, value, depth: 1)
      }
    }
  }

  private mutating func add(label: [UInt8], _ node: YAMLNode, depth: Int) {
    var waiting: [Waiting] = [.value(label: label, node, depth: depth, Place(keys: [ByteString(label)]))]
    while let next = waiting.popLast() {
      switch next {
      case .line(let line): lines.append(line)
      case .value(let label, let node, let depth, let place):
        switch node.kind {
        case .scalar: waiting += scalar(label, node, depth, place).reversed()
        case .sequence: waiting += items(label, node, depth, place).reversed()
        case .mapping: waiting += entries(label, node, depth, place).reversed()
        }
      }
    }
  }

  private mutating func scalar(_ label: [UInt8], _ node: YAMLNode, _ depth: Int, _ place: Place) -> [Waiting] {
    if place.isInMetadata, !place.isInJSON, let json = node.collectionInJSON {
      var inner = place
      inner.isInJSON = true
      return [.value(label: label + Array(" (JSON)".utf8), json, depth: depth, inner)]
    }
    guard node.isOfSeveralLines, let text = node.scalar else {
      return [.line(Line(depth, Self.before(label) + node.scalarOnOneLine))]
    }
    if let shown = shownTexts[text] {
      return [.line(Line(depth, Self.before(label) + Array("the text of \(shown)".utf8)))]
    }
    shownTexts[text] = place.keys.map(\.description).joined(separator: ".")
    var parts = text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let isEnded = parts.last?.isEmpty ?? false
    if isEnded { parts.removeLast() }
    let mark = isEnded ? "|" : "|-"
    return [.line(Line(depth, Self.before(label) + Array(mark.utf8)))]
      + parts.map { .line(Line(depth + 1, Array($0))) }
  }

  private func items(_ label: [UInt8], _ node: YAMLNode, _ depth: Int, _ place: Place) -> [Waiting] {
    guard node.count > 0 else { return [.line(Line(depth, label + Array(": []".utf8)))] }
    let names = node.items.compactMap { $0.kind == .mapping ? $0["name"]?.scalar : nil }
    let areNamed = names.count == node.count && Set(names).count == names.count
    var waiting: [Waiting] = [.line(Line(depth, label + Array(":".utf8)))]
    for (position, item) in node.items.enumerated() {
      let label = areNamed ? Array("[".utf8) + names[position].bytes + Array("]".utf8) : Array("-".utf8)
      waiting.append(.value(label: label, item, depth: depth + 1, place))
    }
    return waiting
  }

  private func entries(_ label: [UInt8], _ node: YAMLNode, _ depth: Int, _ place: Place) -> [Waiting] {
    // The name of an item is its label already.
    let isNamedItem = label.first == UInt8(ascii: "[") && label.last == UInt8(ascii: "]")
    let entries = Self.sorted(node).filter { !(isNamedItem && $0.key == "name") }
    guard !entries.isEmpty else { return [.line(Line(depth, label + Array((isNamedItem ? "" : ": {}").utf8)))] }
    if entries.count == 1, let (key, value) = entries.first, value.kind != .sequence {
      return [.value(label: label + Array(".".utf8) + key.label, value, depth: depth, place.inside(key))]
    }
    return [.line(Line(depth, label + Array(":".utf8)))]
      + entries.map { .value(label: $0.key.label, $0.value, depth: depth + 1, place.inside($0.key)) }
  }

  /// A label as it stands before a value.
  private static func before(_ label: [UInt8]) -> [UInt8] {
    label.isEmpty ? [] : label + Array((label.elementsEqual("-".utf8) ? " " : ": ").utf8)
  }

  /// The keys that a reader looks for first.
  private static let first: [ByteString] = ["name", "template", "image", "command", "args", "source", "when", "value"]

  private static func sorted(_ node: YAMLNode) -> [(key: YAMLNode, value: YAMLNode)] {
    let entries = node.entries.filter { !($0.key == KFPName.sdkVersion) && !($0.key == KFPName.compilationTime) }
    func rank(_ key: YAMLNode) -> (Int, ByteString) {
      let text = key.scalar ?? ByteString(key.label)
      return (first.firstIndex(of: text) ?? first.count, text)
    }
    return entries.map { ($0, rank($0.key)) }.sorted { $0.1 < $1.1 }.map(\.0)
  }
}

extension YAMLNode {
  /// The text of a key.
  fileprivate var label: [UInt8] {
    let text = scalarBytes.map { Array($0) } ?? Array(file.bytes[span.range])
    return text.contains { $0 < 0x20 } ? Array(VisibleText.exact(text).utf8) : text
  }
}
