import ArgumentParser
import Glibc

/// When the text report is coloured.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto
  case always
  case never

  /// Whether to use colours on a stream, by the conventions of no-color.org and force-color.org.
  func isOn(for stream: StandardStream) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      if Environment.isSet("NO_COLOR") {
        false
      } else if Environment.isSet("FORCE_COLOR") {
        true
      } else {
        stream.isTerminal && Environment.value("TERM") != "dumb"
      }
    }
  }
}

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
}
