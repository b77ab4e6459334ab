/// The names of refs in a sentence.
public enum RefNames {
  /// A few of the names, such as "main, next and refs/tags/v2" or "main, next, stable and 12 more".
  ///
  /// Branches are named without `refs/heads/`.
  public static func list(_ refs: [ByteString]) -> String {
    let names = refs.map(short)
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.count <= 4
      ? "\(names.dropLast().joined(separator: ", ")) and \(last)"
      : "\(names.prefix(3).joined(separator: ", ")) and \(names.count - 3) more"
  }

  private static func short(_ ref: ByteString) -> String {
    let prefix = "refs/heads/".utf8
    return ref.bytes.starts(with: prefix) ? VisibleText.exact(ref.bytes.dropFirst(prefix.count)) : ref.description
  }
}
