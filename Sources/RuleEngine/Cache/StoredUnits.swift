import Diagnostics
import Pipelines

/// The units of a cache file, by their keys.
///
/// The file starts with a line that says what it is and what it is for. Records of one size follow, in the order of their keys,
/// then texts that they name by their numbers, each once; a checksum of all that ends it. A file of which anything is wrong is no
/// file: it is never repaired.
struct StoredUnits {
  private static let magic = Array("kfplint cache 2\n".utf8)
  private static let keyLength = StoredUnit.digestLength
  /// Day, outcome, size, and the numbers of the text, the questions and the findings.
  private static let numbersLength = 6 * 4
  /// Key, numbers, and what stands for the answers.
  private static let recordLength = keyLength + numbersLength + StoredUnit.digestLength
  /// No file of more bytes is read.
  static let mostBytes = 64 << 20

  private let bytes: [UInt8]
  /// How many records there are.
  let count: Int
  private let recordsStart: Int
  /// Where each text is.
  private let texts: [Range<Int>]

  /// No units.
  init() {
    (bytes, count, recordsStart, texts) = ([], 0, 0, [])
  }

  /// Takes a file apart that is for a purpose, which `identity` stands for, or for any; `nil` for every other one, and for a
  /// damaged one.
  init?(_ bytes: [UInt8], for identity: [UInt8]?) {
    let end = bytes.count - Checksum.length
    guard end > 0, bytes.count <= Self.mostBytes, bytes.starts(with: Self.magic),
      bytes.withUnsafeBytes({ Checksum.of(UnsafeRawBufferPointer(rebasing: $0[..<end])) }).elementsEqual(bytes[end...])
    else { return nil }
    var reader = ByteReader(bytes[Self.magic.count..<end])
    guard let purpose = reader.text(), identity.map(purpose.elementsEqual) ?? true, let count = reader.number(),
      let records = reader.raw(count * Self.recordLength), let textCount = reader.number(), textCount <= reader.rest
    else { return nil }
    var texts: [Range<Int>] = []
    texts.reserveCapacity(textCount)
    for _ in 0..<textCount {
      guard let text = reader.text() else { return nil }
      texts.append(text.indices)
    }
    guard reader.isAtEnd else { return nil }
    (self.bytes, self.count, self.texts) = (bytes, count, texts)
    recordsStart = records.startIndex
  }

  /// Whether these are the bytes of the file.
  func isFile(_ bytes: [UInt8]) -> Bool { self.bytes.isSame(as: bytes) }

  /// The position of a key; `nil` if it is not there.
  func position(of key: [UInt8]) -> Int? {
    let position = (0..<count).partitioningIndex { !bytes.precedes(key[...], in: place($0)) }
    return position < count && bytes.holds(key[...], in: place(position)) ? position : nil
  }

  func key(_ position: Int) -> ArraySlice<UInt8> { bytes[place(position)] }

  private func place(_ position: Int) -> Range<Int> {
    let start = recordsStart + position * Self.recordLength
    return start..<(start + Self.keyLength)
  }

  /// The day on which a record was last used, counted from 1970.
  func day(_ position: Int) -> UInt32 { number(0, of: position) }

  /// What came of the look that a record is about; `nil` if it makes no sense.
  func outcome(_ position: Int) -> StoredUnit.Outcome? {
    UInt8(exactly: number(1, of: position)).flatMap(StoredUnit.Outcome.init)
  }

  /// How many bytes were read for a record.
  func size(_ position: Int) -> UInt32 { number(2, of: position) }

  /// The number of the text of a record: equal texts have equal ones.
  func textNumber(_ position: Int) -> Int { Int(number(3, of: position)) }

  /// The text of a record; `nil` if there is no such text.
  func text(_ position: Int) -> ArraySlice<UInt8>? {
    let number = textNumber(position)
    return number < texts.count ? bytes[texts[number]] : nil
  }

  /// What was asked for a record, or nothing; `nil` if it makes no sense.
  func questions(_ position: Int) -> LookupQuestions?? {
    guard let text = optionalText(4, of: position) else { return nil }
    guard let text else { return .some(nil) }
    return StoredUnit.questions(in: text).map { .some($0) }
  }

  /// What was found, or nothing; `nil` if it makes no sense.
  func findings(_ position: Int) -> ArraySlice<UInt8>?? { optionalText(5, of: position) }

  /// Whether a record has these answers.
  func hasAnswers(_ answers: [UInt8], _ position: Int) -> Bool { bytes.holds(answers[...], in: answersPlace(position)) }

