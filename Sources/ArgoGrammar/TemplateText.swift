internal import Diagnostics

/// A text with Argo's `{{…}}` tags in it.
///
/// Argo finds them with valyala/fasttemplate: a tag goes from `{{` to the next `}}`, whatever is between. So the outer
/// braces of a nested tag belong to the text: `{{a.{{b}}}}` is the tag `a.{{b` and two braces.
public struct TemplateText: Sendable {
  /// The tags in their order.
  public let tags: [ReferenceTag]
  /// The braces of a `{{` that no `}}` follows, if there are such.
  ///
  /// Argo searches the JSON of the whole template, where a `}}` of the structure may close it.
  public let unclosed: Range<Int>?

  /// Finds the tags of a text.
  public init(_ text: [UInt8]) {
    var tags: [ReferenceTag] = []
    var place = 0
    while let start = text.firstOccurrence(of: "{{", from: place) {
      guard let end = text.firstOccurrence(of: "}}", from: start + 2) else {
        self.tags = tags
        unclosed = start..<start + 2
        return
      }
      tags.append(ReferenceTag(text, start..<end + 2))
      place = end + 2
    }
    self.tags = tags
    unclosed = nil
  }
}
