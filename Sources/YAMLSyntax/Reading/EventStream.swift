internal import CYAML

/// libyaml's events, one at a time.
///
/// The parser is on the heap and never moves, because libyaml keeps pointers into it, and the bytes must outlive the
/// stream. The current event belongs to the stream, which frees it before it asks for the next.
struct EventStream: ~Copyable {
  /// What libyaml says is wrong.
  struct Problem: Error {
    /// Where libyaml found something, in the unit it counts in.
    enum Place {
      /// An offset in bytes from the start of the input, byte order mark included.
      case byte(Int)
      /// A number of characters from the start of the input, byte order mark not included.
      case character(Int)
    }

    let problem: String
    let place: Place
    let context: String?
    let contextPlace: Place?
    /// The memory ran out; there is no place.
    let isOutOfMemory: Bool
  }

  /// The current event; the pointer is good until the next call of `advance`.
  let event: UnsafeMutablePointer<yaml_event_t>
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let isReady: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    isReady = yaml_parser_initialize(parser) == 1
    if isReady {
      // The encoding is left open: only then does libyaml skip a byte order mark.
      yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }
  }

  deinit {
    yaml_event_delete(event)
    if isReady { yaml_parser_delete(parser) }
    event.deallocate()
    parser.deallocate()
  }

  /// Frees the current event and reads the next.
  func advance() throws(Problem) {
    guard isReady else { throw .outOfMemory }
    // A failed call leaves the event zeroed, which is safe to free again.
    yaml_event_delete(event)
    if yaml_parser_parse(parser, event) != 1 { throw problem }
  }

  private var problem: Problem {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unknown problem"
    switch parser.pointee.error {
    case YAML_MEMORY_ERROR:
      return .outOfMemory
    case YAML_READER_ERROR:
      // The reader works ahead of the marks: only its own offset says where it failed.
      return Problem(
        problem: problem, place: .byte(Int(parser.pointee.problem_offset)), context: nil, contextPlace: nil,
        isOutOfMemory: false)
    default:
      let context = parser.pointee.context.map { String(cString: $0) }
      return Problem(
        problem: problem,
        place: .character(Int(parser.pointee.problem_mark.index)),
        context: context,
        contextPlace: context == nil ? nil : .character(Int(parser.pointee.context_mark.index)),
        isOutOfMemory: false)
    }
  }
}

extension EventStream.Problem {
  fileprivate static let outOfMemory = Self(
    problem: "not enough memory", place: .byte(0), context: nil, contextPlace: nil, isOutOfMemory: true)
}
