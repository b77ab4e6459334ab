import Diagnostics

/// Two versions of a text, or of a value on one line.
struct TextPair: Hashable {
  let old: ByteString
  let new: ByteString
}
