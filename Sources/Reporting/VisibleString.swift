import Diagnostics

/// Text on one line without control characters, whatever a rule put into it.
///
/// Text that is visible already stays as it is, since a backslash is not escaped.
func visible(_ text: String) -> String {
  text.utf8.allSatisfy { (0x20...0x7E).contains($0) } ? text : VisibleText.of(text.utf8)
}
