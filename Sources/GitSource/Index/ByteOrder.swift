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

/// How many bytes two runs of bytes have in common at their starts.
func commonPrefix(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
  let limit = min(left.count, right.count)
  let (leftWords, rightWords) = (UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
  var count = 0
  while count + 8 <= limit {
    let difference =
      UInt64(littleEndian: leftWords.loadUnaligned(fromByteOffset: count, as: UInt64.self))
      ^ UInt64(littleEndian: rightWords.loadUnaligned(fromByteOffset: count, as: UInt64.self))
    if difference != 0 { return count + difference.trailingZeroBitCount / 8 }
    count += 8
  }
  while count < limit && left[count] == right[count] { count += 1 }
  return count
}
