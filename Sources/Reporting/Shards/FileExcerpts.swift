import Diagnostics

/// The lines of files that reports show, with what is needed to find the same places in a file that holds no others.
struct FileExcerpts {
  private var numbers: [ObjectIdentifier: Int] = [:]
  private var files: [(file: SourceFile, lines: Set<Int>)] = []

  /// Keeps the lines of a finding's places and of what its fix replaces; the kind of its unit, and the number of the file of each.
  mutating func add(_ finding: Finding, _ lines: inout LineTables) -> JSONValue {
    var numbers: [JSONValue] = [.string(finding.unit.kind.rawValue)]
    for location in [finding.location] + finding.related.map(\.location) {
      numbers.append(location.place.map { .integer(add($0.file, $0.span, &lines)) } ?? .null)
    }
    for case .replace(let file, let span, _) in finding.fix?.edits ?? [] {
      numbers.append(.integer(add(file, span, &lines)))
    }
    return .array(numbers)
  }

  private mutating func add(_ file: SourceFile, _ span: SourceSpan, _ lines: inout LineTables) -> Int {
    let table = lines[file]
    let range = span.range
    let ends = [range.lowerBound, range.upperBound, max(range.lowerBound, range.upperBound - 1)]
    let number = numbers[ObjectIdentifier(file)] ?? files.count
    if number == files.count {
      numbers[ObjectIdentifier(file)] = number
      files.append((file, []))
    }
    files[number].lines.formUnion(ends.map { table.position(of: $0).line })
    return number
  }

  /// The excerpt of each file.
  func values(_ lines: inout LineTables) -> [JSONValue] {
    var values: [JSONValue] = []
    for (file, marked) in files {
      let table = lines[file]
      // A single line between two that are marked is shown, too.
      let shown = marked.union(marked.map { $0 + 1 }.filter { marked.contains($0 + 1) })
      let excerpt = shown.sorted().map { number in
        let line = table.line(number)
        let end = line.endIndex < file.bytes.count && file.bytes[line.endIndex] == UInt8(ascii: "\r") ? 1 : 0
        let bytes = file.bytes[line.startIndex..<line.endIndex + end]
        return JSONValue.array([.integer(number), .integer(bytes.startIndex), Self.value(of: bytes)])
      }
      values.append([
        "path": JSONValue(file.path), "origin": .string(Self.word(for: file.origin)),
        "commit": JSONValue(Self.commit(of: file.origin)), "size": .integer(file.bytes.count),
        "byteOrderMark": .boolean(file.hasByteOrderMark), "lines": .array(excerpt),
      ])
    }
    return values
  }

  /// A line as text, or as digits where JSON would have another one: bytes that are no text, or what looks like a secret and was
  /// left for the reports to show.
  private static func value(of line: ArraySlice<UInt8>) -> JSONValue {
    guard let text = String(validating: line, as: UTF8.self), SecretSearch.hidden(in: text) == text else {
      return ["hex": .string(line.hexadecimal)]
    }
    return .string(text)
  }

  private static func word(for origin: SourceFile.Origin) -> String {
    switch origin {
    case .workTree: "worktree"
    case .staged: "index"
    case .commit: "commit"
    case .standardInput: "stdin"
    }
  }

  private static func commit(of origin: SourceFile.Origin) -> String? {
    if case .commit(let id) = origin { id } else { nil }
  }
}

/// A file of which only some lines are known: everything else in it is blank, and every place is where it was.
struct SparseFile {
  private var bytes: [UInt8]
  private let size: Int
  private var line = 1

  /// A file of so many bytes, without any line yet.
  init(size: Int, hasByteOrderMark: Bool) {
    self.size = size
    bytes = hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    bytes.reserveCapacity(min(size, 1 << 26))
  }

  /// Adds a line, without its line feed; whether there is room for it after the ones before.
  mutating func add(line number: Int, at offset: Int, _ content: [UInt8]) -> Bool {
    let breaks = number - line
    let gap = offset - bytes.count
    guard breaks >= 0, gap >= breaks, gap == 0 || breaks > 0, content.count <= size - offset else { return false }
    if breaks > 0 {
      bytes += [UInt8](repeating: UInt8(ascii: "\n"), count: breaks - 1)
      bytes += [UInt8](repeating: UInt8(ascii: " "), count: gap - breaks)
      bytes.append(UInt8(ascii: "\n"))
    }
    bytes += content
    line = number
    return true
  }

  /// The content; `nil` if it does not have the size.
  var content: [UInt8]? {
    let rest = size - bytes.count
    guard rest >= 0 else { return nil }
    return bytes + [UInt8](repeating: UInt8(ascii: "\n"), count: min(rest, 1))
      + [UInt8](repeating: UInt8(ascii: " "), count: max(0, rest - 1))
  }
}
