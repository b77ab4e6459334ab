import Diagnostics
import Pipelines
import Snapshots
import TestSupport
import Testing

@Suite struct PipelineDiscoveryTests {
  @Test(arguments: [
    (["a/workflow.yaml"], "a"),
    (["a/workflow.yaml", "a/params/x"], "a params"),
    (["a/params/x"], ""),
    (["workflow.yaml", "params/x", "src/a.py"], ". params"),
    (["RENDERED_PIPELINE/params/x"], "RENDERED_PIPELINE name"),
    (["RENDERED_PIPELINE_2/README.md"], "RENDERED_PIPELINE_2 name"),
    (["RENDERED_PIPELINES/a/workflow.yaml", "RENDERED_PIPELINES/README.md"], "RENDERED_PIPELINES/a"),
    (["RENDERED_PIPELINES/a.txt"], ""),
    (["RENDERED_PIPELINES/params/x"], "RENDERED_PIPELINES name"),
    (["RENDERED_PIPELINE/a/workflow.yaml"], "RENDERED_PIPELINE/a"),
    (["RENDERED_PIPELINE/.temp/workflow.yaml", "RENDERED_PIPELINE/.temp/params/x"], "RENDERED_PIPELINE name"),
    (["a/workflow.yaml", "a/params/x", "a/.temp/workflow.yaml"], "a params"),
    (["a/.temp/workflow.yaml", "a/.temp/params/x"], "a/.temp params"),
    (["a/pipeline.yaml", "a/b.yml", "a/c.txt", "a/params/d.yaml"], "a/b.yml bare, a/pipeline.yaml bare"),
    (["a/Workflow.yaml"], "a/Workflow.yaml bare"),
    (["a/myworkflow.yaml"], "a/myworkflow.yaml bare"),
    (["a/.ipynb_checkpoints/workflow.yaml"], ""),
    (["/srv/a/workflow.yaml", "/srv/a/params/x"], "/srv/a params"),
    (["../a/workflow.yaml", "../a/params/x", "../workflow.yaml"], ".., ../a params"),
    (["a/workflow.yaml", "a/params/x/y"], "a params"),
  ])
  func findsCandidatesByName(_ files: [String], _ candidates: String) throws {
    #expect(try shown(discovery(MemorySnapshot(files: files)).discoverAll().candidates) == candidates)
  }

  @Test func takesLinksAndSubmodulesForParams() throws {
    for item in [.link("../x"), .submodule, .unreadable] as [MemorySnapshot.Item] {
      let snapshot = MemorySnapshot(["a/workflow.yaml": .link("b"), "a/params": item])
      #expect(try shown(discovery(snapshot).discoverAll().candidates) == "a params")
    }
    let file = MemorySnapshot(["a/workflow.yaml": .file([]), "a/params": .file([])])
    #expect(try shown(discovery(file).discoverAll().candidates) == "a")
  }

  @Test func passesOverNothingThatItCannotLookInto() throws {
    let snapshot = MemorySnapshot(["secret": .unreadable, "a.yaml": .link("b.yaml"), "pipe.yaml": .special])
    #expect(try shown(discovery(snapshot).discoverAll().candidates) == "secret bare")
  }

  @Test func configurationNamesPipelinesAndLeavesOut() throws {
    let files = [
      "team/a/params/x", "team/b/workflow.yaml", "team/b/params/x", "team/b/params/y/z", "old/workflow.yaml",
      "old/params/x", "team/c/workflow.yaml", "team/c/params/x",
    ]
    let discovery = discovery(
      MemorySnapshot(files: files), isExcluded: { $0.isInside("old") || $0 == "team/c/workflow.yaml" },
      isPipelineFolder: { $0.isInside("team") || $0 == "team" })
    #expect(try shown(discovery.discoverAll().candidates) == "team/a configuration, team/b params")
  }

