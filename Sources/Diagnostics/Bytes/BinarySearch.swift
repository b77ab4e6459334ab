extension RandomAccessCollection {
  /// The position of the first element that belongs to the second part: the end if there is none.
  ///
  /// The elements must be parted: after one that belongs to the second part, all others do too. It takes as many looks
  /// as the count has binary digits.
  @inlinable
  public func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Index {
    var (start, length) = (startIndex, count)
    while length > 0 {
      let half = length / 2
      let middle = index(start, offsetBy: half)
      if isInSecondPart(self[middle]) {
        length = half
      } else {
        start = index(after: middle)
        length -= half + 1
      }
    }
    return start
  }
}
