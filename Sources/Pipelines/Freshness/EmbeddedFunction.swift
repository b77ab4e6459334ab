public import Diagnostics
import YAMLSyntax

/// The function of Python that a component was made of, as the SDK wrote its source into a container's command.
///
/// The program ends by calling it: `_outputs = train(**_parsed_args)` (KFP SDK 1.8.22, `kfp/components/_python_op.py`,
/// `_func_to_component_spec`; the line is the same since SDK 0.1.26).
public struct EmbeddedFunction: Sendable {
  /// The function's name, where the program calls it.
  public let name: Sourced<ByteString>
  /// The place of the name in the call; to find it takes a second reading of the program, which only findings are worth.
  public var location: Location { word.location(of: call) }
  /// Whether the program says anywhere what the name stands for.
  public let isDefined: Bool
  /// What it does, if the program defines it once; to find that takes a look at all of the program's lines.
  var function: PythonFunction? {
    let functions = PythonFunction.all(in: word.value.bytes).filter { $0.name == name.value }
    return functions.count == 1 ? functions.first : nil
  }
  /// Whether another program is the same up to where it reads its arguments, which is the function and what it needs.
  func isSame(as other: EmbeddedFunction) -> Bool {
    word.value.bytes[..<parser] == other.word.value.bytes[..<other.parser]
  }

  private let word: Sourced<ByteString>
  private let parser: Int
  private let call: Range<Int>

  /// Looks through a word of a command.
  init?(in word: Sourced<ByteString>) {
    let text = word.value.bytes
    guard let parser = text.firstOccurrence(of: "_parsed_args = vars(_parser.parse_args())"),
      let call = text.firstOccurrence(of: "\n_outputs = ", from: parser)
    else { return nil }
    let start = call + 12
    let name = text[start...].prefix { $0.isInName }
    guard !name.isEmpty, text[name.endIndex...].starts(with: "(**_parsed_args)".utf8) else { return nil }
    self.name = Sourced(ByteString(name), at: word.node)
    self.word = word
    self.parser = parser
    self.call = start..<name.endIndex
    isDefined = Self.defines(name, in: text) || Self.mentions(name, in: text[..<parser])
  }

  /// Whether the words stand there that define it, as in nearly every program.
  private static func defines(_ name: ArraySlice<UInt8>, in text: [UInt8]) -> Bool {
    var place = 0
    while let found = text.firstOccurrence(of: "def ", from: place) {
      place = found + 4
      let defined = text[place...]
      if defined.starts(with: name), defined.dropFirst(name.count).first == UInt8(ascii: "(") { return true }
    }
    return false
  }

  /// Whether a line before the call, other than those that the SDK adds to read arguments, has a word.
  private static func mentions(_ name: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Bool {
    text.split(separator: UInt8(ascii: "\n")).contains { line in
      !line.starts(with: "_parser".utf8)
        && line.split { !$0.isInName }.contains { $0.elementsEqual(name) }
    }
  }
}
