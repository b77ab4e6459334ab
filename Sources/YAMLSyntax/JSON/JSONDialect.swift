/// A reader of JSON, by what it takes beyond RFC 8259 and where it gives up.
///
/// Both keep keys that are there twice, and take halves of surrogate pairs.
public enum JSONDialect: Sendable {
  /// Go's `encoding/json`, which reads annotations in the KFP API server: nothing beyond the standard.
  case go
  /// Python's `json.loads`, which reads parameters in the steps: also `NaN`, `Infinity` and `-Infinity`.
  case python

  /// How deep collections may be nested.
  ///
  /// Go has a bound of its own; CPython 3.11 with its default limit of 1,000 calls refuses the 996th level.
  var maximumDepth: Int {
    switch self {
    case .go: 10_000
    case .python: 995
    }
  }

  /// Whether numbers that JSON has no form for are written as words.
  var namesNumbers: Bool { self == .python }
}
