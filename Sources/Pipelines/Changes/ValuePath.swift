public import Diagnostics

/// The way from the root of a YAML document to a value, such as `spec.templates[train].container.args[2]`.
public struct ValuePath: Hashable, Sendable {
  /// One level of the way.
  public enum Step: Hashable, Sendable {
    /// The value of a key.
    case key(ByteString)
    /// The item of a list that has this `name`, which no other item of the list has.
    case item(ByteString)
    /// The item at a position, from 0.
    case position(Int)
  }

  /// The levels, from the root.
  public let steps: [Step]

  /// The way of some levels.
  public init(_ steps: some Sequence<Step>) { self.steps = Array(steps) }

  /// The root of a document.
  public static let root = ValuePath([])

  /// The way one level further.
  func appending(_ step: Step) -> ValuePath { ValuePath(steps + [step]) }

  /// The way from a value on this way, `levels` below the root.
  public func below(_ levels: Int) -> ValuePath { ValuePath(steps.dropFirst(levels)) }

  /// Whether the way begins with some keys.
  func begins(with keys: StaticString...) -> Bool {
    steps.count >= keys.count && zip(steps, keys).allSatisfy { $0.isKey($1) }
  }

  /// The last key on the way.
  public var lastKey: ByteString? {
    for step in steps.reversed() {
      if case .key(let key) = step { return key }
    }
    return nil
  }
}

extension ValuePath.Step {
  /// Whether the level is the value of a key.
  func isKey(_ key: StaticString) -> Bool {
    if case .key(let name) = self { name == key } else { false }
  }
}

extension ValuePath: CustomStringConvertible {
  /// The way as it is shown; a key that is not a plain word stands in quotes and brackets.
  public var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key) where key.bytes.allSatisfy(Self.isPlain) && !key.isEmpty:
        text += (text.isEmpty ? "" : ".") + key.description
      case .key(let key): text += "[\"\(key)\"]"
      case .item(let name): text += "[\(name)]"
      case .position(let position): text += "[\(position)]"
      }
    }
    return text
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
