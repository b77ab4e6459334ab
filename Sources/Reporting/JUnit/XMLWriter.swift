/// Writes an XML 1.0 document, an element per line where it holds no text.
struct XMLWriter {
  /// A name and a value, in the order in which they are to be written.
  typealias Attribute = (name: String, value: String)

  /// What was written so far.
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  private var indentation = ""

  /// Writes an element with other elements in it.
  mutating func element(_ name: String, _ attributes: [Attribute] = [], content: (inout XMLWriter) -> Void) {
    open(name, attributes, ">\n")
    indentation += "  "
    content(&self)
    indentation.removeLast(2)
    text += "\(indentation)</\(name)>\n"
  }

  /// Writes an element with text in it, or with nothing.
  mutating func element(_ name: String, _ attributes: [Attribute] = [], text content: String = "") {
    if content.isEmpty {
      open(name, attributes, "/>\n")
    } else {
      open(name, attributes, ">")
      escape(content, isAttribute: false)
      text += "</\(name)>\n"
    }
  }

  private mutating func open(_ name: String, _ attributes: [Attribute], _ end: String) {
    text += "\(indentation)<\(name)"
    for attribute in attributes {
      text += " \(attribute.name)=\""
      escape(attribute.value, isAttribute: true)
      text += "\""
    }
    text += end
  }

  /// Writes text so that a parser gives back the same, with what XML cannot hold written as `\u{1B}`.
  ///
  /// XML 1.0 (section 2.2) has no way at all to write most control characters, U+FFFE and U+FFFF. A parser turns white
  /// space in attributes to spaces (3.3.3) and carriage returns to line feeds (2.11) unless they are references. There
  /// is no CDATA, so that `]]>` needs only its `>` escaped.
  private mutating func escape(_ content: String, isAttribute: Bool) {
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
