import Glibc
import Snapshots

/// The variables of the process.
enum Environment {
  /// Whether a variable has a value that is not empty.
  static func isSet(_ name: String) -> Bool {
    value(name).map { !$0.isEmpty } ?? false
  }

  /// The value of a variable, which may be empty.
  static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// All variables but those by which git finds a repository: for a script that is to stay in its own files.
  static var withoutGit: [String: [UInt8]] {
    var variables: [String: [UInt8]] = [:]
    var next = environ
    while let text = next.pointee {
      let bytes = UnsafeRawBufferPointer(start: text, count: strlen(text))
      if let equals = bytes.firstIndex(of: UInt8(ascii: "=")) {
        let name = String(decoding: bytes[..<equals], as: UTF8.self)
        if !name.hasPrefix("GIT_") { variables[name] = Array(bytes[(equals + 1)...]) }
      }
      next += 1
    }
    return variables
  }

  /// The time that `SOURCE_DATE_EPOCH` names, in seconds since 1970; `nil` if there is no such number.
  static var sourceDateEpoch: CalendarTime? {
    value("SOURCE_DATE_EPOCH").flatMap { Int64($0) }.flatMap { $0 < 0 ? nil : CalendarTime(secondsSince1970: $0) }
  }
}
