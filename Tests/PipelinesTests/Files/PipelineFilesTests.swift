import Diagnostics
import Pipelines
import Snapshots
import TestSupport
import Testing

@Suite struct PipelineFilesTests {
  @Test func sortsOutWhatIsInTheFolder() throws {
    let files = try files([
      "r/workflow.yaml": .link("../w.yaml"), "r/params/a": .file([0x31]), "r/params/b/c": .file([]),
      "r/params/b/d": .file([]), "r/docs/x": .file([]), "r/docs/y/z": .file([]), "r/a.txt": .file([]),
      "r/.temp/workflow.yaml": .file([]),
    ])
    guard case .folder(let params, let parameters, let folders) = files.params else {
      Issue.record("params is not a folder")
      return
    }
    #expect(params == "r/params")
    #expect(parameters.map(\.path) == ["r/params/a"])
    #expect(folders == ["r/params/b"])
    #expect(files.otherItems == ["r/.temp", "r/a.txt", "r/docs"])
    #expect(files.nestedWorkflow == "r/.temp/workflow.yaml")
    #expect(files.name(of: "r/params/a") == "params/a")
    guard case .symbolicLink(let target) = files.workflow?.content else {
      Issue.record("workflow.yaml is not a link")
      return
    }
    #expect(target == ByteString("../w.yaml"))
  }

  @Test func knowsWhatItCouldNotRead() throws {
    for (item, reason) in [
      (.special, "r/workflow.yaml: is a pipe, a socket or a device, not a file"),
      (.unreadable, "r/workflow.yaml: permission denied"),
      (
        .file([UInt8](repeating: 0x61, count: 2000)),
        "r/workflow.yaml: 2000 bytes are more than the limit of 1000 (max-file-size)"
      ),
    ] as [(MemorySnapshot.Item, String)] {
      #expect(try files(["r/workflow.yaml": item, "r/params/a": .file([])]).unreadable == reason)
    }
    #expect(try files(["r/workflow.yaml": .unmerged, "r/params": .submodule]).unreadable == nil)
  }

  @Test(arguments: [
    (["r/workflow.yaml", "r/Workflow.yaml"], "Workflow.yaml/workflow.yaml"),
    (["r/workflow.yaml", "r/params/a", "r/Params/a"], "Params/params"),
    (["r/workflow.yaml", "r/params/a", "r/params/A"], "params/A/params/a"),
    (["r/workflow.yaml", "r/params/a", "r/params/A", "r/params/b/B", "r/params/b/b"], "params/A/params/a"),
    (["r/workflow.yaml", "r/params/a", "r/a"], ""),
    (["r/workflow.yaml", "r/docs/a", "r/docs/A"], ""),
    (["r/workflow.yaml", "r/workflow.yml", "r/params/a-b", "r/params/a_b"], ""),
  ])
  func findsPathsThatDifferOnlyByCase(_ paths: [String], _ pathCollisions: String) throws {
    let files = try files(MemorySnapshot.items(paths))
    let shown = files.pathCollisions.map { "\(files.name(of: $0.path))/\(files.name(of: $0.other))" }
    #expect(shown.joined(separator: " ") == pathCollisions)
    #expect(files.pathCollisions.allSatisfy { !$0.differInNormalisation })
  }

  @Test func findsNamesThatDifferInNormalisation() throws {
    let files = try files(MemorySnapshot.items(["r/workflow.yaml", "r/params/caf\u{E9}", "r/params/cafe\u{301}"]))
    let pair = try #require(files.pathCollisions.first)
    #expect(pair.differInNormalisation)
    #expect(pair.path == Path("r/params/cafe\u{301}"))
    #expect(pair.other == Path("r/params/caf\u{E9}"))
  }

  @Test func leavesFilesThatNoParameterDeclaresToTheirOwnRule() throws {
    let workflow = """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata:
        annotations: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}
      spec:
        entrypoint: main
        arguments: {parameters: [{name: rate}]}
        templates: []
      """
    var items = MemorySnapshot.items(["r/params/rate", "r/params/Rate"])
    items["r/workflow.yaml"] = .file(Array(workflow.utf8))
    #expect(try files(items).pathCollisions.isEmpty)
    items["r/workflow.yaml"] = .file(Array(workflow.replacing("{name: rate}", with: "{name: rate}, {name: Rate}").utf8))
    #expect(try files(items).pathCollisions.count == 1)
  }

  @Test(arguments: [
    (["r/workflow.yml", "r/a.yaml", "r/params/x"], "r/workflow.yml"),
    (["r/Workflow.YAML.txt", "r/WORKFLOW.yaml", "r/params/x"], "r/WORKFLOW.yaml"),
    (["r/pipeline.yaml", "r/params/x.yaml", "r/README.md"], "r/pipeline.yaml"),
    (["r/a.yaml", "r/b.yaml", "r/params/x"], ""),
    (["r/.hidden.yaml", "r/docs/a.yaml", "r/params/x"], ""),
    (["r/workflow.yaml", "r/pipeline.yaml", "r/params/x"], ""),
  ])
  func knowsWhichFileIsMisnamed(_ paths: [String], _ misnamed: String) throws {
    let files = try files(MemorySnapshot.items(paths), isPipelineFolder: { $0 == "r" })
    #expect(files.misnamedWorkflow.map { Path($0.bytes) } ?? .top == Path(misnamed))
  }

  /// The files of the folder `r`.
  private func files(
    _ items: [Path: MemorySnapshot.Item], isPipelineFolder: @escaping @Sendable (Path) -> Bool = { $0 == "r" }
  ) throws -> PipelineFiles {
    let snapshot = MemorySnapshot(items)
    let layout = PipelineLayout(isExcluded: { _ in false }, isPipelineFolder: isPipelineFolder)
    let candidates = try PipelineDiscovery(snapshot: snapshot, layout: layout).discoverAll().candidates
    let candidate = try #require(candidates.first { $0.path == "r" })
    let loaded = try #require(PipelineLoader(snapshot: snapshot, limit: 1000).load(candidate))
    guard case .pipeline(let unit) = PipelineRecognition(loaded) else {
      throw NotAPipeline()
    }
    return unit.files
  }

  private struct NotAPipeline: Error {}
}
