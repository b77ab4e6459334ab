/// Standard input as a list that another program writes, rather than as a file to be looked at.
public enum StandardInput {
  /// Everything that comes, which must not be more than `limit` bytes.
  public static func read(upTo limit: Int) throws(SnapshotError) -> [UInt8] {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try FileDescriptor.read(0, upTo: limit, expecting: 65_535)
    } catch {
      throw SnapshotError("standard input \(error.sentence)")
    }
    guard bytes.count <= limit else { throw SnapshotError("standard input is longer than \(limit) bytes") }
    return bytes
  }
}
