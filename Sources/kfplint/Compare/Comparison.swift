import Diagnostics
import Pipelines
import Reporting
import Snapshots

/// What came of comparing two versions of a pipeline.
struct Comparison {
  /// What the pipeline is called: a path, or both.
  let name: String
  /// The path of the pipeline in the repository, if it lies in one.
  let path: Path?
  let result: Result
  /// What hides secrets of either version.
  let mask: SecretMask

  enum Result {
    case equal
    case different(PipelineDifference)
    case added
    case removed
    case unreadable(String)
  }

  /// Compares what is there before and after; `nil` where there is nothing.
  init(name: String, path: Path?, from old: PipelineFiles?, to new: PipelineFiles?) {
    self.name = name
    self.path = path
    let credentials = [old, new].compactMap { $0 }.flatMap(\.credentials)
    mask = SecretMask(Set(credentials.compactMap { $0.location.place.map { Array($0.file.bytes[$0.span.range]) } }))
    result = Self.result(from: old, to: new)
  }

  private static func result(from old: PipelineFiles?, to new: PipelineFiles?) -> Result {
    guard let old, old.workflow != nil || new?.workflow == nil else { return .added }
    guard let new, new.workflow != nil || old.workflow == nil else { return .removed }
    do throws(PipelineDifference.Obstacle) {
      let difference = try PipelineDifference(from: old, to: new)
      return difference.isEmpty ? .equal : .different(difference)
    } catch {
      return .unreadable(error.description)
    }
  }

  /// Whether there is a difference.
  var isDifferent: Bool {
    switch result {
    case .different, .added, .removed: true
    case .equal, .unreadable: false
    }
  }

  /// What could not be compared.
  var obstacle: String? { if case .unreadable(let why) = result { why } else { nil } }

  /// The parts that are not the same.
  var sections: [ComparedSection] {
    if case .different(let difference) = result { ComparedSection.all(of: difference) } else { [] }
  }

  /// The result in a word.
  var word: String {
    switch result {
    case .equal: "equal"
    case .different: "different"
    case .added: "added"
    case .removed: "removed"
    case .unreadable: "unreadable"
    }
  }

  /// The result in a few words.
  var outcome: String {
    switch result {
    case .equal: "equal, but for compilation time and SDK version"
    case .unreadable(let why): "cannot be compared: \(shown(why))"
    case .different, .added, .removed: word
    }
  }

  /// A text of the repository on one line, without secrets.
  func shown(_ bytes: [UInt8]) -> String { VisibleText.exact(mask.hidden(in: bytes)) }

  func shown(_ text: String) -> String { VisibleText.of(mask.hidden(in: Array(text.utf8))) }
}

extension [Comparison] {
  /// How many pipelines there are of each kind, as a sentence.
  var summary: String {
    if isEmpty { return "the change touches no pipelines" }
    let words = ["different", "added", "removed", "equal", "unreadable"]
    let counts = words.compactMap { word in
      let number = count { $0.word == word }
      return number == 0 ? nil : "\(number) \(word)"
    }
    return counts.joined(separator: ", ") + (count == 1 ? " pipeline" : " pipelines")
  }
}
