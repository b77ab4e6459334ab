import Diagnostics

/// A `depends` expression with its tasks found, and what Argo makes of it before it evaluates.
struct DependsExpansion {
  private(set) var dependencies: [DependsReference] = []
  /// The expanded text.
  private(set) var text: [UInt8] = []
  /// For each byte of the expanded text the bytes that it comes from.
  private var origins: [Range<Int>] = []
  private let length: Int

  /// Finds the names as Argo's regular expression does: letters, digits and `-`, first no `-`, then perhaps a dot and a
  /// capitalised word of two letters or more.
  init(_ original: [UInt8]) {
    length = original.count
    let comments = ExpressionLexer.comments(in: original)
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
      dependencies.append(
        DependsReference(
          task: ByteString(original[name]), range: name,
          result: result.map { DependsResult(name: ByteString(original[$0]), range: $0) },
          isCommentedOut: comments.contains { $0.contains(name.lowerBound) }))
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
    text += bytes
    for place in bytes.indices { origins.append(origin ?? place..<place + 1) }
  }

  /// The bytes of the original that a range of the expanded text comes from.
  func origin(of range: Range<Int>) -> Range<Int> {
    let start = range.lowerBound < origins.count ? origins[range.lowerBound].lowerBound : length
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, origins[range.upperBound - 1].upperBound)
  }
}
