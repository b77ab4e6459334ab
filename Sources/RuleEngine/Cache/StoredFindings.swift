import Diagnostics

/// Findings as bytes, and back.
///
/// Of the files that they point into only the path and the size are kept: whoever reads them has the files.
enum StoredFindings {
  /// The bytes of the findings of a unit in files of one origin; `nil` where one points elsewhere.
  static func bytes(of findings: [Finding], in unit: UnitID, origin: SourceFile.Origin) -> [UInt8]? {
    var encoder = Encoder(origin: origin)
    for finding in findings {
      guard finding.unit == unit, finding.refs.isEmpty else { return nil }
      encoder.add(finding)
    }
    guard encoder.isComplete else { return nil }
    var writer = ByteWriter()
    writer.list(encoder.files) { writer, file in
      writer.text(file.path.bytes)
      writer.number(UInt32(clamping: file.bytes.count))
    }
    writer.number(UInt32(findings.count))
    writer.raw(encoder.writer.bytes)
    return writer.bytes
  }

  /// The findings that bytes tell of; `nil` if they tell of something else, or if `file` does not give a file of the size.
  static func findings(
    in bytes: ArraySlice<UInt8>, of unit: UnitID, file: (Path, _ size: Int) -> SourceFile?
  ) -> [Finding]? {
    var reader = ByteReader(bytes)
    guard let count = reader.number(), count <= reader.rest else { return nil }
    var files: [SourceFile] = []
    for _ in 0..<count {
      guard let path = reader.text(), let size = reader.number(), let file = file(Path(path), size),
        file.bytes.count == size
      else { return nil }
      files.append(file)
    }
    var decoder = Decoder(reader: reader, files: files, unit: unit)
    guard let number = decoder.reader.number(), number <= decoder.reader.rest else { return nil }
    var findings: [Finding] = []
    for _ in 0..<number {
      guard let finding = decoder.finding() else { return nil }
      findings.append(finding)
    }
    return decoder.reader.isAtEnd ? findings : nil
  }

  private struct Encoder {
    let origin: SourceFile.Origin
    var writer = ByteWriter()
    private(set) var files: [SourceFile] = []
    /// Whether everything could be said.
    private(set) var isComplete = true

    init(origin: SourceFile.Origin) {
      self.origin = origin
    }

    mutating func add(_ finding: Finding) {
      writer.string(finding.rule)
      writer.string(finding.severity.rawValue)
      writer.string(finding.confidence.rawValue)
      writer.string(finding.message)
      writer.optional(finding.label)
      add(finding.location)
      writer.list(finding.notes) { $0.string($1) }
      writer.optional(finding.help)
      writer.number(UInt32(finding.related.count))
      for related in finding.related {
        writer.string(related.message)
        add(related.location)
      }
      writer.number(finding.fix == nil ? 0 : 1)
      if let fix = finding.fix { add(fix) }
      writer.optional(finding.suppression?.author.rawValue)
      writer.optional(finding.suppression?.reason)
      writer.optional(finding.suppression?.until)
      writer.string(finding.fingerprint)
    }

    private mutating func add(_ location: Location) {
      writer.text(location.path.bytes)
      writer.string(location.logicalPlace)
      writer.number(location.place == nil ? 0 : 1)
      guard let place = location.place else { return }
      if place.file.path != location.path { isComplete = false }
      add(place.file)
      add(place.span)
      writer.optional(place.pointer)
      writer.number(place.isSecret ? 1 : 0)
    }

    private mutating func add(_ span: SourceSpan) {
      writer.number(span.start)
      writer.number(span.end)
    }

    private mutating func add(_ file: SourceFile) {
      if file.origin != origin { isComplete = false }
      if let number = files.firstIndex(where: { $0 === file }) { return writer.number(UInt32(number)) }
      // Two texts of one path are two states of a file, of which only one is there to be read.
      if files.contains(where: { $0.path == file.path && $0.bytes != file.bytes }) { isComplete = false }
      writer.number(UInt32(files.count))
      files.append(file)
    }

