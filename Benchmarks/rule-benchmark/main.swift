import Configuration
import Diagnostics
import Pipelines
import RuleEngine
import Rules
import Snapshots
import YAMLSyntax

// Compares what the rules cost with what parsing costs, on files that are read once and stay in memory.
//
//   swift run -c release rule-benchmark FILE or FOLDER …
//
// All ways take turns in one process and on one thread, so that whatever else the machine does slows all of them.

/// A way to look at all candidates, and how long each round of it took.
struct Way {
  let name: String
  let look: () -> Void
  var rounds: [Duration] = []

  init(_ name: String, _ look: @escaping () -> Void) {
    self.name = name
    self.look = look
  }

  var median: Duration { rounds.sorted()[rounds.count / 2] }
}

/// A linter with those of the rules that a predicate keeps.
func linter(_ isKept: (RuleInfo) -> Bool) -> Linter {
  Linter(rules: Rulebook.rules.filter { isKept($0.info) }, policy: Policy(settings: .standard))
}

let paths = CommandLine.arguments.dropFirst().map { Path($0) }
guard !paths.isEmpty else {
  print("usage: rule-benchmark FILE or FOLDER …")
  throw CancellationError()
}
let snapshot = try DiskSnapshot(paths: Array(paths))
let discovery = PipelineDiscovery(snapshot: snapshot, layout: Policy(settings: .standard).layout)
let loader = PipelineLoader(snapshot: snapshot, limit: Settings.standard.maxFileSize)
let loaded = try discovery.discoverAll().candidates.compactMap(loader.load)
let units = loaded.compactMap { candidate -> PipelineUnit? in
  if case .pipeline(let unit) = PipelineRecognition(candidate) { unit } else { nil }
}
let files = units.compactMap { $0.document?.file }

func check(with linter: Linter) {
  for candidate in loaded {
    if case .pipeline(let unit) = PipelineRecognition(candidate) { _ = linter.check(unit) }
  }
}

let (none, few, all) = (
  linter { _ in false }, linter { $0.category != .workflow && $0.category != .practice }, linter { _ in true }
)
var ways = [
  Way("parsing alone") { for file in files { _ = try? YAMLTree.parse(file) } },
  Way("the model, no rule") { check(with: none) },
  Way("without the rules about Argo") { check(with: few) },
  Way("all rules") { check(with: all) },
]
let clock = ContinuousClock()
for _ in 0..<15 {
  for index in ways.indices { ways[index].rounds.append(clock.measure(ways[index].look)) }
}
print("\(files.count) workflows, \(files.reduce(0) { $0 + $1.bytes.count }) bytes")
for way in ways {
  let milliseconds = (way.median / .milliseconds(1) * 10).rounded() / 10
  let ratio = (way.median / ways[0].median * 100).rounded() / 100
  print("\(way.name): \(milliseconds) ms, \(ratio) times parsing")
}
