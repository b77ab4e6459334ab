public import Reporting
public import YAMLSyntax

/// The types of the specification, by its names.
public enum LSP {}

extension LSP {
  /// A place between two characters of a document, by line and column, both from zero.
  public struct Position: Hashable, Comparable, Sendable {
    /// The line, from zero.
    public var line: Int
    /// The column, from zero, in the units of the session's ``PositionEncoding``.
    public var character: Int

    /// A place.
    public init(line: Int, character: Int) {
      self.line = line
      self.character = character
    }

    /// The order of reading.
    public static func < (left: Position, right: Position) -> Bool {
      (left.line, left.character) < (right.line, right.character)
    }

    /// Reads a position of a message.
    public init(_ node: YAMLNode?) throws(ResponseError) {
      guard let line = node?["line"]?.integer, let character = node?["character"]?.integer, line >= 0, character >= 0
      else { throw ResponseError(.invalidParams, "a position has a line and a character, both from 0") }
      self.init(line: line, character: character)
    }

    /// The position as a message has it.
    public var json: JSONValue { ["line": .integer(line), "character": .integer(character)] }
  }

  /// What lies between two positions.
  public struct TextRange: Hashable, Sendable {
    /// Where it begins.
    public var start: Position
    /// Where it ends, which is no part of it.
    public var end: Position

    /// A range; one whose ends are the wrong way round is turned.
    public init(_ start: Position, _ end: Position) {
      (self.start, self.end) = start <= end ? (start, end) : (end, start)
    }

    /// Reads a range of a message.
    public init(_ node: YAMLNode?) throws(ResponseError) {
      self.init(try Position(node?["start"]), try Position(node?["end"]))
    }

    /// The range as a message has it.
    public var json: JSONValue { ["start": start.json, "end": end.json] }
  }
}
