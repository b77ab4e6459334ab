import ArgoGrammar
import Diagnostics

/// The words that stand for an expression: `@daily`, `@every 1h30m`.
enum CronDescriptor {
  private static let words: [(name: ByteString, fields: CronFields)] = {
    let first = CronField.only(1)
    let yearly = CronFields(dayOfMonth: first, month: first)
    let daily = CronFields()
    return [
      ("@yearly", yearly), ("@annually", yearly), ("@monthly", CronFields(dayOfMonth: first)),
      ("@weekly", CronFields(dayOfWeek: .only(0))), ("@daily", daily), ("@midnight", daily),
      ("@hourly", CronFields(hour: .all(of: .hour))),
    ]
  }()

  /// What a text that begins with `@` stands for.
  ///
  /// The words are small letters, with nothing before or after them.
  static func timing(of text: [UInt8]) throws(CronFault) -> CronTiming {
    let text = ByteString(text)
    if let word = words.first(where: { $0.name == text }) { return .fields(word.fields) }
    let every: ByteString = "@every "
    if text.bytes.starts(with: every.bytes) { return try interval(text.bytes, from: every.bytes.count) }
    let nearest = NearestName.of(text, among: words.map(\.name) + ["@every"])
    throw CronFault(
      "it is not one of the predefined expressions", at: 0..<text.bytes.count,
      help: nearest.map { "did you mean \($0 == "@every" ? "@every 1h" : "\($0)")?" }
        ?? "write one of \(words.map(\.name.description).joined(separator: ", ")), @every and a duration, or six fields"
    )
  }

  private static func interval(_ text: [UInt8], from start: Int) throws(CronFault) -> CronTiming {
    do throws(GrammarFault) {
      let duration = try GoDuration(Array(text[start...]), bareInteger: .refused)
      // A fraction of a second is dropped, and what is shorter than a second, or negative, is one.
      return .every(seconds: max(1, Int(duration.nanoseconds / 1_000_000_000)))
    } catch {
      let range = start + error.range.lowerBound..<start + error.range.upperBound
      throw CronFault(error.message, at: range, help: "write a duration such as 90s, 30m or 1h30m")
    }
  }
}
