import ArgumentParser
import Diagnostics
import Pipelines
import RuleEngine
import Snapshots

/// `kfplint merge-driver %O %A %B %P`: merges a rendered pipeline for git.
struct MergeDriverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-driver", abstract: "Merge a rendered pipeline, as git's merge driver.",
    discussion: """
      git runs it for files with the attribute merge=kfplint; `kfplint install --merge-driver` sets that up. Where one side \
      only rendered again, the other side's file is the result. Where both changed the pipeline, the result has to be \
      proven: it is different from each side by what the other one changed, and has no error that neither side has. All else \
      is a conflict. Files that are not pipelines are merged by lines, as git does it.

      Exit status: 0 merged, 1 conflict, 2 when a file could not be read or written; git takes that for a conflict, too.
      """)

  @Argument(help: "The file of the common ancestor (%O).", completion: .file())
  var base: String

  @Argument(help: "The file of our side (%A), which takes the result.", completion: .file())
  var ours: String

  @Argument(help: "The file of the other side (%B).", completion: .file())
  var theirs: String

  @Argument(help: "The path of the file in the repository (%P), for messages.")
  var path: String?

  func run() async throws {
    let result = RawArguments.path(ours)
    let versions = (try read(base), try read(ours), try read(theirs))
    var merge = try PipelineMerge.merge(base: versions.0, ours: versions.1, theirs: versions.2)
    if case .both(let bytes) = merge {
      let known = try await errors(in: ours).union(try await errors(in: theirs))
      try FileOnDisk.write(bytes, to: result)
      if try await !errors(in: ours).isSubset(of: known) {
        merge = PipelineMerge.conflict(ours: versions.1, theirs: versions.2)
      }
    }
    let name = RawArguments.path(path ?? ours)
    switch merge {
    case .oneSide(let bytes), .text(let bytes): try FileOnDisk.write(bytes, to: result)
    case .both:
      StandardStream.tell("note: \(name): merged the changes of both sides; render it again to be sure")
    case .conflict(let bytes, let why):
      try FileOnDisk.write(bytes, to: result)
      if let why { StandardStream.tell("\(name): \(why)") }
      throw ExitCode(1)
    }
  }

  private func read(_ argument: String) throws(SnapshotError) -> [UInt8] {
    let path = RawArguments.path(argument)
    guard let bytes = try FileOnDisk.read(path) else { throw SnapshotError("there is no such file", path: path) }
    return bytes
  }

  /// The rules that find errors in a file, as they are without a configuration.
  private func errors(in argument: String) async throws(SnapshotError) -> Set<String> {
    var options = LintOptions(all: true)
    options.source.noConfig = true
    options.source.quiet = true
    let check = try await SourceCheck(of: .disk([argument], as: .kfp, options), options)
    let findings = check.result.findings.filter { $0.severity == .error && $0.suppression == nil }
    return Set(findings.map { "\($0.rule)" })
  }
}
