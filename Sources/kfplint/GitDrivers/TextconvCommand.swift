import ArgumentParser
import Diagnostics
import Pipelines
import Snapshots

/// `kfplint textconv FILE`: a pipeline as text that git can compare.
struct TextconvCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "textconv", abstract: "Print a rendered pipeline as an outline, one fact a line, for `git diff`.",
    discussion: """
      git runs it for files with the attribute diff=kfplint; `kfplint install --diff-driver` sets that up. When the SDK \
      compiled, and its version, are left out. A file that is not an Argo workflow, or does not parse, is printed as it is, \
      so that git can always compare. Exit status: 0, or 2 when the file cannot be read.
      """)

  @Argument(help: "The file.", completion: .file())
  var file: String

  func run() throws {
    let path = RawArguments.path(file)
    let disk = try DiskSnapshot(paths: [path])
    guard let entry = try disk.entry(at: path), entry.kind == .file || entry.kind == .special else {
      throw SnapshotError("is not a file", path: path)
    }
    guard case .bytes(let bytes) = try disk.content(of: entry, limit: Int(Int32.max)) else {
      throw SnapshotError("is too large", path: path)
    }
    let text = PipelineOutline.text(of: SourceFile(path: path, origin: .workTree, bytes: bytes)) ?? bytes
    guard text.write(to: 1) else { throw ExitCode(2) }
  }
}

/// A rendered pipeline as the text that git compares.
enum PipelineOutline {
  /// The outline; `nil` for a file that has to be shown as it is.
  ///
  /// Secrets are not hidden: git shows the file itself to the same reader, and two secrets must not look alike.
  static func text(of file: SourceFile) -> [UInt8]? {
    guard let document = try? WorkflowDocument(parsing: file), document.isComparable, let root = document.root else {
      return nil
    }
    var text: [UInt8] = []
    text.reserveCapacity(file.bytes.count)
    for line in Outline(ofWorkflow: root).lines {
      if !line.bytes.isEmpty { text += repeatElement(UInt8(ascii: " "), count: 2 * line.depth) }
      text += shown(line.bytes)
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }

  /// A line that steers no terminal; tabs stay.
  private static func shown(_ line: [UInt8]) -> [UInt8] {
    if line.allSatisfy({ (0x20...0x7E).contains($0) || $0 == UInt8(ascii: "\t") }) { return line }
    let words = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    return Array(words.map { VisibleText.of($0) }.joined(separator: "\t").utf8)
  }
}
