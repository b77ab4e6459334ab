/// Text as a Swift literal on one line.
public func stringLiteral(_ text: String) -> String {
  var literal = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": literal += #"\""#
    case "\\": literal += #"\\"#
    case "\n": literal += #"\n"#
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal + "\""
}
