public import Diagnostics

/// What the SDK, the client and Argo make of a parameter's name.
public enum ParameterName {
  /// The name under which the kfp client sends a value: `sanitize_k8s_name` with capitals and underscores allowed.
  ///
  /// The source is `_create_job_config` in the SDK's `_client.py`. Whatever is not a letter, a digit, `-` or `_` becomes a
  /// dash, runs of dashes become one, and dashes at the ends vanish, so that an editor's backup `epochs~` is sent as `epochs`.
  public static func sanitized(_ name: ByteString) -> ByteString {
    var bytes: [UInt8] = []
    for byte in name.bytes {
      let next = isAllowed(byte) ? byte : UInt8(ascii: "-")
      if next == UInt8(ascii: "-"), bytes.last == next || bytes.isEmpty { continue }
      bytes.append(next)
    }
    if bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    return ByteString(bytes)
  }

  /// The name as SDKs before 0.1.35 wrote it into `spec.arguments`: in lower case, with dashes for underscores.
  ///
  /// The same fold serves to compare both halves of a file, whichever SDK wrote it.
  public static func normalized(_ name: ByteString) -> ByteString {
    let lowered = name.bytes.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "_"): UInt8(ascii: "-")
      default: byte
      }
    }
    return sanitized(ByteString(lowered))
  }

  /// Whether Argo takes the name: letters, digits, `-` and `_` (`paramOrArtifactNameFmt` in its validator).
  public static func isAcceptedByArgo(_ name: ByteString) -> Bool {
    !name.isEmpty && name.bytes.allSatisfy(isAllowed)
  }

  /// Whether the SDK takes the name, which must begin with a letter.
  public static func isAcceptedBySDK(_ name: ByteString) -> Bool {
    name.bytes.first.map(isLetter) ?? false
  }

  /// Whether such a name may hold the byte.
  static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: isLetter(byte)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: false
    }
  }
}
