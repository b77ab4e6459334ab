import ArgoTypes
import Diagnostics
import Pipelines
import Schedules
import Snapshots

/// Reads candidates, tells what they are, and runs the rules over them.
///
/// Reading happens on one thread. A pipeline is read twice: its files, and when those are understood, what it was rendered
/// from; everything between and after works on values.
struct Looking {
  private let snapshot: BoundedSnapshot
  private let loader: PipelineLoader
  private let surroundings: SurroundingsReader
  private let scheduleLoader: ScheduleLoader
  private let sources: SourceReader?
  private let linter: Linter
  private let target: ArgoVersion?
  private let memory: (any UnitMemory)?
  private let progress: (_ read: Int, _ candidates: Int) -> Void

  /// Looks at what is in a snapshot, reading no file larger than `limit` bytes.
  ///
  /// `levelsAbove` is how many folders above its top belong to the repository.
  init(
    at snapshot: BoundedSnapshot, _ sources: (any SourceRepositories)?, _ linter: Linter, target: ArgoVersion?,
    limit: Int, levelsAbove: Int, reusing memory: (any UnitMemory)?,
    progress: @escaping (_ read: Int, _ candidates: Int) -> Void
  ) {
    self.snapshot = snapshot
    loader = PipelineLoader(snapshot: snapshot, limit: limit)
    surroundings = SurroundingsReader(snapshot: snapshot, limit: limit, levelsAbove: levelsAbove)
    scheduleLoader = ScheduleLoader(snapshot: snapshot, limit: limit)
    self.sources = sources.map { SourceReader($0, limit: limit) }
    self.linter = linter
    self.target = target
    self.memory = memory
    self.progress = progress
  }

  /// What was read of a candidate, and is still to be checked.
  private enum Loaded: Sendable {
    case pipeline(LoadedCandidate)
    /// Schedules are understood while others are read: only then it is known which commits they take files from.
    case schedule(ScheduleUnit, PinnedContents)
    case other(Path, String)
  }

  /// How far a candidate has come.
  private enum Step: Sendable {
    /// It is a pipeline; what it was rendered from is still to be read.
    case recognised(PipelineUnit)
    /// It was looked at, with what it was rendered from.
    case looked(UnitLook, Lookups?)
  }

  /// Takes everything below the top of the snapshot, so that nobody has to ask for parts of it.
  func know(_ entries: [Entry]) { surroundings.know(entries) }

  /// What comes of looking at candidates, in any order.
  func looks(at candidates: Candidates) async -> [UnitLook] {
    // A commit mostly touches one unit; starting threads for it would take longer than the check.
    if candidates.count == 1, memory == nil {
      let loaded = candidates.pipelines.compactMap { loader.load($0) }.map { Loaded.pipeline($0) }
      return (loaded + candidates.schedules.map { load($0) }).map { look(at: $0) }
    }
    return await withTaskGroup(of: [Part].self) { group in
      let (linter, target, processors) = (linter, target, Processors.count)
      var looks: [UnitLook] = []
      var shared = SharedRuns()
      var waiting = 0
      // How much was read of what is being looked at.
      var sizes: [Int: Int] = [:]
      func keep(_ look: UnitLook, _ lookups: Lookups?, _ index: Int) {
        let size = sizes.removeValue(forKey: index) ?? 0
        guard index < candidates.pipelines.count else { return }
        memory?.keep(look, lookups, size: size, for: candidates.pipelines[index], in: snapshot)
      }
      func take(_ parts: [Part]) {
        var units: [(index: Int, PipelineUnit)] = []
        for (index, step) in parts {
          switch step {
          case .recognised(let unit): units.append((index, completed(unit)))
          case .looked(let look, let lookups):
            waiting -= 1
            let look = shared.sharing(look)
            looks.append(look)
            keep(look, lookups, index)
          }
        }
        if !units.isEmpty { group.addTask { Self.check(units, linter) } }
      }
      var batch: [(index: Int, Loaded)] = []
      func startBatch() {
        let loaded = batch
        if !loaded.isEmpty { group.addTask { loaded.map { ($0.index, Self.step(of: $0.1, linter, target: target)) } } }
        batch = []
      }
      for index in 0..<candidates.count {
        progress(index, candidates.count)
        if index < candidates.pipelines.count,
          let look = memory?.look(for: candidates.pipelines[index], around: surroundings, in: snapshot)
        {
          looks.append(look)
          continue
        }
        let before = snapshot.spent
        let loaded = load(index, of: candidates)
        sizes[index] = snapshot.spent - before
        guard let loaded else {
          keep(.nothing, nil, index)
          continue
        }
        batch.append((index, loaded))
        waiting += 1
        if batch.count < Self.batchSize(of: candidates.count - index, for: processors) { continue }
        startBatch()
        // What is read waits in memory until a task takes it: a batch for each processor. The thread that comes to an end
        // first reads the next one.
        while waiting >= Self.largestBatch * max(2, processors), let parts = await group.next() { take(parts) }
      }
      startBatch()
      while let parts = await group.next() { take(parts) }
      return looks
    }
  }

  /// A candidate by its number, and how far it has come.
  private typealias Part = (index: Int, Step)

  /// How many candidates a thread takes at once, where so many are left.
  ///
  /// They do each step together, so that what the processor keeps of the program is used again: 16 take a twelfth less time
  /// than one after the other, and 32 no less than 16. The last batches are small, so that all processors end together.
  private static func batchSize(of left: Int, for processors: Int) -> Int {
    min(largestBatch, max(1, left / (4 * processors)))
  }

  private static let largestBatch = 16

  /// Reads a candidate: the pipelines come first, then the schedules.
  private func load(_ index: Int, of candidates: Candidates) -> Loaded? {
    let pipelines = candidates.pipelines
    if index < pipelines.count { return loader.load(pipelines[index]).map { .pipeline($0) } }
    return load(candidates.schedules[index - pipelines.count])
  }

  private func load(_ candidate: ScheduleCandidate) -> Loaded {
    switch ScheduleRecognition(scheduleLoader.load(candidate)) {
    case .schedule(let unit): .schedule(unit, sources?.contents(for: unit.schedule) ?? .none)
    case .other(let path, let reason): .other(path, reason)
    }
  }

  private func look(at loaded: Loaded) -> UnitLook {
    switch Self.step(of: loaded, linter, target: target) {
    case .looked(let look, _): look
    case .recognised(let unit): .checked(linter.check(completed(unit)))
    }
  }

  /// A pipeline with what it was rendered from.
  private func completed(_ unit: PipelineUnit) -> PipelineUnit {
    surroundings.surroundings(of: unit).map { unit.with($0) } ?? unit
  }

  private static func check(_ units: [(index: Int, PipelineUnit)], _ linter: Linter) -> [Part] {
    zip(units, linter.check(units.map(\.1))).map { ($0.index, .looked(.checked($1), $0.1.surroundings?.lookups)) }
  }

  private static func step(of loaded: Loaded, _ linter: Linter, target: ArgoVersion?) -> Step {
    switch loaded {
    case .pipeline(let loaded):
      switch PipelineRecognition(loaded, target: target) {
      case .pipeline(let unit): unit.pipeline == nil ? .looked(.checked(linter.check(unit)), nil) : .recognised(unit)
      case .other(let path, let reason): .looked(.skipped(path, reason), nil)
      }
    case .schedule(let unit, let contents): .looked(.checked(linter.check(unit, contents)), nil)
    case .other(let path, let reason): .looked(.skipped(path, reason), nil)
    }
  }
}
