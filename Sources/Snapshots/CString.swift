extension [UInt8] {
  /// The bytes as a C string.
  package var terminated: [CChar] { map(CChar.init(bitPattern:)) + [0] }

  /// Lends out the bytes as a C string that nobody keeps, for which mostly no memory is taken from the heap.
  func withTerminated<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(byteCount: count + 1, alignment: 1) { text in
      text.copyBytes(from: self)
      text[count] = 0
      return text.withMemoryRebound(to: CChar.self) { text in
        guard let start = text.baseAddress else { preconditionFailure("there is a zero at least") }
        return body(start)
      }
    }
  }
}
