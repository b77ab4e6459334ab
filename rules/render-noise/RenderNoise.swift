import Diagnostics
import Pipelines
import RuleEngine

/// Finds pipelines that were rendered again although nothing in them is different.
struct RenderNoise: Rule {
  func check(_ change: PipelineChange, _ report: inout Report) {
    guard let notes = change.notesThatAloneChange else { return }
    let differences = [
      Difference("the compilation time", notes.compilationTime), Difference("the SDK's version", notes.sdkVersion),
    ].compactMap { $0 }
    report(
      .onlyNotes(differences), at: differences.compactMap(\.location).first ?? change.files.location)
  }

  /// A note of the SDK that is not the same in both versions.
  fileprivate struct Difference {
    let what: String
    let old: ByteString?
    let new: ByteString?
    let location: Location?

    init?(_ what: String, _ values: (old: Sourced<ByteString>?, new: Sourced<ByteString>?)) {
      guard values.old?.value != values.new?.value else { return nil }
      self.what = what
      (old, new, location) = (values.old?.value, values.new?.value, values.new?.location)
    }
  }
}

extension Report.Message {
  fileprivate static func onlyNotes(_ differences: [RenderNoise.Difference]) -> Self {
    Self(
      "the change touches only \(differences.map(\.what).joined(separator: " and "))",
      notes: differences.compactMap { difference in
        difference.old.map { "\(difference.what) was \($0.quoted) before" }
      },
      help: "leave the file as it was before the change; `git restore --source=COMMIT` brings it back")
  }
}
