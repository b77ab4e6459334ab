import Glibc

extension [UInt8] {
  /// Writes all bytes to an open file, whether or not it takes them at once; `errno` says why it did not.
  package func write(to descriptor: CInt) -> Bool {
    withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0 && errno == EINTR { continue }
        if written < 0 { return false }
        rest = rest.dropFirst(written)
      }
      return true
    }
  }
}
