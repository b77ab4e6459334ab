/// Brings together what two lists, sorted by the same kind of key, hold under the same key.
///
/// The pairs come in the order of the keys; what only one list has stands alone in its pair.
func pairs<Old, New, Key: Comparable>(
  _ olds: [Old], _ news: [New], by oldKey: (Old) -> Key, _ newKey: (New) -> Key
) -> [(old: Old?, new: New?)] {
  var pairs: [(old: Old?, new: New?)] = []
  pairs.reserveCapacity(max(olds.count, news.count))
  var rest = news[...]
  for old in olds {
    let key = oldKey(old)
    while let new = rest.first, newKey(new) < key {
      pairs.append((nil, new))
      rest.removeFirst()
    }
    if let new = rest.first, newKey(new) == key {
      pairs.append((old, new))
      rest.removeFirst()
    } else {
      pairs.append((old, nil))
    }
  }
  return pairs + rest.map { (nil, $0) }
}