    private mutating func add(_ fix: Fix) {
      writer.string(fix.safety.rawValue)
      writer.string(fix.summary)
      writer.number(UInt32(fix.edits.count))
      for edit in fix.edits {
        switch edit {
        case .replace(let file, let span, let bytes):
          writer.number(0)
          add(file)
          add(span)
          writer.text(bytes)
        case .rename(let path, let target):
          writer.number(1)
          writer.text(path.bytes)
          writer.text(target.bytes)
        case .delete(let path):
          writer.number(2)
          writer.text(path.bytes)
        }
      }
    }
  }

  private struct Decoder {
    var reader: ByteReader
    let files: [SourceFile]
    let unit: UnitID

    mutating func finding() -> Finding? {
      guard let rule = reader.string(), let severity = reader.string().flatMap(Severity.init(rawValue:)),
        let confidence = reader.string().flatMap(Confidence.init(rawValue:)), let message = reader.string(),
        let label = reader.optional(), let location = location(), let notes = reader.list({ $0.string() }),
        let help = reader.optional(), let relatedCount = reader.number(), relatedCount <= reader.rest
      else { return nil }
      var related: [Finding.Related] = []
      for _ in 0..<relatedCount {
        guard let message = reader.string(), let location = self.location() else { return nil }
        related.append(Finding.Related(message, at: location))
      }
      guard let hasFix = reader.number() else { return nil }
      let fix = hasFix == 1 ? self.fix() : nil
      guard hasFix == 0 || fix != nil, let word = reader.optional(), let reason = reader.optional(),
        let until = reader.optional(), let fingerprint = reader.string()
      else { return nil }
      var suppression: Finding.Suppression?
      if let word {
        guard let author = Finding.Suppression.Author(rawValue: word) else { return nil }
        suppression = Finding.Suppression(by: author, reason: reason, until: until)
      }
      return Finding(
        rule: rule, severity: severity, confidence: confidence, unit: unit, message: message, label: label,
        location: location, notes: notes, help: help, related: related, fix: fix, suppression: suppression,
        fingerprint: fingerprint)
    }

    private mutating func location() -> Location? {
      guard let path = reader.text(), let logicalPlace = reader.string(), let hasPlace = reader.number() else {
        return nil
      }
      if hasPlace == 0 { return Location(path: Path(path)).identified(by: logicalPlace) }
      guard let file = file(), let span = span(in: file), let pointer = reader.optional(),
        let isSecret = reader.number()
      else { return nil }
      let location = Location(file, span, pointer: pointer, logicalPlace: logicalPlace)
      return isSecret == 1 ? location.asSecret : location
    }

    private mutating func file() -> SourceFile? {
      reader.number().flatMap { $0 < files.count ? files[$0] : nil }
    }

    private mutating func span(in file: SourceFile) -> SourceSpan? {
      guard let start = reader.number(), let end = reader.number(), start <= end, end <= file.bytes.count else {
        return nil
      }
      return SourceSpan(start, end)
    }

    private mutating func fix() -> Fix? {
      guard let safety = reader.string().flatMap(Fix.Safety.init(rawValue:)), let summary = reader.string(),
        let count = reader.number(), count <= reader.rest
      else { return nil }
      var edits: [Fix.Edit] = []
      for _ in 0..<count {
        switch reader.number() {
        case 0:
          guard let file = file(), let span = span(in: file), let bytes = reader.text() else { return nil }
          edits.append(.replace(file, span, with: Array(bytes)))
        case 1:
          guard let path = reader.text(), let target = reader.text() else { return nil }
          edits.append(.rename(Path(path), to: Path(target)))
        case 2:
          guard let path = reader.text() else { return nil }
          edits.append(.delete(Path(path)))
        default: return nil
        }
      }
      return Fix(safety, summary, edits)
    }
  }
}
