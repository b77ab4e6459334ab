import ArgumentParser

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
