internal import CYAML
internal import Diagnostics
internal import Glibc

/// Builds the records of a tree from libyaml's events.
///
/// It never recurses: what is open lies on a stack of its own, whose height is bounded.
struct YAMLParser: ~Copyable {
  /// How deep collections may be nested.
  ///
  /// It is the bound that libyaml has of its own after 0.2.5. go-yaml accepts ten times as much, but the time libyaml
  /// takes grows with the product of depth and length: a megabyte below 10,000 brackets takes 40 seconds.
  static let maximumDepth = 1_000

  private(set) var records: [YAMLRecord] = []
  /// The text of scalars that are not written in the file as they read.
  private(set) var text: [UInt8] = []
  private(set) var roots: [Int32] = []
  var comments: [SourceSpan] { commentScanner.comments }
  var excess: (alias: Int32, why: AliasExcess)? { anchors.excess }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let stream: EventStream
  private var offsets: CharacterOffsets
  private var commentScanner: CommentScanner
  private var anchors = AnchorTable()
  private var open: [OpenCollection] = []
  /// The end of the node that was completed last, or of the marker that the document starts with.
  private var lastNodeEnd = 0

  /// A collection whose end has not come yet.
  private struct OpenCollection {
    let node: Int32
    let isBracketed: Bool
    let anchor: Int?
    /// The number of children so far: items, or keys and values.
    var children: UInt32 = 0
  }

