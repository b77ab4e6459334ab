import Diagnostics

/// The files of a report, with the lines that it shows of them.
struct SparseFiles {
  /// What no file has that kfplint reads: such a size is a mistake or an attack.
  private static let largest = 1 << 30

  let list: [SourceFile]

  init(_ files: JSONMember, _ paths: ShardPaths) throws(ReportProblem) {
    var list: [SourceFile] = []
    for member in try files.items {
      let size = try member["size"]
      guard try size.number <= Self.largest else { throw size.problem("no file that kfplint reads is so large") }
      var file = SparseFile(size: try size.number, hasByteOrderMark: try member["byteOrderMark"].truth)
      for line in try member["lines"].items {
        let cells = try line.items
        guard cells.count == 3 else { throw line.problem("a line has to be a number, an offset and a text") }
        guard file.add(line: try cells[0].number, at: try cells[1].number, try Self.bytes(cells[2])) else {
          throw line.problem("the line has no room after the one before it")
        }
      }
      guard let content = file.content else { throw size.problem("the lines are longer than the file") }
      list.append(SourceFile(path: try paths.path(member["path"]), origin: try Self.origin(member), bytes: content))
    }
    self.list = list
  }

  private static func bytes(_ member: JSONMember) throws(ReportProblem) -> [UInt8] {
    if let text = try? member.text { return Array(text.utf8) }
    return try member["hex"].hexadecimal
  }

  private static func origin(_ member: JSONMember) throws(ReportProblem) -> SourceFile.Origin {
    switch try member["origin"].text {
    case "worktree": return .workTree
    case "index": return .staged
    case "stdin": return .standardInput
    case "commit": return .commit(try member["commit"].text)
    default: throw try member["origin"].problem("`origin` has to be one of worktree, index, commit, stdin")
    }
  }
}

/// Reads the findings of a report.
struct ShardFindings {
  private let paths: ShardPaths
  private let files: [SourceFile]

  init(_ paths: ShardPaths, _ files: SparseFiles) {
    self.paths = paths
    self.files = files.list
  }

  /// The findings; `places` says for each the kind of its unit and the files of its places.
  func read(_ list: JSONMember, places: JSONMember) throws(ReportProblem) -> [Finding] {
    let (members, rows) = (try list.items, try places.items)
    guard members.count == rows.count else {
      throw places.problem("`places` has \(rows.count) items for \(members.count) findings")
    }
    var findings: [Finding] = []
    findings.reserveCapacity(members.count)
    for (member, row) in zip(members, rows) { findings.append(try finding(member, row)) }
    return findings
  }

  private func finding(_ member: JSONMember, _ row: JSONMember) throws(ReportProblem) -> Finding {
    let (others, cells) = (try member["related"].items, try row.items)
    guard cells.count >= others.count + 2 else { throw row.problem("a finding has a unit, a place, and other places") }
    let fix = try member.optional("fix").map { member throws(ReportProblem) in
      try self.fix(member, cells.dropFirst(others.count + 2), row)
    }
    guard fix != nil || cells.count == others.count + 2 else {
      throw row.problem("there are more places than the finding has")
    }
    var related: [Finding.Related] = []
    for (other, cell) in zip(others, cells[2...]) {
      related.append(.init(try other["message"].text, at: try location(other["location"], cell)))
    }
    var notes: [String] = []
    for note in try member["notes"].items { notes.append(try note.text) }
    return Finding(
      rule: try member["rule"].text, severity: try member["severity"].word(),
      confidence: try member["confidence"].word(),
      unit: UnitID(path: try paths.path(member["unit"]), kind: try cells[0].word()),
      message: try member["message"].text, label: try member["label"].optionalText,
      location: try location(member["location"], cells[1]), notes: notes, help: try member["help"].optionalText,
      related: related, fix: fix, suppression: try suppression(member["suppressed"]),
      fingerprint: try member["fingerprint"].text)
  }

  /// A fix; `files` are the numbers of those of which it replaces a part, in the order of its edits.
  private func fix(
    _ member: JSONMember, _ files: ArraySlice<JSONMember>, _ row: JSONMember
  ) throws(ReportProblem) -> Fix {
    var files = files
    var edits: [Fix.Edit] = []
    for edit in try member["edits"].items {
      if try edit.optional("start") != nil {
        guard let number = files.popFirst() else { throw row.problem("a place of the fix is missing") }
        let (file, span) = try place(edit, number)
        edits.append(.replace(file, span, with: Array(try edit["text"].text.utf8)))
      } else {
        let (path, newPath) = (try paths.path(edit["path"]), try edit["newPath"])
        edits.append(newPath.isNull ? .delete(path) : .rename(path, to: try paths.path(newPath)))
      }
    }
    guard files.isEmpty else { throw row.problem("there are more places than the finding has") }
    return Fix(try member["safety"].word(), try member["summary"].text, edits)
  }

  private func location(_ member: JSONMember, _ number: JSONMember) throws(ReportProblem) -> Location {
    guard !number.isNull else { return Location(path: try paths.path(member["path"])) }
    let (file, span) = try place(member, number)
    return Location(file, span, pointer: try member["yamlPath"].optionalText)
  }

  private func place(
    _ member: JSONMember, _ number: JSONMember
  ) throws(ReportProblem) -> (file: SourceFile, span: SourceSpan) {
    let file = try number.element(of: files)
    let (start, end) = (try member["start"]["offset"].number, try member["end"]["offset"].number)
    guard start <= end, end <= file.bytes.count else { throw member.problem("the place is not in the file") }
    return (file, SourceSpan(start, end))
  }

  private func suppression(_ member: JSONMember) throws(ReportProblem) -> Finding.Suppression? {
    if member.isNull { return nil }
    return .init(
      by: try member["by"].word(), reason: try member["reason"].optionalText, until: try member["until"].optionalText)
  }
}
