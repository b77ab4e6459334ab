extension Finding {
  /// The order of reports: by path, then by place, then by rule.
  public static func isInReportOrder(_ left: Finding, _ right: Finding) -> Bool {
    if left.location.isBefore(right.location) { return true }
    if right.location.isBefore(left.location) { return false }
    return left.rule == right.rule ? left.fingerprint < right.fingerprint : left.rule < right.rule
  }
}

extension Location {
  /// Whether a reader comes by this place first: files in byte order of their paths, then the offset in the file.
  public func isBefore(_ other: Location) -> Bool {
    if path != other.path { return path < other.path }
    return (place?.span.start ?? 0) < (other.place?.span.start ?? 0)
  }
}
