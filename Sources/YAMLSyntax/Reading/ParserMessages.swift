internal import Diagnostics

extension YAMLSyntaxError {
  /// libyaml's problem in words that say what to do, with its own words in brackets to search for.
  init(_ error: EventStream.Problem, in bytes: UnsafeBufferPointer<UInt8>, offsets: inout CharacterOffsets) {
    if error.isOutOfMemory {
      self.init("not enough memory to read the file", at: SourceSpan(0, 0))
      return
    }
    let offset = Self.offset(of: error.place, in: bytes, &offsets)
    let length = UTF8Scalar.decode(bytes[min(offset, bytes.count)...])?.length ?? 1
    let span = SourceSpan(offset, min(offset + length, bytes.count))
    let context = error.contextPlace.map { place in
      let start = Self.offset(of: place, in: bytes, &offsets)
      return Context(
        message: Self.contextMessage(error.context ?? ""), span: SourceSpan(start, min(start + 1, bytes.count)))
    }
    self.init(
      Self.message(error, at: offset < bytes.count ? bytes[offset] : nil), at: span,
      context: context?.span.start == span.start ? nil : context)
  }

  private static func offset(
    of place: EventStream.Problem.Place, in bytes: UnsafeBufferPointer<UInt8>, _ offsets: inout CharacterOffsets
  ) -> Int {
    switch place {
    // libyaml names the byte that breaks a sequence; the place is where the sequence starts.
    case .byte(let offset): min(offset, UTF8Scalar.firstInvalidOffset(in: Array(bytes)) ?? offset)
    case .character(let index): offsets.byteOffset(ofCharacter: index)
    }
  }

  private static func message(_ error: EventStream.Problem, at byte: UInt8?) -> String {
    let technical = error.context.map { "\(error.problem) \($0)" } ?? error.problem
    return explanation(error, at: byte).map { "\($0) (\(technical))" } ?? technical
  }

  private static func explanation(_ error: EventStream.Problem, at byte: UInt8?) -> String? {
    switch error.problem {
    case "found character that cannot start any token" where byte == UInt8(ascii: "\t"):
      "YAML allows only spaces for indentation, not tabs"
    case "mapping values are not allowed in this context":
      "`key: value` is not allowed here; text that holds `: ` needs quotes"
    case "could not find expected ':'":
      "this line has no `:`; an entry is `key: value`"
    case "did not find expected key":
      "the entries of the mapping end here; check the indentation and the quotes"
    case "did not find expected '-' indicator":
      "the items of the list end here; check the indentation"
    case "did not find expected <document start>":
      "the document ends here, but more text follows; check the indentation"
    case "did not find expected ',' or ']'":
      "a `,` or the closing `]` is missing in the list"
    case "did not find expected ',' or '}'":
      "a `,` or the closing `}` is missing in the mapping"
    case "found character that cannot start any token":
      "a value cannot start with this character; put it in quotes"
    case "found unexpected end of stream":
      "the file ends before the closing quote"
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      "YAML allows only spaces for indentation, not tabs"
    case "control characters are not allowed":
      "the file holds a control character"
    case "found unknown escape character":
      "a backslash in double quotes starts an escape, and this one does not exist; use single quotes for backslashes"
    case "block sequence entries are not allowed in this context":
      "a list item cannot start here; put it on a line of its own"
    case "found undefined tag handle":
      "the tag's prefix is not declared"
    case "did not find expected node content":
      "a value should be here"
    case "invalid leading UTF-8 octet", "invalid trailing UTF-8 octet", "incomplete UTF-8 octet sequence",
      "invalid length of a UTF-8 sequence", "invalid Unicode character":
      "the file is not valid UTF-8"
    default:
      nil
    }
  }

  /// What stands at the place that libyaml was in the middle of, such as "while parsing a flow sequence".
  private static func contextMessage(_ context: String) -> String {
    switch context {
    case "while parsing a flow node": "the value that should be here"
    case "while parsing a flow sequence": "the list that starts here"
    case "while parsing a flow mapping": "the mapping that starts here"
    case "while parsing a block collection": "the list that starts here"
    case "while parsing a block mapping": "the mapping that starts here"
    case "while scanning a simple key": "the line that should be a key"
    case "while scanning a quoted scalar": "the quote that opens here"
    case "while scanning a block scalar": "the text block that starts here"
    case "while scanning a plain scalar": "the text that starts here"
    default: context
    }
  }
}
