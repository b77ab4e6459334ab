/// Something that has to hold for every input, and did not for one.
public struct BrokenInvariant: Error, CustomStringConvertible {
  /// What did not hold, in a sentence.
  public let description: String
}

/// Throws unless a condition holds.
func require(_ condition: Bool, _ reason: @autoclosure () -> String) throws(BrokenInvariant) {
  if !condition { throw BrokenInvariant(description: reason()) }
}

/// Throws unless a place lies within so many bytes.
func require(_ range: Range<Int>, isWithin count: Int, _ what: @autoclosure () -> String) throws(BrokenInvariant) {
  try require(range.lowerBound >= 0 && range.upperBound <= count, "\(what()) at \(range) of \(count) bytes")
}

/// Throws unless a sentence is one that can be shown: not empty, and without a full stop.
func require(sentence: String) throws(BrokenInvariant) {
  try require(!sentence.isEmpty && sentence.last != ".", "a message ends with a full stop, or is empty: \(sentence)")
}
