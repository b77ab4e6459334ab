import Configuration
import Diagnostics
import Fixing
import LanguageServerProtocol
import Pipelines
import Schedules
import Snapshots
import YAMLSyntax

/// A file that a job takes from a commit: its workflow, or the value of a parameter.
struct PinnedPlace {
  /// What can be read of it.
  enum Reading {
    /// The work tree has the same bytes.
    case sameInWorkTree(PinnedVersion)
    /// The commit has other bytes than the work tree, or the work tree has no such file.
    case other(PinnedVersion, SourceFile)
    /// Nobody knows from here, and why, as a clause.
    case unread(String)
  }

  /// The path in its repository.
  let path: Path
  /// Where the job names it.
  let span: SourceSpan
  /// What can be read of it.
  let reading: Reading
  private let question: DocumentQuestion

  /// The file that is named at an offset of a document, if one is.
  init?(at offset: Int, _ question: DocumentQuestion) {
    func isIn(_ node: YAMLNode?) -> Bool {
      guard let node, node.file.path == question.path else { return false }
      return node.span.range.contains(offset) || Int(node.span.end) == offset
    }
    for run in question.units.schedules.flatMap(\.schedule.runs) {
      let file = run.pinnedFiles.first { file in
        file.isWorkflow
          ? isIn(run.source?.node)
          : [file.path, file.reference, file.repository, file.owner].contains { isIn($0?.node) }
      }
      guard let file, let path = file.path else { continue }
      self.path = Path(path.value.bytes)
      span = path.textSpan
      reading = Self.read(file, question)
      self.question = question
      return
    }
    return nil
  }

  /// The address that an editor can open: of the work tree's file where that is the same or nothing better is known, else of
  /// a copy.
  var uri: DocumentURI? {
    if case .other(let version, let file) = reading {
      let copy = try? question.workspace.folders.copy(of: file.bytes, at: version.abbreviation, path)
      return copy.map { DocumentURI(file: $0) }
    }
    return question.isFile(path) ? question.table.uri(of: path) : nil
  }

  private static func read(_ file: PinnedFile, _ question: DocumentQuestion) -> Reading {
    let limit = question.settings.settings.maxFileSize
    guard let sources = question.settings.sources,
      let content = SourceReader(sources, limit: limit).content(of: file)
    else { return .unread("the names of the file are not complete") }
    switch content {
    case .unavailable(.noClone): return .unread("no clone of the repository is known")
    case .unavailable(.unusableClone(let why)), .unavailable(.incompleteClone(let why)): return .unread(why)
    case .unknownReference: return .unread("the repository has no such commit, tag or branch")
    case .ambiguousReference(let sentence): return .unread("the name \(sentence)")
    case .missing: return .unread("the commit has no such file")
    case .file(let version, let file):
      guard let text = file.text else { return .unread("what the commit has there is no text") }
      let entry = try? question.files.entry(at: file.path)
      guard let entry, case .bytes(let bytes) = try? question.files.content(of: entry, limit: limit),
        bytes == text.bytes
      else { return .other(version, text) }
      return .sameInWorkTree(version)
    }
  }
}