  /// Prepares to read UTF-8 text that starts at `start`, after a byte order mark if there is one.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    stream = EventStream(bytes)
    offsets = CharacterOffsets(bytes, from: start)
    commentScanner = CommentScanner(bytes, from: start)
    // Rendered pipelines have a node for every 18 to 30 bytes; growing the array on the way would cost more.
    records.reserveCapacity(bytes.count / 16)
  }

  /// Reads everything.
  mutating func parse() throws(YAMLSyntaxError) {
    while true {
      do {
        try stream.advance()
      } catch {
        throw YAMLSyntaxError(error, in: bytes, offsets: &offsets)
      }
      let event = stream.event.pointee
      switch event.type {
      case YAML_SCALAR_EVENT:
        appendScalar(event)
      case YAML_MAPPING_START_EVENT:
        let mapping = event.data.mapping_start
        try openCollection(
          event, .mapping, anchor: mapping.anchor, hasTag: mapping.tag != nil,
          isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE)
      case YAML_SEQUENCE_START_EVENT:
        let sequence = event.data.sequence_start
        try openCollection(
          event, .sequence, anchor: sequence.anchor, hasTag: sequence.tag != nil,
          isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE)
      case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
        closeCollection(event)
      case YAML_ALIAS_EVENT:
        try appendAlias(event)
      case YAML_DOCUMENT_START_EVENT:
        anchors.startDocument()
        lastNodeEnd = offsets.byteOffset(ofCharacter: Int(event.end_mark.index))
      case YAML_STREAM_END_EVENT:
        commentScanner.scan(to: bytes.count, resumeAt: bytes.count)
        return
      default:
        break
      }
    }
  }

  private mutating func appendScalar(_ event: yaml_event_t) {
    let scalar = event.data.scalar
    let style = ScalarStyle(scalar.style)
    var start = offsets.byteOffset(ofCharacter: Int(event.start_mark.index))
    var end = offsets.byteOffset(ofCharacter: Int(event.end_mark.index))
    if scalar.anchor != nil || scalar.tag != nil {
      start = NodeProperties.end(in: bytes, from: start, to: end)
    } else if start == end, !isAfterIndicator(start) {
      // libyaml puts a value that nothing announces at the next token.
      (start, end) = (lastNodeEnd, lastNodeEnd)
    }
    commentScanner.scan(to: start, resumeAt: start)
    if style == .literal || style == .folded {
      let contentStart = LineBreak.next(in: bytes, from: start)
      commentScanner.scan(to: contentStart, resumeAt: end)
      end = BlockScalar.trimmedEnd(in: bytes, from: contentStart, to: end)
    } else {
      commentScanner.scan(to: start, resumeAt: end)
    }

    let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    var record = YAMLRecord(
      kind: .scalar, style: style, typing: YAMLRecord.Typing(tag: scalar.tag, style: style, text: text),
      span: SourceSpan(start, end), end: Int32(records.count + 1))
    place(text, of: &record)
    if let anchor = scalar.anchor {
      anchors.close(anchors.open(ByteString(cString: anchor), node: Int32(records.count)), writtenSize: 1)
    }
    append(record)
  }

  /// Whether a `-`, `:` or `?` ends at an offset.
  private func isAfterIndicator(_ offset: Int) -> Bool {
    guard offset > 0 else { return false }
    return switch bytes[offset - 1] {
    case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "?"): true
    default: false
    }
  }

  /// Notes where the text of a scalar lies: in the file if it stands there as it reads, else in the buffer.
  private mutating func place(_ content: UnsafeBufferPointer<UInt8>, of record: inout YAMLRecord) {
    let quote = record.style == .singleQuoted || record.style == .doubleQuoted ? 1 : 0
    let start = Int(record.span.start) + quote
    if let address = content.baseAddress, let base = bytes.baseAddress, !content.isEmpty,
      Int(record.span.end) - quote - start == content.count, memcmp(base + start, address, content.count) == 0
    {
      record.isInFile = true
      record.first = UInt32(start)
    } else {
      record.first = UInt32(text.count)
      text.append(contentsOf: content)
    }
    record.second = UInt32(content.count)
  }

  private mutating func appendAlias(_ event: yaml_event_t) throws(YAMLSyntaxError) {
    let start = offsets.byteOffset(ofCharacter: Int(event.start_mark.index))
    let end = offsets.byteOffset(ofCharacter: Int(event.end_mark.index))
    commentScanner.scan(to: start, resumeAt: end)
    let name = ByteString(cString: event.data.alias.anchor)
    let node = Int32(records.count)
    guard let target = anchors.resolve(name, alias: node) else {
      throw YAMLSyntaxError("no anchor `&\(name)` comes before the alias `*\(name)`", at: SourceSpan(start, end))
    }
    append(
      YAMLRecord(
        kind: .alias, span: SourceSpan(start, end), end: node + 1, first: UInt32(bitPattern: target)))
  }

  private mutating func openCollection(
    _ event: yaml_event_t, _ kind: YAMLRecord.Kind, anchor: UnsafeMutablePointer<UInt8>?, hasTag: Bool, isFlow: Bool
  ) throws(YAMLSyntaxError) {
    var start = offsets.byteOffset(ofCharacter: Int(event.start_mark.index))
    let isBracketed = isFlow && isBracket(beforeCharacter: Int(event.end_mark.index), after: start)
    if anchor != nil || hasTag {
      start = NodeProperties.end(in: bytes, from: start, to: bytes.count)
    }
    guard open.count < Self.maximumDepth else {
      throw YAMLSyntaxError(
        "nested deeper than \(Self.maximumDepth) levels",
        at: SourceSpan(start, min(start + 1, bytes.count)))
    }

    let node = Int32(records.count)
    // The end is not known yet; both ends are set when the collection is complete.
    append(YAMLRecord(kind: kind, span: SourceSpan(start, start), end: node))
    open.append(
      OpenCollection(
        node: node, isBracketed: isBracketed,
        anchor: anchor.map { anchors.open(ByteString(cString: $0), node: node) }))
  }

  /// Whether a flow collection has brackets: a lone pair in a sequence, `[a: b]`, is a mapping without.
  private mutating func isBracket(beforeCharacter end: Int, after start: Int) -> Bool {
    let offset = offsets.byteOffset(ofCharacter: end)
    return offset > start && (bytes[offset - 1] == UInt8(ascii: "{") || bytes[offset - 1] == UInt8(ascii: "["))
  }

  private mutating func closeCollection(_ event: yaml_event_t) {
    guard let collection = open.popLast() else { return }
    let node = Int(collection.node)
    let start = Int(records[node].span.start)
    // libyaml puts the end of a block collection at the next token, past blank lines and comments.
    let end =
      if collection.isBracketed {
        offsets.byteOffset(ofCharacter: Int(event.end_mark.index))
      } else {
        records.count > node + 1 ? lastNodeEnd : start
      }
    records[node].span = SourceSpan(start, end)
    records[node].end = Int32(records.count)
    records[node].first = records[node].kind == .mapping ? collection.children / 2 : collection.children
    lastNodeEnd = end
    if let anchor = collection.anchor {
      anchors.close(anchor, writtenSize: records.count - node)
    }
  }

  private mutating func append(_ record: YAMLRecord) {
    if open.isEmpty {
      roots.append(Int32(records.count))
    } else {
      open[open.count - 1].children += 1
    }
    if record.kind == .scalar || record.kind == .alias { lastNodeEnd = Int(record.span.end) }
    records.append(record)
  }
}

extension ScalarStyle {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}

extension YAMLRecord.Typing {
  /// Every tag but the four that go-yaml compares the text with makes a string, the non-specific `!` too.
  fileprivate init(tag: UnsafePointer<UInt8>?, style: ScalarStyle, text: UnsafeBufferPointer<UInt8>) {
    guard let tag else {
      self = style == .plain && PythonScalar.mayBeOtherThanText(text) ? .byText : .string
      return
    }
    switch String(cString: tag) {
    case "tag:yaml.org,2002:null": self = .null
    case "tag:yaml.org,2002:bool": self = .boolean
    case "tag:yaml.org,2002:int": self = .integer
    case "tag:yaml.org,2002:float": self = .float
    default: self = .string
    }
  }
}

extension ByteString {
  fileprivate init(cString: UnsafePointer<UInt8>) {
    self.init(UnsafeBufferPointer(start: cString, count: strlen(cString)))
  }
}
