import Diagnostics
import Schedules
import Snapshots

/// What is known of a file that a job takes from a commit.
struct PinnedFacts {
  private let place: PinnedPlace
  private let isInWorkTree: Bool

  init(_ place: PinnedPlace, _ question: DocumentQuestion) {
    self.place = place
    isInWorkTree = question.isFile(place.path)
  }

  /// What is known, and where going to the definition leads.
  var fact: Fact {
    let name = MarkdownText.code(place.path.bytes)
    let text =
      switch place.reading {
      case .sameInWorkTree(let version): "\(name) at \(words(version)), the same as in the work tree"
      case .other(let version, _):
        "\(name) at \(words(version)), "
          + (isInWorkTree ? "not the same as in the work tree" : "which the work tree does not have")
          + ": its definition opens as a copy for reading"
      case .unread(let why):
        "\(name): \(MarkdownText.of(why))"
          + (isInWorkTree ? "; its definition opens as it is in the work tree" : "")
      }
    return Fact(text, place.span)
  }

  private func words(_ version: PinnedVersion) -> String {
    let commit = "commit `\(version.abbreviation)`"
    return switch version.kind {
    case .commit, .shortCommit: commit
    case .tag: "a tag of \(commit)"
    case .branch: "a branch, now at \(commit)"
    }
  }
}
