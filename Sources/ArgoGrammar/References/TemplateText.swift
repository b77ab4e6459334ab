internal import Diagnostics

/// A text with Argo's `{{…}}` tags in it.
///
/// Argo finds them with valyala/fasttemplate: a tag goes from `{{` to the next `}}`, whatever is between. So the outer
/// braces of a nested tag belong to the text: `{{a.{{b}}}}` is the tag `a.{{b` and two braces. The one exception made here
/// is for a variable without closing braces of its own, of which Argo makes a tag with whatever follows it.
public struct TemplateText: Sendable {
  /// The tags in their order.
  public let tags: [ReferenceTag]
  /// Argo's variables whose braces are not closed, from the braces to the end of the name, in their order.
  ///
  /// Nothing closes them in the text, or only what closes something else: another tag, or a mapping of JSON. Argo searches
  /// the JSON of the whole template, where a `}}` of the structure may close them.
  public let unclosed: [Range<Int>]

  /// Finds the tags of a text.
  public init(_ text: [UInt8]) {
    var tags: [ReferenceTag] = []
    var unclosed: [Range<Int>] = []
    var place = 0
    // The first closing braces that a tag can have: looked for again only when they are passed, to stay linear.
    var closing = text.firstOccurrence(of: "}}")
    // The same for the opening braces after a name.
    var opening = -1
    func opens(in rest: ArraySlice<UInt8>) -> Bool {
      if opening < rest.startIndex { opening = text.firstOccurrence(of: "{{", from: rest.startIndex) ?? text.count }
      return opening + 2 <= rest.endIndex
    }
    while let start = text.firstOccurrence(of: "{{", from: place) {
      if let end = closing, end < start + 2 { closing = text.firstOccurrence(of: "}}", from: start + 2) }
      if let end = Self.endOfUnclosed(text[(start + 2)..<(closing ?? text.count)], isClosed: closing != nil, opens) {
        unclosed.append(start..<end)
        place = end
      } else if let end = closing {
        tags.append(ReferenceTag(text, start..<end + 2))
        place = end + 2
      } else {
        place = start + 2
      }
    }
    self.tags = tags
    self.unclosed = unclosed
  }

  /// Where one of Argo's variables ends that is not closed; `nil` if there is none at the start of `content`, which is what
  /// stands between two braces and the next closing ones, or the end of the text.
  ///
  /// `opens` tells whether there are opening braces in a part of the text.
  private static func endOfUnclosed(
    _ content: ArraySlice<UInt8>, isClosed: Bool, _ opens: (ArraySlice<UInt8>) -> Bool
  ) -> Int? {
    let name = content.drop { $0 == UInt8(ascii: " ") }
    let rest = name.drop {
      $0.isLetterOrDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    // Nearly every tag is a name and nothing else.
    if isClosed, rest.isEmpty { return nil }
    let isOneBraceShort = rest.first == UInt8(ascii: "}")
    guard !isClosed || isOneBraceShort || isEndOfText(rest, opens),
      roots.contains(where: { name.starts(with: $0.utf8) })
    else {
      return nil
    }
    return isOneBraceShort ? rest.startIndex + 1 : rest.startIndex
  }

  /// Whether what follows a name shows that the closing braces are not the name's own: the quote of the text that it stands
  /// in, or the braces of another tag, unless that is a part of the name.
  private static func isEndOfText(_ rest: ArraySlice<UInt8>, _ opens: (ArraySlice<UInt8>) -> Bool) -> Bool {
    switch rest.first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): true
    case UInt8(ascii: "{"), nil: false
    default: opens(rest)
    }
  }

  /// What Argo's validator takes for a variable of its own.
  private static let roots = ["item.", "steps.", "inputs.", "outputs.", "pod.", "workflow.", "tasks."]
}
