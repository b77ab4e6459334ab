public import Diagnostics
import YAMLSyntax

/// A value of a parameter and where it is written.
public struct ParameterValue: Sendable {
  /// Where a value can be written.
  public enum Source: Sendable {
    /// The file in `params/`.
    case file
    /// `spec.arguments.parameters` of the workflow, as the default.
    case argument
  }

  /// The value, byte for byte.
  public let text: ByteString
  private let place: Place

  /// What holds the value; its location is worked out only for a finding.
  private enum Place {
    case file(SourceFile)
    case scalar(YAMLNode)
  }

  init(file: SourceFile) {
    text = ByteString(file.bytes)
    place = .file(file)
  }

  init(_ value: Sourced<ByteString>) {
    text = value.value
    place = .scalar(value.node)
  }

  /// Where it is written, by kind.
  public var source: Source {
    switch place {
    case .file: .file
    case .scalar: .argument
    }
  }

  /// Where it is written: all of a file, or the scalar.
  public var location: Location {
    switch place {
    case .file(let file): Location(file, SourceSpan(0, file.bytes.count))
    case .scalar(let node): node.location
    }
  }

  /// Where a part of the text is written.
  public func location(of range: Range<Int>) -> Location {
    switch place {
    case .file(let file): Location(file, SourceSpan(range.lowerBound, range.upperBound))
    case .scalar(let node): Sourced(text, at: node).location(of: range)
    }
  }

  /// The line break at the end of a value that is otherwise a single line, if there is one.
  ///
  /// A text of several lines ends in a line break as it should.
  public var finalLineBreak: Range<Int>? {
    let line = text.withoutFinalLineBreaks.bytes
    guard line.count < text.bytes.count, !line.contains(where: \.isLineBreak) else { return nil }
    return line.count..<text.bytes.count
  }

  /// Whether the value is Boolean but for the line break at its end.
  public var isBooleanBrokenByLineBreak: Bool {
    finalLineBreak != nil && !ParameterType.boolean.accepts(text)
      && ParameterType.boolean.accepts(text.withoutFinalLineBreaks)
  }
}

extension ByteString {
  /// The text without the line breaks at its end, of Unix or Windows.
  public var withoutFinalLineBreaks: ByteString {
    let end = bytes.lastIndex { !$0.isLineBreak }.map { $0 + 1 } ?? 0
    return ByteString(bytes[..<end])
  }
}

extension UInt8 {
  fileprivate var isLineBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}
