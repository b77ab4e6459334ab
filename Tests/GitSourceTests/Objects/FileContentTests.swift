import Diagnostics
import Foundation
import Testing

@testable import GitSource

/// How the content of a file gets into memory.
@Suite struct FileContentTests {
  @Test(arguments: [0, 1, 100_000, 2 << 20, 3_000_001])
  func aFileThatIsMappedHoldsWhatOneHoldsThatIsRead(count: Int) throws {
    let repository = try TestRepository()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    let file = repository.folder.appending(path: "file")
    try Data(bytes).write(to: file)
    let read = try FileContent(of: Path(file.path), limit: count)
    let mapped = try FileContent(of: Path(file.path), limit: count, .mapped)
    #expect(read[0..<count] == bytes)
    #expect(mapped[0..<mapped.count] == bytes)
  }

  @Test func aFileThatIsTooLargeIsNotMapped() throws {
    let repository = try TestRepository()
    let file = repository.folder.appending(path: "file")
    try Data(count: 3 << 20).write(to: file)
    #expect(throws: FileContent.Failure.self) { try FileContent(of: Path(file.path), limit: 2 << 20, .mapped) }
  }
}
