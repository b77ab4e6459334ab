public import Diagnostics
public import Reporting

/// The address of a document, as the client writes it.
///
/// Two addresses may mean one file, such as with and without an escape: the client's own form is what answers have.
public struct DocumentURI: Hashable, Sendable {
  /// The address.
  public let text: String

  /// An address of the client.
  public init(_ text: String) { self.text = text }

  /// The address of a file by its absolute path.
  public init(file path: Path) { text = "file://" + PercentEncoding.of(path.bytes) }

  /// The absolute path of a file; `nil` for anything else, such as a document that was never saved.
  public var path: Path? {
    guard text.hasPrefix("file://") else { return nil }
    let rest = text.utf8.dropFirst("file://".utf8.count)
    // The name of a host may stand before the path, and is this one.
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let host = rest[..<slash]
    guard host.isEmpty || host.elementsEqual("localhost".utf8) else { return nil }
    var bytes: [UInt8] = []
    var index = slash
    while index < rest.endIndex {
      let byte = rest[index]
      index = rest.index(after: index)
      guard byte == UInt8(ascii: "%") else {
        if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { break }
        bytes.append(byte)
        continue
      }
      let end = rest.index(index, offsetBy: 2, limitedBy: rest.endIndex) ?? rest.endIndex
      guard rest.distance(from: index, to: end) == 2,
        let value = UInt8(String(decoding: rest[index..<end], as: UTF8.self), radix: 16), value != 0
      else {
        return nil
      }
      bytes.append(value)
      index = end
    }
    if bytes.contains(0) { return nil }
    // The folder that all others are in keeps its only byte.
    return Path(bytes.count > 1 && bytes.last == UInt8(ascii: "/") ? bytes.dropLast() : bytes[...])
  }

  /// The address as a message has it.
  public var json: JSONValue { .verbatim(text) }
}
