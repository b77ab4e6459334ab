/// A set of levels that a configuration starts from, which `extends:` names.
///
/// Which rules a profile holds, and at which level, changes only with a version of kfplint, and the changelog names it.
public enum Profile: String, CaseIterable, Sendable {
  /// Only what is rejected, what fails, and what makes the wrong thing run: findings that are errors by themselves.
  case minimal
  /// What holds without `extends:`.
  case recommended
  /// The recommended rules, and those of good practice that the others leave off.
  case strict

  /// What it holds, as half a sentence.
  public var meaning: String {
    switch self {
    case .minimal: "only what is an error by default"
    case .recommended: "what holds without it"
    case .strict: "that, and the rules of good practice that are off by default"
    }
  }
}
