import Glibc

/// Which of two runs of bytes comes first: negative for the left one, positive for the right one, 0 for equal ones.
func compare(_ left: Slice<UnsafeBufferPointer<UInt8>>, _ right: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
  compare(UnsafeBufferPointer(rebasing: left), UnsafeBufferPointer(rebasing: right))
}

/// Which of two runs of bytes comes first: negative for the left one, positive for the right one, 0 for equal ones.
func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
  let common = min(left.count, right.count)
  if common > 0, let left = left.baseAddress, let right = right.baseAddress {
    let order = memcmp(left, right, common)
    if order != 0 { return Int(order) }
  }
  return left.count - right.count
}

/// How many bytes two runs of a larger one, each given by its start and its length, have in common at their starts.
func commonPrefix(
  _ left: Int, _ leftLength: Int, _ right: Int, _ rightLength: Int, in bytes: UnsafeBufferPointer<UInt8>
) -> Int {
  let limit = min(leftLength, rightLength)
  // What stands behind the shorter one is read with its last bytes, where there is anything.
  let last = min(limit, bytes.count &- max(left, right) &- WordOfBytes.size &+ 1)
  var count = 0
  while count < last {
    let place = (WordOfBytes(bytes, at: left &+ count) ^ WordOfBytes(bytes, at: right &+ count)).firstNonzero
    if let place { return min(limit, count &+ place) }
    count &+= WordOfBytes.size
  }
  while count < limit && bytes[left &+ count] == bytes[right &+ count] { count &+= 1 }
  return min(limit, count)
}
