public import Diagnostics

/// The parameters that the files of a folder supply together, as the API server counts them.
public struct SuppliedParameters: Sendable {
  /// The most bytes that the API server takes: `MaxParameterBytes` in `backend/src/common/util/consts.go`.
  public static let limit = 10_000

  /// The files and the bytes that each contributes, the largest first.
  public let files: [(file: PipelineFile, bytes: Int)]

  init(_ files: [PipelineFile]) {
    self.files = files.compactMap { file in
      file.text.map { (file, Self.size(of: ParameterName.sanitized(file.name), value: $0.bytes)) }
    }.sorted { ($1.bytes, $0.file.path) < ($0.bytes, $1.file.path) }
  }

  /// The length of all parameters as Go's `json.Marshal` writes them: `[{"name":"…","value":"…"},…]`.
  public var bytes: Int { Self.total(of: files.map(\.bytes)) }

  /// The length of a list of parameters with these lengths: two brackets, and a comma between two parameters.
  public static func total(of sizes: [Int]) -> Int {
    sizes.reduce(2 + max(0, sizes.count - 1), +)
  }

  /// The length of one parameter; an empty value is left out, as `omitempty` has it.
  public static func size(of name: ByteString, value: [UInt8]) -> Int {
    let nameSize = #"{"name":""}"#.utf8.count + encodedSize(of: name.bytes)
    return value.isEmpty ? nameSize : nameSize + #","value":"""#.utf8.count + encodedSize(of: value)
  }

  /// The length of UTF-8 text between the quotes of a JSON string of Go, which also escapes what HTML gives a meaning.
  static func encodedSize(of text: some Sequence<UInt8>) -> Int {
    var size = 0
    var beforeLast: UInt8 = 0
    var last: UInt8 = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        size += 2
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0..<0x20:
        size += #"\u0000"#.utf8.count
      case 0xA8, 0xA9:
        // U+2028 and U+2029, of which the first two bytes are counted already.
        size += beforeLast == 0xE2 && last == 0x80 ? #"\u2028"#.utf8.count - 2 : 1
      default:
        size += 1
      }
      (beforeLast, last) = (last, byte)
    }
    return size
  }
}

extension Pipeline {
  /// What the files of `params/` supply.
  public var suppliedParameters: SuppliedParameters { SuppliedParameters(files.parameterFiles) }
}
