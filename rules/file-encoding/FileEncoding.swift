import Diagnostics
import Pipelines
import RuleEngine

/// Finds files that are not UTF-8 text, or start with a byte order mark.
struct FileEncoding: Rule {
  func check(_ files: any UnitFiles, _ report: inout Report) {
    for file in files.all {
      var name: String { files.name(of: file.path) }
      switch file.content {
      case .undecodable(let source, let defect):
        report(.undecodable(name, defect, in: source), at: Location(source, defect.span))
      case .text(let source) where source.hasByteOrderMark:
        let isValue = files.role(of: file) == .value
        report(
          isValue ? .markInValue(name) : .markBeforeYAML(name), at: Location(source, SourceSpan(0, 3)),
          severity: isValue ? .error : .warning)
      default: continue
      }
    }
  }
}

extension Report.Message {
  fileprivate static func undecodable(_ name: String, _ defect: EncodingDefect, in file: SourceFile) -> Self {
    switch defect {
    case .utf16: Self("\(name) is UTF-16", label: "not UTF-8", help: "save the file as UTF-8")
    case .utf32: Self("\(name) is UTF-32", label: "not UTF-8", help: "save the file as UTF-8")
    case .nul(let offset):
      Self(
        "\(name) has a zero byte at offset \(offset)", label: "text has no zero bytes",
        help: "write the file again as text")
    case .invalidUTF8(let offset):
      Self(
        "\(name) is not UTF-8: the byte 0x\(String(file.bytes[offset], radix: 16, uppercase: true)) is not part of it",
        label: "probably Latin-1 or Windows-1252", help: "save the file as UTF-8")
    }
  }

  fileprivate static func markInValue(_ name: String) -> Self {
    Self(
      "\(name) starts with a byte order mark, which becomes a part of the value",
      help: "save the file as UTF-8 without byte order mark")
  }

  fileprivate static func markBeforeYAML(_ name: String) -> Self {
    Self(
      "\(name) starts with a byte order mark, which not every reader of YAML skips",
      help: "save the file as UTF-8 without byte order mark")
  }
}
