internal import Diagnostics

/// Finds the comments, which libyaml drops.
///
/// Only the gaps between scalars are looked at. What libyaml accepts there besides white space is punctuation, anchors,
/// tags and directives, none of which holds a `#`: so each `#` of a gap starts a comment.
struct CommentScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int
  private(set) var comments: [SourceSpan] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    position = start
  }

  /// Takes the comments between the last scalar and the next, which starts at `start`, and goes on after its `end`.
  mutating func scan(to start: Int, resumeAt end: Int) {
    while position < start {
      if bytes[position] == UInt8(ascii: "#") {
        let hash = position
        position = LineBreak.next(in: bytes, from: position)
        comments.append(SourceSpan(hash, position))
      } else {
        position += 1
      }
    }
    position = max(position, end)
  }
}