  @Test(arguments: [
    (["params/x"], ["workflow.yaml", "params/x"], ". base"),
    (["a/params/x"], ["a/params/x", "a/workflow.yaml"], "a base"),
    (["a/README.md"], ["a/README.md", "a/workflow.yaml", "a/params/x"], ""),
    ([], ["a/workflow.yaml", "a/params/x"], ""),
    (["b/workflow.yaml", "b/params/x"], ["a/workflow.yaml", "a/params/x"], "b params"),
    (["a/workflow.yaml"], ["a/workflow.yaml", "a/params/x"], "a params"),
    (["a/workflow.yaml", "a/params/x"], ["a/workflow.yaml", "a/params/x", "a/params/b/c"], "a params"),
    (["a/workflow.yaml", "a/params/x", "c/d.txt"], ["a/workflow.yaml", "a/params/x"], ""),
    (["workflow.yaml", "params/x", "c/d.txt"], ["workflow.yaml", "params/x"], ""),
    (["workflow.yaml", "params/x", "d.txt"], ["workflow.yaml", "params/x"], ". params"),
    (["RENDERED_PIPELINE/params/x"], ["RENDERED_PIPELINE/params/x", "RENDERED_PIPELINE/y"], "RENDERED_PIPELINE name"),
    (
      ["RENDERED_PIPELINE/workflow.yaml", "RENDERED_PIPELINE/.temp/params/x"], ["RENDERED_PIPELINE/workflow.yaml"],
      "RENDERED_PIPELINE name"
    ),
    (["a/p.yaml", "b/p.yaml"], ["b/p.yaml"], "a/p.yaml bare"),
    (["a/workflow.yaml", "a/params/x.yaml"], ["a/workflow.yaml"], "a params"),
  ])
  func changeTouchesWholePipelines(_ files: [String], _ base: [String], _ candidates: String) throws {
    let snapshot = MemorySnapshot(files: files, base: base)
    let touched = try discovery(snapshot).candidates(touchedBy: try #require(snapshot.changedPaths))
    #expect(shown(touched) == candidates)
  }

  @Test func linkInPlaceOfAFolderIsAChangeOfThePipeline() throws {
    let snapshot = MemorySnapshot(
      ["a/workflow.yaml": .file([]), "a/params": .link("../b")],
      base: ["a/workflow.yaml": .file([]), "a/params/x": .file([])])
    #expect(try shown(discovery(snapshot).candidates(touchedBy: snapshot.changedPaths ?? [])) == "a params")
  }

  @Test(arguments: [
    ("a/workflow.yaml", "a params"),
    ("a/params/x", "a params"),
    ("a/params/y/z", "a params"),
    ("workflow.yaml", ". params"),
    ("params/p", ". params"),
    ("b/workflow.yaml", "b/workflow.yaml bare"),
    ("c/params/x", "c/params/x bare"),
    ("RENDERED_PIPELINE/.temp/workflow.yaml", "RENDERED_PIPELINE name"),
    ("d.txt", "d.txt bare"),
    ("old/workflow.yaml", "old params"),
    ("nowhere", "nothing"),
    ("nowhere/workflow.yaml", "nothing"),
  ])
  func namedFileStandsForItsPipeline(_ path: String, _ candidate: String) throws {
    let snapshot = MemorySnapshot(files: [
      "a/workflow.yaml", "a/params/x", "a/params/y/z", "workflow.yaml", "params/p", "b/workflow.yaml", "c/params/x",
      "RENDERED_PIPELINE/.temp/workflow.yaml", "d.txt", "old/workflow.yaml", "old/params/x",
    ])
    let discovery = discovery(snapshot, isExcluded: { $0.isInside("old") })
    let found = try discovery.candidate(named: Path(path))
    #expect(found.map { shown([$0]) } ?? "nothing" == candidate)
    #expect(found?.isNamed ?? true)
  }

  @Test func contentsOfANamedFolderAreSubjectToExclusion() throws {
    let snapshot = MemorySnapshot(files: ["a/workflow.yaml", "a/params/x", "a/params/x.bak"])
    let candidate = try discovery(snapshot, isExcluded: { $0.name == "x.bak" }).candidate(named: "a/workflow.yaml")
    #expect(candidate?.entries.map(\.path) == ["a/params/x", "a/workflow.yaml"])
  }

  /// Random small repositories with random changes: what is touched is what a check of everything would see changed.
  @Test func touchesWhatAWholeCheckWouldSeeChanged() throws {
    var random = SeededGenerator(seed: 11)
    let folders = ["", "a/", "a/b/", "RENDERED_PIPELINE/", "c/RENDERED_PIPELINES/", "t/x/"]
    let names = [
      "workflow.yaml", "params/p", "params/q/r", ".temp/workflow.yaml", ".temp/params/p", "p.yaml", "README.md",
    ]
    var touchedCount = 0
    for _ in 0..<1000 {
      let all = folders.flatMap { folder in names.map { folder + $0 } }
      var base = MemorySnapshot.items(all.filter { _ in Int.random(in: 0..<4, using: &random) == 0 })
      if Bool.random(using: &random) {
        base["a/params"] = .link("x")
        base["a/params/p"] = nil
        base["a/params/q/r"] = nil
      }
      var items = base
      for path in all.map({ Path($0) }) where Int.random(in: 0..<12, using: &random) == 0 {
        items[path] =
          items[path] == nil || Bool.random(using: &random) ? .file([UInt8.random(in: 0...9, using: &random)]) : nil
      }
      let snapshot = MemorySnapshot(items, base: base)
      let discovery = discovery(snapshot, isPipelineFolder: { $0.isInside("t") })
      let changed = try #require(snapshot.changedPaths)

      let touched = try discovery.candidates(touchedBy: changed).map(identity)
      let whole = try discovery.discoverAll().candidates
      let differing = whole.filter { candidate in
        let now = Set(candidate.entries.map(\.path))
        let before = base.keys.filter { path in
          candidate.path == path || (candidate.path.isTop ? isOfTop(path) : path.isInside(candidate.path))
        }
        return now.union(before).contains { items[$0] != base[$0] }
      }
      let shown = Comment(rawValue: "\(items.keys.sorted()) changed \(changed)")
      #expect(Set(touched).isSuperset(of: differing.map(identity)), shown)
      #expect(Set(touched).isSubset(of: whole.map(identity)), shown)
      #expect(Set(touched).count == touched.count, shown)
      touchedCount += touched.count
    }
    #expect(touchedCount > 1000)
  }

  private func isOfTop(_ path: Path) -> Bool {
    path.parent.isTop || path.isInside("params") || path.isInside(".temp")
  }

  private func identity(_ candidate: PipelineCandidate) -> String {
    shown([candidate]) + candidate.entries.map { " \($0.path)" }.joined()
  }

  private func discovery(
    _ snapshot: MemorySnapshot,
    isExcluded: @escaping @Sendable (Path) -> Bool = { $0.components.contains(".ipynb_checkpoints") },
    isPipelineFolder: @escaping @Sendable (Path) -> Bool = { _ in false }
  ) -> PipelineDiscovery {
    PipelineDiscovery(
      snapshot: snapshot, layout: PipelineLayout(isExcluded: isExcluded, isPipelineFolder: isPipelineFolder))
  }

  /// The candidates as `path intent` or `path bare`.
  private func shown(_ candidates: [PipelineCandidate]) -> String {
    candidates.sorted { $0.path < $1.path }.map { candidate in
      let intent = candidate.intent.map { " \($0)" } ?? ""
      return "\(candidate.path)\(candidate.kind == .bare ? " bare" : intent)"
    }.joined(separator: ", ")
  }
}
