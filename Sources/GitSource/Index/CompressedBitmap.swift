/// A row of bits as git writes it: EWAH, a run of equal words and then some words as they are, and so on.
///
/// The format is described in `Documentation/technical/bitmap-format.txt` of git, under "Serialization format for an EWAH
/// bitmap".
struct CompressedBitmap {
  /// Which bits are set.
  let isSet: [Bool]

  /// Reads a bitmap over `count` things; a bit beyond them is damage.
  init(_ cursor: inout IndexCursor, count: Int) throws(IndexRefusal) {
    let damage = IndexRefusal("a bitmap in it is damaged")
    var isSet = [Bool](repeating: false, count: count)
    _ = try cursor.number(UInt32.self)
    var words = Int(try cursor.number(UInt32.self))
    var bit = 0
    while words > 0 {
      let marker = try cursor.number(UInt64.self)
      // The lowest bit is what a run is of; then come the length of the run and the number of words after it.
      let runLength = Int(marker >> 1 & 0xFFFF_FFFF) * 64
      let literals = Int(marker >> 33)
      words -= 1 + literals
      guard words >= 0 else { throw damage }
      if marker & 1 == 1 {
        guard runLength <= count - bit else { throw damage }
        for place in bit..<(bit + runLength) { isSet[place] = true }
      }
      // Where no bit may be set any more, it does not matter how far beyond that is: a file can say more than a number holds.
      bit += min(runLength, count - bit)
      for _ in 0..<literals {
        var word = try cursor.number(UInt64.self)
        while word != 0 {
          let place = bit + word.trailingZeroBitCount
          guard place < count else { throw damage }
          isSet[place] = true
          word &= word - 1
        }
        bit += min(64, count - bit)
      }
    }
    // The place of the last marker, which only a writer needs.
    _ = try cursor.number(UInt32.self)
    self.isSet = isSet
  }
}