  private func answersPlace(_ position: Int) -> Range<Int> {
    let start = place(position).upperBound + Self.numbersLength
    return start..<(start + StoredUnit.digestLength)
  }

  /// A record; `nil` if it makes no sense.
  func unit(_ position: Int) -> StoredUnit? {
    var known: [Int: [UInt8]] = [:]
    return unit(position, knowing: &known)
  }

  private func unit(_ position: Int, knowing known: inout [Int: [UInt8]]) -> StoredUnit? {
    guard let outcome = outcome(position), let text = text(position), let questions = questions(position),
      let findings = findings(position)
    else { return nil }
    let number = textNumber(position)
    let copy = known[number] ?? Array(text)
    known[number] = copy
    return StoredUnit(
      outcome: outcome, text: copy, findings: findings.map { Array($0) }, size: size(position), questions: questions,
      answers: Array(bytes[answersPlace(position)]))
  }

  /// The text whose number, counted from one, is in a field, or none for zero; `nil` if there is no such text.
  private func optionalText(_ field: Int, of position: Int) -> ArraySlice<UInt8>?? {
    let number = Int(number(field, of: position))
    if number == 0 { return .some(nil) }
    return number <= texts.count ? .some(bytes[texts[number - 1]]) : nil
  }

  private func number(_ field: Int, of position: Int) -> UInt32 {
    let start = place(position).upperBound + field * 4
    return bytes.withUnsafeBytes {
      UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt32.self))
    }
  }
}

extension StoredUnits {
  /// A unit with its key, and the day on which it was last used.
  struct Record {
    let key: [UInt8]
    let day: UInt32
    let unit: StoredUnit
  }

  /// All records; what makes no sense is left out.
  var records: [Record] {
    // Nearly all have the same text, which is in memory once then.
    var known: [Int: [UInt8]] = [:]
    return (0..<count).compactMap { position in
      guard let unit = unit(position, knowing: &known) else { return nil }
      return Record(key: Array(key(position)), day: day(position), unit: unit)
    }
  }

  /// The bytes of a file for a purpose with some records, of each key one; the least recently used ones are left out where
  /// there are more than fit into `limit` bytes.
  static func bytes(of records: [Record], for identity: [UInt8], limit: Int = mostBytes) -> [UInt8] {
    // As names, since those are hashed all at once.
    var numbers: [ByteString: UInt32] = [:]
    var texts: [[UInt8]] = []
    var size = magic.count + 4 + identity.count + 4 + 4 + Checksum.length
    func number(of text: [UInt8]) -> UInt32 {
      let name = ByteString(text)
      if let known = numbers[name] { return known }
      let number = UInt32(texts.count)
      numbers[name] = number
      texts.append(text)
      size += 4 + text.count
      return number
    }
    var lines: [(key: [UInt8], bytes: [UInt8])] = []
    // Of one day the order does not matter, as long as it is always the same.
    let newestFirst = records.sorted { ($1.day, $0.key) < ($0.day, $1.key) }
    for record in newestFirst {
      let unit = record.unit
      let questions = unit.questions.map { StoredUnit.bytes(of: $0) }
      let most =
        recordLength + 12 + unit.text.count + (questions?.count ?? 0) + (unit.findings?.count ?? 0)
      if size + most > limit { break }
      size += recordLength
      var line = ByteWriter()
      line.raw(record.key)
      line.number(record.day)
      line.number(UInt32(unit.outcome.rawValue))
      line.number(unit.size)
      line.number(number(of: unit.text))
      line.number(questions.map { number(of: $0) + 1 } ?? 0)
      line.number(unit.findings.map { number(of: $0) + 1 } ?? 0)
      line.raw(unit.answers)
      lines.append((record.key, line.bytes))
    }
    var file = ByteWriter()
    file.raw(magic)
    file.text(identity)
    file.number(UInt32(lines.count))
    for line in lines.sorted(by: { $0.key.precedes($1.key) }) { file.raw(line.bytes) }
    file.number(UInt32(texts.count))
    for text in texts { file.text(text) }
    file.raw(file.bytes.withUnsafeBytes { Checksum.of($0) })
    return file.bytes
  }
}

/// Keys in byte order.
private func < (left: (UInt32, [UInt8]), right: (UInt32, [UInt8])) -> Bool {
  left.0 != right.0 ? left.0 < right.0 : left.1.precedes(right.1)
}
