import Diagnostics
import GitSource
import Glibc
import Pipelines
import RuleEngine
import Snapshots

/// Runs one render script on copies of the files, and compares what comes of it.
struct RenderRun: Sendable {
  /// The files as they are checked.
  let tree: Path
  /// The paths in it, as reports have them.
  let reported: [Path: Path]
  /// Where a copy for the run is made.
  let scratch: Path
  /// How the reports call the files.
  let origin: SourceFile.Origin
  /// How long a run may take.
  let limit: Duration
  /// How many bytes of a file are read.
  let fileLimit: Int

  /// The same, with the reason if something could not be done.
  func outcome(of script: Path) -> Result<RenderResult, SnapshotError> {
    do throws(SnapshotError) { return .success(try result(of: script)) } catch { return .failure(error) }
  }

  /// Runs a script, once more if what it renders is not what is committed.
  func result(of script: Path) throws(SnapshotError) -> RenderResult {
    let first = try run(script, called: "first")
    guard case .exited(0) = first.run.end else {
      return RenderResult(script: name(of: script), end: Self.failure(first.run, limit))
    }
    let changes = try RenderedChanges(from: tree, to: first.tree, by: script, limit: fileLimit)
    let differences = try changes.all()
    guard !differences.isEmpty else { return RenderResult(script: name(of: script), end: .rendered([])) }
    let second = try run(script, called: "second")
    guard case .exited(0) = second.run.end else {
      return RenderResult(script: name(of: script), end: Self.failure(second.run, limit))
    }
    let again = try RenderedChanges(from: first.tree, to: second.tree, by: script, limit: fileLimit).all()
    return RenderResult(
      script: name(of: script),
      end: .rendered(
        differences.map { difference in
          let unstable = again.first { $0.pipeline == difference.pipeline }
          return finished(difference, unstable)
        }))
  }

  private func run(_ script: Path, called name: ByteString) throws(SnapshotError) -> (run: ScriptRun, tree: Path) {
    mkdir(DiskPath.terminated(scratch), 0o700)
    let folder = scratch.appending(name)
    let temporary = scratch.appending(ByteString(name.bytes + Array("-temporary".utf8)))
    mkdir(DiskPath.terminated(temporary), 0o700)
    let copy = try ScriptRun(
      "/bin/cp", ["-R", "-P", "-p", ByteString(tree.bytes), ByteString(folder.bytes)], variables: [:], in: scratch,
      limit: .seconds(3600))
    guard copy.end == .exited(0) else {
      throw SnapshotError("the files cannot be copied: \(VisibleText.of(copy.lastOutput))")
    }
    let place = folder.appending(ByteString(script.bytes))
    let files = try DiskSnapshot(paths: [folder])
    guard let entry = try files.entry(at: place),
      case .bytes(let bytes) = try files.content(of: entry, limit: fileLimit)
    else { throw SnapshotError("cannot be read as a script") }
    let command = RenderScripts.command(for: place, bytes)
    var variables = Environment.withoutGit
    variables["TMPDIR"] = temporary.bytes
    let run = try ScriptRun(
      command.program, command.arguments, variables: variables, in: place.parent, limit: limit)
    return (run, folder)
  }

  private static func failure(_ run: ScriptRun, _ limit: Duration) -> RenderResult.End {
    let lines = run.lastOutput.split(separator: UInt8(ascii: "\n")).suffix(10).map { VisibleText.of($0.prefix(300)) }
    switch run.end {
    case .exited(let status): return .failed(status: status, lines: lines)
    case .overtime: return .overtime(seconds: Int(limit.components.seconds), lines: lines)
    }
  }

  /// A difference with the paths that reports have.
  private func finished(_ difference: RenderResult.Difference, _ unstable: RenderResult.Difference?)
    -> RenderResult.Difference
  {
    var kind = difference.kind
    if case .values = kind, case .values(let places)? = unstable?.kind { kind = .unstable(places) }
    return RenderResult.Difference(
      pipeline: name(of: difference.pipeline), location: location(difference.location), kind: kind)
  }

  private func location(_ location: Location) -> Location {
    let path = name(of: location.path.relative(to: tree) ?? location.path)
    guard let file = location.place?.file else { return Location(path: path) }
    return location.moved(to: SourceFile(path: path, origin: origin, bytes: file.bytes))
  }

  /// What reports call a path; one that is not among the files is called as it stands.
  private func name(of path: Path) -> Path {
    if let known = reported[path] { return known }
    guard let (inside, outside) = reported.first(where: { $0.key.isInside(path) }) else { return path }
    return Path(outside.bytes.dropLast(inside.bytes.count - path.bytes.count))
  }
}
