extension Unicode.Scalar {
  /// How many columns of a terminal the scalar takes: none, one or two.
  ///
  /// Each scalar is measured alone, as terminals and `wcwidth` do; emoji joined to one picture count as their parts.
  /// The C library's `wcwidth` itself depends on the locale, which a report must not.
  var displayWidth: Int {
    if value < 0x300 { return 1 }
    switch value {
    // Vowels and final consonants of Hangul that join the syllable before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    // The East Asian scripts, full-width forms and their punctuation (Unicode's EastAsianWidth.txt, W and F).
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x20000...0x3FFFD:
      return isCombining ? 0 : 2
    default:
      if isCombining { return 0 }
      return properties.isEmojiPresentation ? 2 : 1
    }
  }

  private var isCombining: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }
}
