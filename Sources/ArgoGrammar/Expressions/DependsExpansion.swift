import Diagnostics

/// A `depends` expression with its tasks found, and what Argo makes of it before it evaluates.
struct DependsExpansion {
  private(set) var dependencies: [DependsReference] = []
  /// The expanded text.
  private(set) var text: [UInt8] = []
  /// Where the parts of the expanded text start, and the bytes that each comes from.
  private var parts: [(start: Int, origin: Range<Int>, isExpanded: Bool)] = []
  private let length: Int

  /// Finds the names as Argo's regular expression does: letters, digits and `-`, first no `-`, then perhaps a dot and a
  /// capitalised word of two letters or more.
  init(_ original: [UInt8]) {
    length = original.count
    let comments = ExpressionLexer.comments(in: original)
    var comment = comments.startIndex
    var place = 0
    while place < original.count {
      guard original[place].isLetterOrDigit else {
        append(original[place..<place + 1], from: nil)
        place += 1
        continue
      }
      let start = place
      while place < original.count, original[place].isLetterOrDigit || original[place] == UInt8(ascii: "-") {
        place += 1
      }
      let name = start..<place
      let result = Self.result(original, at: place)
      // Both are in the order of the text.
      while comment < comments.endIndex, comments[comment].upperBound <= name.lowerBound { comment += 1 }
      dependencies.append(
        DependsReference(
          task: ByteString(original[name]), range: name,
          result: result.map { DependsResult(name: ByteString(original[$0]), range: $0) },
          isCommentedOut: comment < comments.endIndex && comments[comment].contains(name.lowerBound)))
      if let result {
        append(original[start..<result.upperBound], from: nil)
        place = result.upperBound
      } else {
        let task = Array(original[name])
        let done = [".Succeeded", ".Skipped", ".Daemoned"].map { task + Array($0.utf8) }
        let alternatives = Array(done.joined(separator: Array(" || ".utf8)))
        append(([UInt8(ascii: "(")] + alternatives + [UInt8(ascii: ")")])[...], from: name)
      }
    }
  }

  private static func result(_ text: [UInt8], at dot: Int) -> Range<Int>? {
    guard dot + 2 < text.count, text[dot] == UInt8(ascii: "."), text[dot + 1].isUpperCase, text[dot + 2].isLetter else {
      return nil
    }
    var end = dot + 2
    while end < text.count, text[end].isLetter { end += 1 }
    return dot + 1..<end
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>, from origin: Range<Int>?) {
    // What is copied goes on with what was copied before it.
    let goesOn = origin == nil && parts.last.map { !$0.isExpanded && $0.origin.upperBound == bytes.startIndex } ?? false
    if goesOn {
      let last = parts.count - 1
      parts[last].origin = parts[last].origin.lowerBound..<bytes.endIndex
    } else {
      parts.append((text.count, origin ?? bytes.startIndex..<bytes.endIndex, origin != nil))
    }
    text += bytes
  }

  /// The bytes of the original that a range of the expanded text comes from.
  func origin(of range: Range<Int>) -> Range<Int> {
    let start = origin(ofByte: range.lowerBound).lowerBound
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, origin(ofByte: range.upperBound - 1).upperBound)
  }

  /// The bytes that one of the expanded text comes from; the end for what is behind it.
  private func origin(ofByte place: Int) -> Range<Int> {
    guard place < text.count else { return length..<length }
    var (low, high) = (0, parts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if parts[middle].start <= place { low = middle } else { high = middle }
    }
    let part = parts[low]
    if part.isExpanded { return part.origin }
    let first = part.origin.lowerBound + place - part.start
    return first..<(first + 1)
  }
}
