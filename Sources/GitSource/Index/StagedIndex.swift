import Diagnostics
import Snapshots

/// What a commit would record, or what keeps git from committing: the paths of an index in byte order, each once.
///
/// A path that was only added by `git add --intent-to-add` is not among them. Nothing of a path is copied before somebody
/// asks for it.
struct StagedIndex {
  /// What the index has for a path.
  enum State: Equatable {
    case merged(FileMode, ObjectID)
    /// Stages 1 to 3 of a path, in whatever number.
    case unmerged
    /// A whole folder of a sparse index, as the tree that it is in the commit.
    case folder(ObjectID)
  }

  private let bytes: FileContent
  private let lines: [IndexFile.Line]
  private let cacheTreePlace: Range<Int>?
  private let idLength: Int
  /// `nil` if all paths were looked at.
  private let asked: AskedPaths?

  /// An index without anything in it.
  init() {
    (bytes, lines, cacheTreePlace, idLength) = (FileContent(nil, and: []), [], nil, ObjectID.sha1Length)
    asked = nil
  }

  /// What git lists of an index.
  init(_ listing: IndexListing) {
    var bytes: [UInt8] = []
    lines = listing.items.map { item in
      let start = bytes.count
      bytes += item.path.bytes + item.id.bytes
      return IndexFile.Line(
        path: start..<(start + item.path.bytes.count), id: start + item.path.bytes.count, mode: item.mode,
        stage: item.isUnmerged ? 1 : 0, isIntentToAdd: false)
    }
    self.bytes = FileContent(nil, and: bytes)
    cacheTreePlace = nil
    asked = nil
    idLength = listing.items.first?.id.bytes.count ?? ObjectID.sha1Length
  }

  /// Reads an index; `sharedFile` gives the content of the file that a split one shares.
  ///
  /// With the path of the file, and in the usual case, a path is looked at when it is asked for.
  init(
    _ file: FileContent, lookingOnlyAtWhatIsAskedOf askedFile: Path? = nil,
    sharedFile: (_ id: ObjectID) throws(IndexRefusal) -> FileContent
  ) throws(IndexRefusal) {
    idLength = ObjectID.sha1Length
    let index = try IndexFile(file)
    guard let link = index.link, case let split = try SplitIndex(link, of: index), let id = split.sharedID else {
      (bytes, cacheTreePlace) = (index.bytes, index.cacheTree)
      if let askedFile, index.areOrdinary {
        (lines, asked) = (index.lines, AskedPaths(of: askedFile, count: index.lines.count))
        return
      }
      asked = nil
      lines = try bytes.withBytes { (bytes) throws(IndexRefusal) in try IndexPaths(bytes).checked(index.lines) }
      return
    }
    asked = nil
    let shared = try IndexFile(try sharedFile(id))
    guard shared.checksum == id, shared.link == nil else {
      throw IndexRefusal("the shared index sharedindex.\(id.hexadecimal) is damaged")
    }
    let (bytes, merged) = try split.merged(index, onto: shared)
    self.bytes = bytes
    // The trees of the shared file are older than what is different from it.
    cacheTreePlace = index.cacheTree.map { $0.lowerBound + shared.bytes.count..<$0.upperBound + shared.bytes.count }
    lines = try bytes.withBytes { (bytes) throws(IndexRefusal) in try IndexPaths(bytes).checked(merged) }
  }

  /// How many paths there are.
  var count: Int { lines.count }

