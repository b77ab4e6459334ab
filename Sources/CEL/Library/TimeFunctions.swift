import Diagnostics

/// The parts of a time and of a duration.
enum TimeFunctions {
  /// What functions of a time are called, and what they tell of a day and the seconds since it began.
  private static let parts: [(name: String, part: @Sendable (_ days: Int, _ seconds: Int, _ nanoseconds: Int) -> Int)] =
    [
      ("getFullYear", { days, _, _ in CivilDay(daysSince1970: days).year }),
      ("getMonth", { days, _, _ in CivilDay(daysSince1970: days).month - 1 }),
      ("getDate", { days, _, _ in CivilDay(daysSince1970: days).day }),
      ("getDayOfMonth", { days, _, _ in CivilDay(daysSince1970: days).day - 1 }),
      ("getDayOfYear", { days, _, _ in CivilDay(daysSince1970: days).dayOfYear }),
      ("getDayOfWeek", { days, _, _ in CivilDay.weekday(ofDaysSince1970: days) }),
      ("getHours", { _, seconds, _ in seconds / 3600 }),
      ("getMinutes", { _, seconds, _ in seconds / 60 % 60 }),
      ("getSeconds", { _, seconds, _ in seconds % 60 }),
      ("getMilliseconds", { _, _, nanoseconds in nanoseconds / 1_000_000 }),
    ]

  static let all: [CELFunction] = parts.flatMap { part in
    let isOfDuration = ["getHours", "getMinutes", "getSeconds", "getMilliseconds"].contains(part.name)
    let signatures = ["timestamp.\(part.name)(): int"] + (isOfDuration ? ["duration.\(part.name)(): int"] : [])
    return [
      CELFunction(signatures) { values, _ throws(CELFailure) in
        if isOfDuration, case .duration(let length) = values[0] { return .int(whole(part.name, of: length)) }
        return .int(time(part.part, try values[0].time(), offset: 0))
      },
      CELFunction(["timestamp.\(part.name)(string): int"]) { values, _ throws(CELFailure) in
        let (moment, zone) = (try values[0].time(), try values[1].text())
        return .int(time(part.part, moment, offset: try offset(of: zone)))
      },
    ]
  }

  private static func time(_ part: (Int, Int, Int) -> Int, _ time: CELTimestamp, offset: Int) -> Int {
    let seconds = time.seconds + offset
    let days = seconds.dividedDown(by: 86400)
    return part(days, seconds - days * 86400, time.nanoseconds)
  }

  /// A duration in whole hours, minutes or seconds; its milliseconds are those of its last second.
  private static func whole(_ name: String, of length: CELDuration) -> Int {
    switch name {
    case "getHours": length.nanoseconds / 3_600_000_000_000
    case "getMinutes": length.nanoseconds / 60_000_000_000
    case "getSeconds": length.nanoseconds / 1_000_000_000
    default: length.nanoseconds / 1_000_000 % 1000
    }
  }

  /// The seconds by which a zone is ahead of UTC.
  ///
  /// Names of places are refused: what they mean is in files of the machine, which no policy reads.
  private static func offset(of zone: ByteString) throws(CELFailure) -> Int {
    if zone == "UTC" || zone == "Z" { return 0 }
    let refusal = CELFailure("a time zone here is `UTC` or a distance from it such as `+02:00`")
    var digits = zone.bytes[...]
    let isBehind = digits.first == UInt8(ascii: "-")
    if isBehind || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    let parts = digits.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hours = NumberText.uint(Array(parts[0])),
      let minutes = NumberText.uint(Array(parts[1])), hours < 24, minutes < 60
    else { throw refusal }
    let offset = Int(hours * 60 + minutes) * 60
    return isBehind ? -offset : offset
  }
}
