import Diagnostics

/// Writes everything for programs: version 1 of the JSON report, to which fields are only ever added.
///
/// Lines and columns count from one, columns in Unicode scalars, offsets in bytes from zero; ends are exclusive. A
/// member that is always there is `null` when it has no value. A location without a place has only `path`; `refs` is there
/// for a push, and in a finding only if the push changes several; `fix` only where there is one. `shard` is there for one part
/// of the units.
struct JSONReporter: Reporter {
  let options: ReportOptions

  func report(_ outcome: Outcome) -> FormattedReport {
    let summary = Summary(outcome)
    var lines = LineTables()
    let document: JSONValue = [
      "schema": 1,
      "tool": ["name": "kfplint", "version": .string(outcome.version)],
      "source": value(outcome.source),
      "units": .array(outcome.units.map { value($0) }),
      "findings": .array(outcome.findings.map { value($0, &lines) }),
      "summary": [
        "units": .integer(summary.units), "checked": .integer(summary.checked),
        "errors": .integer(summary.open[.error, default: 0]),
        "warnings": .integer(summary.open[.warning, default: 0]), "infos": .integer(summary.open[.info, default: 0]),
        "suppressed": .integer(summary.suppressed), "baselined": .integer(summary.baselined),
      ],
    ]
    guard let part = outcome.part, case .object(let members) = document else { return FormattedReport(document.text) }
    let shard = ShardMember(part, outcome, options).value(
      undecided: .array(part.undecided.map { value($0, &lines) }), &lines)
    return FormattedReport(JSONValue.object(members + [("shard", shard)]).text)
  }

  private func value(_ source: Outcome.Source) -> JSONValue {
    let members: JSONValue = [
      "kind": .string(source.kind.rawValue), "head": JSONValue(source.head), "base": JSONValue(source.base),
    ]
    return members.adding("refs", source.refs.map { value($0) })
  }

  private func value(_ ref: Outcome.Source.Ref) -> JSONValue {
    ["name": value(ref.name), "head": JSONValue(ref.head), "base": JSONValue(ref.base)]
  }

  private func value(_ unit: Outcome.Unit) -> JSONValue {
    let (path, kind) = (value(unit.path), JSONValue.string(unit.kind.rawValue))
    switch unit.status {
    case .checked: return ["path": path, "kind": kind, "status": "checked"]
    case .unreadable(let problem):
      return ["path": path, "kind": kind, "status": "unreadable", "problem": .string(problem)]
    }
  }

  private func value(_ finding: Finding, _ lines: inout LineTables) -> JSONValue {
    var related: [JSONValue] = []
    for other in finding.related {
      related.append(["message": .string(other.message), "location": value(other.location, &lines)])
    }
    let members: JSONValue = [
      "rule": .string(finding.rule),
      "severity": .string(finding.severity.rawValue),
      "confidence": .string(finding.confidence.rawValue),
      "unit": value(finding.unit.path),
      "message": .string(finding.message),
      "label": JSONValue(finding.label),
      "notes": .array(finding.notes.map { .string($0) }),
      "help": JSONValue(finding.help),
      "location": value(finding.location, &lines),
      "related": .array(related),
      "fingerprint": .string(finding.fingerprint),
      "suppressed": value(finding.suppression),
    ]
    return members.adding("refs", finding.refs.map { value($0) }).adding("fix", finding.fix.map { value($0, &lines) })
  }

  private func value(_ fix: Fix, _ lines: inout LineTables) -> JSONValue {
    var edits: [JSONValue] = []
    for edit in fix.edits {
      switch edit {
      case .replace(let file, let span, let bytes):
        let table = lines[file]
        edits.append([
          "path": value(file.path), "start": value(span.range.lowerBound, table),
          "end": value(span.range.upperBound, table), "text": value(ByteString(bytes)),
        ])
      case .rename(let path, let newPath): edits.append(["path": value(path), "newPath": value(newPath)])
      case .delete(let path): edits.append(["path": value(path), "newPath": .null])
      }
    }
    return ["safety": .string(fix.safety.rawValue), "summary": .string(fix.summary), "edits": .array(edits)]
  }

  private func value(_ suppression: Finding.Suppression?) -> JSONValue {
    guard let suppression else { return .null }
    return [
      "by": .string(suppression.author.rawValue), "reason": JSONValue(suppression.reason),
      "until": JSONValue(suppression.until),
    ]
  }

  private func value(_ location: Location, _ lines: inout LineTables) -> JSONValue {
    guard let place = location.place else { return ["path": value(location.path)] }
    let table = lines[place.file]
    return [
      "path": value(location.path),
      "start": value(place.span.range.lowerBound, table),
      "end": value(place.span.range.upperBound, table),
      "yamlPath": JSONValue(place.pointer),
    ]
  }

  private func value(_ offset: Int, _ lines: LineTable) -> JSONValue {
    let position = lines.position(of: offset)
    return ["line": .integer(position.line), "column": .integer(position.column), "offset": .integer(offset)]
  }

  private func value(_ path: Path) -> JSONValue { JSONValue(path) }

  private func value(_ name: ByteString) -> JSONValue { JSONValue(name) }
}

extension JSONValue {
  /// A path as it is when that is text, since JSON has no other strings.
  ///
  /// Bytes that are no text are written as `\xE9`; the top is `.`.
  init(_ path: Path) {
    self = path.isTop ? "." : JSONValue(ByteString(path.bytes))
  }

  /// A name, in the same way.
  init(_ name: ByteString) {
    self = .string(name.string ?? name.description)
  }
}
