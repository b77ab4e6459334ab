/// Which change is to be checked: `A..B`, or `auto` for what the CI system says.
enum RevisionRange: SpelledValue {
  static let spelling = "A..B, such as origin/main..HEAD, or auto"

  case between(String, String)
  case automatic

  /// Takes `A..B` and `A...B` for the same, since a change is always counted from the merge base; a side that is left out
  /// is HEAD.
  init?(argument: String) {
    if argument == "auto" {
      self = .automatic
      return
    }
    guard let dots = argument.firstRange(of: "..") else { return nil }
    let from = argument[..<dots.lowerBound]
    var to = argument[dots.upperBound...]
    if to.first == "." { to = to.dropFirst() }
    guard !to.contains("..") else { return nil }
    self = .between(from.isEmpty ? "HEAD" : String(from), to.isEmpty ? "HEAD" : String(to))
  }
}
