import Diagnostics

/// Looks whether the paths of an index are in order, and are such as git records: others could lead out of a folder.
struct IndexPaths {
  private let bytes: UnsafeBufferPointer<UInt8>

  /// Prepares a look at lines that are places in `bytes`.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// One line for each path that a commit would record, of lines of which a path may have several.
  func checked(_ lines: [IndexFile.Line]) throws(IndexRefusal) -> [IndexFile.Line] {
    guard var last = lines.first else { return lines }
    try checkNames(of: last, from: 0)
    var repeated = Set<Int>()
    var isIntended = last.isIntentToAdd
    for position in 1..<lines.count {
      let line = lines[position]
      if try !isNew(line, after: last) { repeated.insert(position) }
      if line.isIntentToAdd { isIntended = true }
      last = line
    }
    // Mostly every line is a path of its own, and then nothing is copied.
    if repeated.isEmpty && !isIntended { return lines }
    return lines.indices.filter { !repeated.contains($0) && !lines[$0].isIntentToAdd }.map { lines[$0] }
  }

  /// Looks at a part of lines each of which has a path of its own, and at whether it follows the line before it.
  func check(_ lines: [IndexFile.Line], in range: Range<Int>) throws(IndexRefusal) {
    guard let first = range.first else { return }
    // What it has in common with the path before it may not have been looked at.
    try checkNames(of: lines[first], from: 0)
    for position in range where position > 0 {
      if try !isNew(lines[position], after: lines[position - 1]) { throw IndexRefusal("it holds a path twice") }
    }
  }

  /// Whether a line is the first one of its path.
  private func isNew(_ line: IndexFile.Line, after last: IndexFile.Line) throws(IndexRefusal) -> Bool {
    let (start, length, before, lengthBefore) = (line.start, line.length, last.start, last.length)
    let common = commonPrefix(start, length, before, lengthBefore, in: bytes)
    if common == lengthBefore {
      if common == length {
        guard last.stage > 0, last.stage < line.stage else { throw IndexRefusal("it holds a path twice") }
        return false
      }
    } else if common == length || bytes[before &+ common] > bytes[start &+ common] {
      throw IndexRefusal("its paths are not in order")
    }
    if line.isFolder || !isPlain(start, length, from: common) {
      // What it has in common with the path before it was looked at there.
      var name = common
      while name > 0 && bytes[start + name - 1] != UInt8(ascii: "/") { name -= 1 }
      try checkNames(of: line, from: name)
    }
    return true
  }

  /// Whether the names of a path are clearly safe, when those before a place are known to be.
  ///
  /// A name is safe that begins with another byte than a dot, or has more than four bytes. So what begins more than four bytes
  /// before the place is safe, and of the rest it is enough to see that no slash has a dot or a slash after it.
  private func isPlain(_ start: Int, _ length: Int, from common: Int) -> Bool {
    let end = start &+ length
    guard length >= WordOfBytes.size, end < bytes.count, bytes[end &- 1] != UInt8(ascii: "/") else { return false }
    var first = start
    if common > 4 {
      first = start &+ common &- 5
    } else if bytes[start] == UInt8(ascii: ".") || bytes[start] == UInt8(ascii: "/") {
      return false
    }
    // From the end, so that nothing behind the path is looked at: what stands before `first` is known to be safe.
    var place = end &- WordOfBytes.size
    while true {
      if WordOfBytes(bytes, at: place).isNotable(WordOfBytes(bytes, at: place &+ 1)) { return false }
      if place <= first { return true }
      place = max(start, place &- WordOfBytes.size)
    }
  }

  /// Throws if the names of a path, from one of them on, are none that git would record.
  private func checkNames(of line: IndexFile.Line, from start: Int) throws(IndexRefusal) {
    let path = UnsafeBufferPointer(rebasing: bytes[line.path])
    if !isSafe(UnsafeBufferPointer(rebasing: path[start...]), isFolder: line.isFolder) {
      throw IndexRefusal("it holds the path \"\(VisibleText.exact(path))\", which git does not allow")
    }
  }

  /// Whether the names of a path are such as git records; a sparse folder ends in a slash.
  private func isSafe(_ path: UnsafeBufferPointer<UInt8>, isFolder: Bool) -> Bool {
    let slash = UInt8(ascii: "/")
    let end = isFolder ? path.count - 1 : path.count
    guard end > 0, !isFolder || path[end] == slash else { return false }
    // What a path has not in common with the one before is mostly a short name, for which calls of the C library are too
    // much.
    var start = 0
    for place in 0..<end {
      if path[place] == 0 { return false }
      guard path[place] == slash else { continue }
      guard Tree.isSafe(UnsafeBufferPointer(rebasing: path[start..<place])) else { return false }
      start = place + 1
    }
    return Tree.isSafe(UnsafeBufferPointer(rebasing: path[start..<end]))
  }
}
