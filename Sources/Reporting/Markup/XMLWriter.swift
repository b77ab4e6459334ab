/// Writes an XML 1.0 document, an element per line where it holds no text, or one of HTML.
///
/// Whatever is given as text or as the value of an attribute is escaped: there is no other way to write any.
struct XMLWriter {
  /// A name and a value, in the order in which they are to be written.
  typealias Attribute = (name: String, value: String)

  /// The language of a document.
  enum Form {
    /// Elements are indented.
    case xml
    /// Without white space that is not given, since a browser may show it.
    case html
  }

  /// What was written so far.
  private(set) var text: String

  private let form: Form
  private var indentation = ""

  /// Begins a document.
  init(_ form: Form = .xml) {
    self.form = form
    text =
      switch form {
      case .xml: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      case .html: "<!DOCTYPE html>\n"
      }
  }

  /// Begins a part of a document of HTML.
  private init(partOfHTML text: String) {
    form = .html
    self.text = text
  }

  /// A part of a document of HTML, to be put into one by a script.
  static func partOfHTML(_ content: (inout XMLWriter) -> Void) -> String {
    var writer = XMLWriter(partOfHTML: "")
    content(&writer)
    return writer.text
  }

  /// Writes an element with other elements in it.
  mutating func element(_ name: String, _ attributes: [Attribute] = [], content: (inout XMLWriter) -> Void) {
    open(name, attributes, form == .xml ? ">\n" : ">")
    indentation += "  "
    content(&self)
    indentation.removeLast(2)
    text += form == .xml ? "\(indentation)</\(name)>\n" : "</\(name)>"
  }

  /// Writes an element with text in it, or with nothing.
  mutating func element(_ name: String, _ attributes: [Attribute] = [], text content: String = "") {
    let end = form == .xml ? "\n" : ""
    if content.isEmpty, form == .xml || Self.voidElements.contains(name) {
      open(name, attributes, form == .xml ? "/>\n" : ">")
    } else {
      open(name, attributes, ">")
      escape(content, isAttribute: false)
      text += "</\(name)>\(end)"
    }
  }

  /// Writes text between elements; for HTML, where that is all of the text.
  mutating func text(_ content: String) {
    escape(content, isAttribute: false)
  }

  /// Writes a part that `partOfHTML` made.
  mutating func part(_ part: String) {
    text += part
  }

  /// Ends a line between elements of HTML, where a browser shows none.
  mutating func endLine() {
    text += "\n"
  }

  /// Writes one of the files that belong to this program into an element of HTML that holds no markup, such as `style`.
  mutating func element(_ name: String, _ attributes: [Attribute] = [], file content: String) {
    open(name, attributes, ">\n")
    text += content
    text += "</\(name)>\n"
  }

  /// Writes a JSON document for a script: `<` only stands in its strings, which can have it as an escape.
  mutating func data(_ attributes: [Attribute], json: String) {
    element(
      "script", [("type", "application/json")] + attributes,
      file: json.split(separator: "<", omittingEmptySubsequences: false)
        .joined(separator: #"\u003c"#))
  }

  /// Writes a part that a script takes when it is wanted: a browser reads it as text up to the end of the element.
  ///
  /// What `partOfHTML` wrote holds no `<script` and no `<!--`: text has no `<` any more.
  mutating func storedPart(_ attributes: [Attribute], _ part: String) {
    open("script", [("type", "text/plain")] + attributes, ">")
    text += part
    text += "</script>\n"
  }

  /// The elements of HTML without an end (13.1.2 of its standard), as far as reports have them.
  private static let voidElements: Set<String> = ["br", "input", "link", "meta"]

  private mutating func open(_ name: String, _ attributes: [Attribute], _ end: String) {
    text += form == .xml ? "\(indentation)<\(name)" : "<\(name)"
    for attribute in attributes {
      text += " \(attribute.name)=\""
      escape(attribute.value, isAttribute: true)
      text += "\""
    }
    text += end
  }

  /// Whether a byte of UTF-8 stands for itself wherever it is; U+FFFE and U+FFFF begin with one that is not.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0xEF: false
    default: true
    }
  }

  /// Writes text so that a parser gives back the same, with what XML cannot hold written as `\u{1B}`.
  ///
  /// XML 1.0 (section 2.2) has no way at all to write most control characters, U+FFFE and U+FFFF. A parser turns white
  /// space in attributes to spaces (3.3.3) and carriage returns to line feeds (2.11) unless they are references. There
  /// is no CDATA, so that `]]>` needs only its `>` escaped.
  private mutating func escape(_ content: String, isAttribute: Bool) {
    if content.utf8.allSatisfy(Self.isPlain) {
      text += content
      return
    }
    for scalar in content.unicodeScalars {
      switch scalar.value {
      case 0x26: text += "&amp;"
      case 0x3C: text += "&lt;"
      case 0x3E: text += "&gt;"
      case 0x22: text += "&quot;"
      case 0x27: text += "&apos;"
      case 0x0D: text += "&#13;"
      case 0x09, 0x0A:
        if isAttribute { text += "&#\(scalar.value);" } else { text.unicodeScalars.append(scalar) }
      case 0..<0x20, 0xFFFE...0xFFFF: text += #"\u{\#(String(scalar.value, radix: 16, uppercase: true))}"#
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
