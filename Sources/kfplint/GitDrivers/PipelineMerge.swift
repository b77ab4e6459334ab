import Diagnostics
import GitSource
import Pipelines
import Snapshots

/// A merge of three versions of a rendered pipeline.
///
/// It takes what one side changed into the other side's file, or says that there is a conflict. A result is taken only
/// if it is proven: read again, it is different from each side by exactly what the other side changed.
enum PipelineMerge {
  /// What came of it.
  enum Result {
    /// The file of one side, whose other side changed nothing but when the SDK ran and its version.
    case oneSide([UInt8])
    /// The changes of both sides.
    case both([UInt8])
    /// Three files that are not pipelines, merged without conflicts as git does it by itself.
    case text([UInt8])
    /// A file with the usual markers, and why.
    case conflict([UInt8], String?)
  }

  /// Merges two versions that have a common ancestor, which is empty if both sides added the file.
  static func merge(base: [UInt8], ours: [UInt8], theirs: [UInt8]) throws(SnapshotError) -> Result {
    if [base, ours, theirs].contains(where: { $0.contains(0) }) {
      return .conflict(ours, "is not text: our side was kept, and the other one has to be looked at")
    }
    let documents = [base, ours, theirs].map(document)
    guard let old = documents[0], let mine = documents[1], let others = documents[2] else {
      if let mine = documents[1], let others = documents[2], mine.difference(to: others).isEmpty {
        return .oneSide(ours)
      }
      let merge = try TextMerge(base: base, ours: ours, theirs: theirs)
      let isPipeline = documents.contains { $0 != nil }
      if merge.isClean && !isPipeline { return .text(merge.bytes) }
      return conflict(merge, ours, theirs, isPipeline ? renderAgain : nil)
    }
    let (myChange, otherChange) = (old.difference(to: mine), old.difference(to: others))
    if otherChange.isEmpty || mine.difference(to: others).isEmpty { return .oneSide(ours) }
    if myChange.isEmpty { return .oneSide(theirs) }

    let notes = mine.renderNotes
    let merge = try TextMerge(base: old.bytes(with: notes), ours: ours, theirs: others.bytes(with: notes))
    if merge.isClean, mine.isOfSameVersion(as: others), let result = document(merge.bytes),
      mine.difference(to: result).isSame(as: otherChange), others.difference(to: result).isSame(as: myChange)
    {
      return .both(merge.bytes)
    }
    return conflict(merge, ours, theirs, renderAgain)
  }

  /// A file with markers instead of a result that was refused.
  static func conflict(ours: [UInt8], theirs: [UInt8]) -> Result {
    .conflict(wholeFiles(ours, theirs), renderAgain)
  }

  private static let renderAgain =
    "both sides changed the pipeline; merge what it is rendered from, and render it again"

  private static func conflict(_ merge: TextMerge, _ ours: [UInt8], _ theirs: [UInt8], _ why: String?) -> Result {
    .conflict(merge.isClean ? wholeFiles(ours, theirs) : merge.bytes, why)
  }

  private static func wholeFiles(_ ours: [UInt8], _ theirs: [UInt8]) -> [UInt8] {
    Array("<<<<<<< ours\n".utf8) + ended(ours) + Array("=======\n".utf8) + ended(theirs)
      + Array(">>>>>>> theirs\n".utf8)
  }

  private static func ended(_ text: [UInt8]) -> [UInt8] {
    text.isEmpty || text.last == UInt8(ascii: "\n") ? text : text + [UInt8(ascii: "\n")]
  }

  private static func document(_ bytes: [UInt8]) -> WorkflowDocument? {
    guard EncodingDefect(in: bytes) == nil, MergeConflict.all(in: bytes).isEmpty else { return nil }
    let file = SourceFile(path: "workflow.yaml", origin: .workTree, bytes: bytes)
    guard let document = try? WorkflowDocument(parsing: file), document.isComparable else { return nil }
    return document
  }
}
