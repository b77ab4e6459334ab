/// What a text has of what a credential needs, found in one pass and without a copy.
///
/// Every word of every command and the programs of all steps come through here, and nearly none of them holds anything
/// that deserves a closer look.
public struct CredentialMarks {
  /// Whether it consists of more than one line.
  public let hasLineBreak: Bool
  private let beginsOne: Bool
  private let seen: UInt8
  private let count: Int

  /// Reads a text.
  public init(_ text: ArraySlice<UInt8>) {
    var beginsOne = false
    var seen: UInt8 = 0
    text.withUnsafeBufferPointer { text in
      Self.marks.withUnsafeBufferPointer { marks in
        var before: UInt8 = 0
        for index in text.indices {
          let mark = marks[Int(text[index])]
          seen |= mark
          // A word begins where the byte before belongs to none; the bit of a word stands beside that of a start.
          if mark & Self.start & ~(before >> 1) != 0, !beginsOne { beginsOne = Self.begins(in: text, at: index) }
          before = mark
        }
      }
    }
    self.beginsOne = beginsOne
    self.seen = seen
    hasLineBreak = seen & Self.lineBreak != 0
    count = text.count
  }

  private static func begins(in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    CredentialFormat.begins(in: text, at: place) || PrivateKey.begins(in: text, at: place)
      || AuthorizationHeader.begins(in: text, at: place)
  }

  /// Whether there may be a credential whose form cannot be mistaken.
  public var mayHoldKnownForm: Bool { beginsOne }

  /// Whether there may be a credential of any kind: a known form, a password in an address or a setting, or a text that
  /// is a secret if it is called one.
  public var mayHoldAny: Bool {
    beginsOne || seen & Self.separator != 0
      || (count >= SecretText.leastLength && seen & Self.letter != 0 && seen & Self.digit != 0
        && seen & Self.unfitForSecret == 0)
  }

  /// Whether there may be a credential that shows by itself: a known form, or one behind an address or a setting.
  public var mayHoldSeparatedOrKnownForm: Bool { beginsOne || seen & Self.separator != 0 }

  /// Whether a byte is the `=` or `:` of a setting, or the `@` after a password in an address.
  static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@")
  }

  private static let start: UInt8 = 1
  private static let word: UInt8 = 2
  private static let letter: UInt8 = 4
  private static let digit: UInt8 = 8
  private static let separator: UInt8 = 16
  private static let lineBreak: UInt8 = 32
  /// White space within a line, bytes that are not ASCII, and braces, which are those of a variable.
  private static let unfitForSecret: UInt8 = 64

  /// What each byte is.
  private static let marks: [UInt8] = (UInt8.min...UInt8.max).map { byte in
    var mark: UInt8 = 0
    if CredentialFormat.isFirstByte[Int(byte)] || byte == UInt8(ascii: "-") || AuthorizationHeader.isFirstByte(byte) {
      mark |= start
    }
    if CredentialFormat.continuesWord(byte) { mark |= word }
    if byte.isLatinLetter { mark |= letter }
    if byte.isDecimalDigit { mark |= digit }
    if isSeparator(byte) { mark |= separator }
    if byte == UInt8(ascii: "\n") { mark |= lineBreak }
    let isLineBreak = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    if byte == UInt8(ascii: "{") || !isLineBreak && !SecretText.isVisible(byte) { mark |= unfitForSecret }
    return mark
  }
}
