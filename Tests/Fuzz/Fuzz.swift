import CFuzzer
import Dispatch
import Foundation
import FuzzTargets
import Synchronization

/// Gives one target what libFuzzer makes up: `fuzz TARGET [OPTION OF LIBFUZZER …] [FOLDER …]`.
///
/// `fuzz --list` prints the names of the targets, and `fuzz --seeds FOLDER` writes their seeds, in a folder for each.
@main
struct Fuzz {
  /// The target that is given the inputs; libFuzzer calls back without a word about who asked.
  private static let chosen = Mutex<FuzzTarget?>(nil)

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "--list": for target in FuzzTarget.all { print(target.name, target.limit) }
    case "--seeds": try writeSeeds(to: URL(filePath: arguments.dropFirst().first ?? "."))
    case let name?:
      guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
        fail("there is no target \(name)")
      }
      chosen.withLock { $0 = target }
      exit(run(arguments.dropFirst()))
    case nil: fail("usage: fuzz (--list | --seeds FOLDER | TARGET [OPTION …] [FOLDER …])")
    }
  }

  private static func writeSeeds(to folder: URL) throws {
    for target in FuzzTarget.all {
      let folder = folder.appending(path: target.name)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (number, seed) in target.seeds.enumerated() where seed.count <= target.limit {
        try Data(seed).write(to: folder.appending(path: "seed-\(number)"))
      }
    }
  }

  private static func run(_ options: ArraySlice<String>) -> CInt {
    var arguments: [UnsafeMutablePointer<CChar>?] = (["fuzz"] + options).map { strdup($0) } + [nil]
    var count = CInt(arguments.count - 1)
    return arguments.withUnsafeMutableBufferPointer { buffer in
      var start = buffer.baseAddress
      return LLVMFuzzerRunDriver(&count, &start) { data, size in
        Fuzz.give(UnsafeBufferPointer(start: data, count: size))
        return 0
      }
    }
  }

  private static func give(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let target = chosen.withLock({ $0 }) else { return }
    do {
      if try target.checkAtOnce(bytes) { return }
    } catch {
      fail("\(target.name): \(error)", andAbort: true)
    }
    let input = Array(bytes)
    // libFuzzer asks without waiting, and checks wait: it counts the branches of all threads.
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      do {
        try await target.check(input)
      } catch {
        fail("\(target.name): \(error)", andAbort: true)
      }
      done.signal()
    }
    done.wait()
  }

  private static func fail(_ reason: String, andAbort: Bool = false) -> Never {
    FileHandle.standardError.write(Data("\(reason)\n".utf8))
    // libFuzzer keeps the input of a process that aborts.
    if andAbort { abort() }
    exit(2)
  }
}
