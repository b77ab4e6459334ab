public import Diagnostics

/// What a baseline knows a finding by: the rule, and where the problem lies, whatever line that is.
///
/// Everything is as a report shows it, so that a baseline is text, holds no secret and can be read in a review.
public struct BaselineKey: Hashable, Sendable {
  /// The rule's id.
  public let rule: String
  /// The path of the unit, from the root of what is linted.
  public let unit: String
  /// The path of the file inside the unit; empty for a unit that is one file.
  public let file: String
  /// What identifies the place in the file when lines move; empty for the file as a whole.
  public let place: String

  /// The key of a finding; the paths start at the root of what is linted.
  public init(rule: String, unit: Path, path: Path, logicalPlace: String) {
    self.rule = rule
    self.unit = unit.description
    file = unit == path ? "" : (path.relative(to: unit) ?? path).description
    place = VisibleText.of(SecretSearch.hidden(in: Array(logicalPlace.utf8)))
  }

  init(rule: String, unit: String, file: String, place: String) {
    self.rule = rule
    self.unit = unit
    self.file = file
    self.place = place
  }

  /// The same problem in another unit.
  public func moved(to unit: String) -> BaselineKey {
    BaselineKey(rule: rule, unit: unit, file: file, place: place)
  }
}

extension BaselineKey: Comparable {
  /// By unit, then by file, place and rule, so that what belongs to one team stands together.
  public static func < (left: BaselineKey, right: BaselineKey) -> Bool {
    (left.unit, left.file, left.place, left.rule) < (right.unit, right.file, right.place, right.rule)
  }
}