  /// Lends out the bytes that paths and ids are places in.
  func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withBytes(body)
  }

  /// Where the path at a position stands in the bytes; that of a sparse folder ends in a slash.
  func place(_ position: Int) -> Range<Int> { lines[position].path }

  /// Where its object id stands in the bytes.
  func idPlace(_ position: Int) -> Int { Int(lines[position].id) }

  /// Its mode, and that of an unmerged path is nobody's.
  func mode(_ position: Int) -> FileMode? {
    lines[position].stage == 0 ? FileMode(UInt32(lines[position].mode)) : nil
  }

  /// The path at a position.
  ///
  /// Throws if it is found only now that it is none that git would record.
  func path(_ position: Int) throws(SnapshotError) -> Path {
    try look(at: position)
    return Path(bytes[lines[position].path])
  }

  /// Throws if the path at a position is not in order, or is none that git would record.
  func look(at position: Int) throws(SnapshotError) {
    try asked?.look(at: position, of: lines, in: bytes)
  }

  /// What is at a position.
  func state(_ position: Int) -> State {
    guard let mode = mode(position) else { return .unmerged }
    let id = ObjectID(bytes[idPlace(position)..<(idPlace(position) + idLength)])
    return mode == .folder ? .folder(id) : .merged(mode, id)
  }

  /// The position of a path; `nil` if it is not there.
  func position(of path: Path) -> Int? {
    let position = start(of: path.bytes)
    return position < count && bytes[place(position)].elementsEqual(path.bytes) ? position : nil
  }

  /// Whether a path is the one at a position.
  func isPath(_ path: Path, at position: Int) -> Bool {
    position < count && holds(path.bytes, at: place(position))
  }

  /// Whether the path at a position lies below a folder.
  func isBelow(_ folder: Path, at position: Int) -> Bool {
    guard position < count, case let place = place(position), place.count > folder.bytes.count else { return false }
    if folder.isTop { return true }
    let end = place.lowerBound + folder.bytes.count
    return bytes.withBytes { $0[end] } == UInt8(ascii: "/") && holds(folder.bytes, at: place.lowerBound..<end)
  }

  private func holds(_ text: [UInt8], at place: Range<Int>) -> Bool {
    text.count == place.count
      && text.withUnsafeBufferPointer { text in
        bytes.withBytes { compare(UnsafeBufferPointer(rebasing: $0[place]), text) == 0 }
      }
  }

  /// The positions of everything below a folder: it starts with the folder's path and a slash, and so stands together.
  func positions(below folder: Path) -> Range<Int> {
    if folder.isTop { return 0..<count }
    let slash = UInt8(ascii: "/")
    return start(of: folder.bytes + [slash])..<start(of: folder.bytes + [slash + 1])
  }

  /// The positions of what is directly in a folder.
  ///
  /// What is below a folder in it is stepped over at once: at the top of a repository that is nearly everything.
  func positions(directlyIn folder: Path) -> [Int] {
    let below = positions(below: folder)
    let nameStart = folder.isTop ? 0 : folder.bytes.count + 1
    let slash = UInt8(ascii: "/")
    var found: [Int] = []
    var position = below.lowerBound
    while position < below.upperBound {
      let path = place(position)
      let inner = bytes.withBytes { bytes in
        bytes[path].dropFirst(nameStart).firstIndex(of: slash).map { Array(bytes[path.lowerBound..<$0]) }
      }
      if let inner {
        position = start(of: inner + [slash + 1])
      } else {
        found.append(position)
        position += 1
      }
    }
    return found
  }

  /// The folder of a sparse index that a path lies in.
  func sparseFolder(above path: Path) -> (path: Path, tree: ObjectID)? {
    // Nothing can stand between `folder/` and what is in it.
    let position = start(of: path.bytes) - 1
    guard position >= 0, case .folder(let tree) = state(position), path.bytes.starts(with: bytes[place(position)])
    else { return nil }
    return (Path(bytes[place(position).dropLast()]), tree)
  }

  /// The trees that git last wrote of the index, as far as they still hold; `nil` if it did not, or wrote nonsense.
  func cacheTree() -> CacheTree? {
    cacheTreePlace.flatMap { CacheTree(bytes, $0) }
  }

  /// The position of the first path that is not before the given one.
  private func start(of path: [UInt8]) -> Int {
    path.withUnsafeBufferPointer { path in
      bytes.withBytes { bytes in
        lines.partitioningIndex { compare(UnsafeBufferPointer(rebasing: bytes[$0.path]), path) >= 0 }
      }
    }
  }
}
