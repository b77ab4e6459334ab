import ArgumentParser

/// When the text report is coloured.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto
  case always
  case never

  /// Whether `CLICOLOR_FORCE` asks for colours where there is no terminal; `0` does not.
  private static var isForced: Bool { !["", "0"].contains(Environment.value("CLICOLOR_FORCE") ?? "") }

  /// Whether to use colours on a stream, by the conventions of no-color.org, force-color.org and
  /// bixense.com/clicolors.
  func isOn(for stream: StandardStream) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      if Environment.isSet("NO_COLOR") {
        false
      } else if Environment.isSet("FORCE_COLOR") || Self.isForced {
        true
      } else {
        stream.isTerminal && Environment.value("TERM") != "dumb"
      }
    }
  }
}
