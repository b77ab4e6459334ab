import Diagnostics

/// Gives findings the names by which dashboards and baselines know them from one version of a file to the next.
enum Fingerprint {
  /// 32 hexadecimal digits for what identifies a finding: neither its line nor its message, but its logical place.
  ///
  /// Paths are from the root, so that a check of one folder and one of a commit agree. `ordinal` tells apart findings
  /// that are equal in everything else, in the order of their places.
  static func of(rule: String, unit: Path, path: Path, logicalPlace: String, ordinal: Int) -> String {
    let parts: [[UInt8]] = [
      Array(rule.utf8), unit.bytes, path.bytes, Array(logicalPlace.utf8), Array(String(ordinal).utf8),
    ]
    return Digest.hexadecimal(Digest.sha256(Array(parts.joined(separator: [0]))).prefix(16))
  }
}
