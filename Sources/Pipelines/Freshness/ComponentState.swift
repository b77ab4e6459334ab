public import Diagnostics

/// What became of the definition that a component was loaded from.
public enum ComponentState: Sendable {
  /// It is there, and what was loaded.
  case fresh
  /// A file is there, and holds something else than what was loaded.
  case stale(Path)
  /// There is no such file.
  case missing
  /// The path leads out of the files that are looked at.
  case outside
  /// Something is there that cannot be compared, and why, as the end of a sentence.
  case incomparable(Path, String)
}

/// What stands where the definition of a component may be.
struct ComponentPlace: Sendable {
  let path: Path
  let content: Content
  /// Whether it is where the render script of the pipeline's folder would look first.
  let isFirst: Bool

  enum Content: Sendable {
    /// A file by its digest, and by what it says that it is: the name of a component, if it is one.
    case file(digest: ByteString, isComponent: Bool, name: ByteString?)
    /// The pointer of Git LFS to a file with this digest, as it is on disk.
    case pointer(digest: ByteString)
    /// It cannot be compared, and why.
    case incomparable(String)
    /// It could not be read, and why.
    case unread(String)
  }

  /// What it says of a component that was loaded; `nil` if it is another thing by the same name.
  func state(of reference: ComponentReference) -> ComponentState? {
    switch content {
    case .file(let digest, let isComponent, let name):
      if digest == reference.digest.value { return .fresh }
      // Far above, a `component.yaml` is as often that of somebody else.
      let isMeant = isFirst || isComponent && (name == nil || name == reference.componentName)
      return isMeant ? .stale(path) : nil
    case .pointer(let digest):
      if digest == reference.digest.value { return .fresh }
      return isFirst ? .incomparable(path, "is a pointer of Git LFS, and its content is not in the repository") : nil
    case .incomparable(let reason):
      return isFirst ? .incomparable(path, reason) : nil
    case .unread(let reason):
      return isFirst ? .incomparable(path, "was not read: \(reason)") : nil
    }
  }
}

extension [ComponentPlace] {
  /// What became of a component that was loaded from one of the places, which stand in the order in which they are meant.
  ///
  /// A definition that is the same in any of them was loaded from there: where the script ran is not known.
  func state(of reference: ComponentReference) -> ComponentState {
    let states = compactMap { $0.state(of: reference) }
    let fresh = states.first { if case .fresh = $0 { true } else { false } }
    return fresh ?? states.first ?? .missing
  }
}
