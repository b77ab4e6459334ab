/// Puts values into order.
enum ListSorting {
  /// The values in the order of their keys, which have to be of one type; equal ones stay as they are.
  ///
  /// A merge sort of our own, because that of the library asks a question that cannot fail.
  static func sorted(
    _ pairs: [(key: CELValue, value: CELValue)], _ meter: inout CELMeter
  ) throws(CELFailure) -> [CELValue] {
    var current = pairs
    var width = 1
    while width < current.count {
      var merged: [(key: CELValue, value: CELValue)] = []
      merged.reserveCapacity(current.count)
      for start in stride(from: 0, to: current.count, by: 2 * width) {
        let (middle, end) = (min(start + width, current.count), min(start + 2 * width, current.count))
        var (left, right) = (start, middle)
        while left < middle, right < end {
          try meter.charge()
          if try CELValue.order(current[right].key, current[left].key, &meter) == .smaller {
            merged.append(current[right])
            right += 1
          } else {
            merged.append(current[left])
            left += 1
          }
        }
        merged += current[left..<middle]
        merged += current[right..<end]
      }
      current = merged
      width *= 2
    }
    return current.map(\.value)
  }
}
