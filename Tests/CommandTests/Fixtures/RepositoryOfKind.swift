import Foundation

/// A repository of some kind at `place`, and what it was made from.
///
/// Its first commit has a sound pipeline `report`, its second one a `report` with a parameter left out; and a defect of the
/// same sort in the pipeline `sales` is staged, and lies in the work tree.
final class RepositoryOfKind: TemporaryFolder {
  /// The folder of the repository that is looked at.
  var place = "place"

  /// Runs git at `place` or elsewhere; it has to succeed.
  @discardableResult
  func git(_ arguments: String..., in folder: String? = nil) throws -> String {
    let run = try Program.git.run(
      ["-c", "protocol.file.allow=always"] + arguments, in: url(folder ?? place), environment: Self.environment)
    guard run.status == 0 else { throw Failure(command: arguments, run: run) }
    return run.output.trimmingCharacters(in: .newlines)
  }

  /// Runs `git init` in a folder and makes the two commits.
  func makeHistory(_ options: String..., in folder: String? = nil) throws {
    let folder = folder ?? place
    try makeFolder(folder)
    let run = try Program.git.run(
      ["init", "--quiet", "--initial-branch=main"] + options, in: url(folder), environment: Self.environment)
    guard run.status == 0 else { throw Failure(command: options, run: run) }
    try git("config", "uploadpack.allowFilter", "true", in: folder)
    try write("everything else\n", to: "\(folder)/notes/README")
    try writePipeline("\(folder)/report")
    try commitAll(in: folder)
    try remove("\(folder)/report/params/recipient")
    try commitAll(in: folder)
  }

  /// Clones what `makeHistory` has made in `from` to the place.
  func clone(_ options: String..., from origin: String = "origin") throws {
    if !exists(origin) { try makeHistory(in: origin) }
    let run = try Program.git.run(
      ["clone", "--quiet"] + options + ["file://\(url(origin).path)", place], in: url, environment: Self.environment)
    guard run.status == 0 else { throw Failure(command: options, run: run) }
  }

  /// Writes and stages the pipeline `sales`.
  func stageSales() throws {
    try writePipeline("\(place)/sales", PipelineText(head: "# of the sales\n"), without: "recipient")
    try git("add", "sales")
  }

  private func commitAll(in folder: String) throws {
    try git("add", "--all", in: folder)
    try git("commit", "--quiet", "--message", "Change", in: folder)
  }

  struct Failure: Error {
    let command: [String]
    let run: ProgramRun
  }
}
