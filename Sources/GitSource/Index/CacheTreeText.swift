import Snapshots

/// Reads what the extension `TREE` says of one folder after another: a name, two numbers and an id, by "Cache tree" in
/// `Documentation/gitformat-index.txt` of git.
///
/// There are as many as folders in a repository. So it says nothing of why a part is not what it should be: nobody wants to know.
struct CacheTreeText {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place: Int
  private let end: Int

  /// What it says of one folder.
  struct Folder {
    /// Its name, as a place in the bytes; that of the top is empty.
    let name: Range<Int>
    /// How many paths of the index it covers; negative if something was staged in it.
    let count: Int
    /// How many folders are directly in it, which come next.
    let folders: Int
    /// Where the id of the tree stands, if nothing was staged in it.
    let id: Int
  }

  /// Reads `bytes` in a range, which the caller has made sure lies inside.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    (self.bytes, place, end) = (bytes, range.lowerBound, range.upperBound)
  }

  /// Whether everything was read.
  var isAtEnd: Bool { place == end }

  /// The next folder.
  mutating func folder() -> Folder? {
    guard let name = name(), let (count, folders) = numbers(), let id = count >= 0 ? id() : 0, folders >= 0
    else { return nil }
    return Folder(name: name, count: count, folders: folders, id: id)
  }

  /// The places of the folders that are directly in a folder, which was read just now, and goes on behind all of them.
  mutating func folders(directlyIn folder: Folder) -> [Int]? {
    var places: [Int] = []
    for _ in 0..<folder.folders {
      places.append(place)
      var left = 1
      while left > 0 {
        guard let next = self.folder(), !next.name.isEmpty else { return nil }
        left += next.folders - 1
      }
    }
    return places
  }

  /// A name, which a zero ends.
  mutating func name() -> Range<Int>? {
    let start = place
    // Names are short: a call to look for the end would cost the most.
    while place + WordOfBytes.size <= end {
      if let zero = WordOfBytes(bytes, at: place).firstZero {
        place += zero + 1
        return start..<place - 1
      }
      place += WordOfBytes.size
    }
    while place < end && bytes[place] != 0 { place += 1 }
    guard place < end else { return nil }
    place += 1
    return start..<place - 1
  }

  /// How many paths and folders there are.
  private mutating func numbers() -> (paths: Int, folders: Int)? {
    // Mostly both are of one digit.
    if place + 4 <= end {
      let text = UInt32(
        littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt32.self))
      let (paths, folders) = (Int(text & 0xFF) - 0x30, Int(text >> 16 & 0xFF) - 0x30)
      if text & 0xFF00_FF00 == 0x0A00_2000, 0...9 ~= paths, 0...9 ~= folders {
        place += 4
        return (paths, folders)
      }
    }
    guard let paths = number(upTo: UInt8(ascii: " ")), let folders = number(upTo: UInt8(ascii: "\n")) else {
      return nil
    }
    return (paths, folders)
  }

  /// A decimal number of at most nine digits, which may be negative, up to `terminator`.
  private mutating func number(upTo terminator: UInt8) -> Int? {
    let isNegative = place < end && bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let first = place
    var value = 0
    while place < end, bytes[place] != terminator {
      let digit = bytes[place] &- UInt8(ascii: "0")
      guard digit < 10, place - first < 9 else { return nil }
      value = value &* 10 &+ Int(digit)
      place += 1
    }
    guard place < end, place > first else { return nil }
    place += 1
    return isNegative ? -value : value
  }

  /// The place of an id.
  private mutating func id() -> Int? {
    guard end - place >= ObjectID.sha1Length else { return nil }
    defer { place += ObjectID.sha1Length }
    return place
  }
}
