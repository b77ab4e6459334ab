import Diagnostics

/// Where results are kept from one run to the next.
enum CacheChoice {
  /// Nowhere, and none are read.
  case none
  /// In the folder of the repository that its work trees share.
  case repository
  /// In a folder that was named.
  case folder(Path)

  /// Whether there may be one.
  var isWanted: Bool { if case .none = self { false } else { true } }
}
