/// The texts that govaluate takes for points in time, by Go's `time.ParseInLocation`.
///
/// A quoted text of such a form is a number to govaluate, its seconds since 1970, and no longer a text. Times without a
/// zone are of the controller's zone, which is UTC in Argo's images.
enum GoTime {
  private enum Element {
    case year
    case month
    case day
    case paddedDay
    case hour
    case hourOfTwelve
    case minute
    case second
    case weekdayName
    case monthName
    case meridiem
    case zoneName
    case offset(hasColon: Bool, allowsZ: Bool)
    case literal(UInt8)
    case space
  }

  /// The layouts of govaluate's `tryParseTime`; fractions of seconds are allowed after any seconds.
  private static let layouts: [[Element]] = {
    let dash = Element.literal(UInt8(ascii: "-"))
    let colon = Element.literal(UInt8(ascii: ":"))
    let letterT = Element.literal(UInt8(ascii: "T"))
    let date: [Element] = [.year, dash, .month, dash, .day]
    let minutes: [Element] = [.hour, colon, .minute]
    let clock: [Element] = minutes + [colon, .second]
    let names: [Element] = [.weekdayName, .space, .monthName, .space]
    let basic = Element.offset(hasColon: false, allowsZ: true)
    return [
      names + [.paddedDay, .space] + clock + [.space, .year],
      names + [.paddedDay, .space] + clock + [.space, .zoneName, .space, .year],
      names + [.day, .space] + clock + [.space, .offset(hasColon: false, allowsZ: false), .space, .year],
      [.hourOfTwelve, colon, .minute, .meridiem],
      date + [letterT] + clock + [.offset(hasColon: true, allowsZ: true)],
      date,
      date + [.space] + minutes,
      date + [.space] + clock,
      date + [.space] + clock + [.offset(hasColon: true, allowsZ: false)],
      date + [letterT, .hour, basic],
      date + [letterT] + minutes + [basic],
      date + [letterT] + clock + [basic],
    ]
  }()

  /// The seconds since 1970 of a point in time, or `nil` for any other text.
  static func seconds(in text: String) -> Int? {
    let bytes = Array(text.utf8)
    // Every layout has a digit within its first twelve bytes.
    guard bytes.prefix(12).contains(where: \.isDigit) else { return nil }
    for layout in layouts {
      if let seconds = Reading(bytes).seconds(by: layout) { return seconds }
    }
    return nil
  }

  private struct Reading {
    private let text: [UInt8]
    private var place = 0
    private var year = 0
    private var month = 1
    private var day = 1
    private var hour = 0
    private var minute = 0
    private var second = 0
    private var offset = 0
    private var isAfternoon: Bool?

    init(_ text: [UInt8]) { self.text = text }

    func seconds(by layout: [Element]) -> Int? {
      var reading = self
      for element in layout where !reading.take(element) { return nil }
      return reading.place == text.count ? reading.secondsSince1970 : nil
    }

    private var secondsSince1970: Int? {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      guard (1...12).contains(month), (1...lengths[month - 1]).contains(day), hour < 24, minute < 60, second < 60 else {
        return nil
      }
      var hour = hour
      if isAfternoon == true, hour < 12 { hour += 12 }
      if isAfternoon == false, hour == 12 { hour = 0 }
      let daysBefore = year * 365 + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400
      let days = daysBefore + lengths[..<(month - 1)].reduce(0, +) + day - 1 - 719_528
      return ((days * 24 + hour) * 60 + minute) * 60 + second - offset
    }

    private var byte: UInt8? { place < text.count ? text[place] : nil }

    private mutating func take(_ element: Element) -> Bool {
      switch element {
      case .year: return take(4...4, into: \.year)
      case .month: return take(2...2, into: \.month)
      case .day: return take(2...2, into: \.day)
      case .paddedDay:
        if byte == UInt8(ascii: " ") { place += 1 }
        return take(1...2, into: \.day)
      case .hour: return take(1...2, into: \.hour)
      case .hourOfTwelve: return take(1...2, into: \.hour) && hour <= 12
      case .minute: return take(2...2, into: \.minute)
      case .second: return take(2...2, into: \.second) && takeFraction()
      case .weekdayName:
        return takeName(of: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]) != nil
      case .monthName:
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        guard let index = takeName(of: months) else { return false }
        month = index + 1
        return true
      case .meridiem: return takeMeridiem()
      case .zoneName: return takeZoneName()
      case .offset(let hasColon, let allowsZ): return takeOffset(hasColon: hasColon, allowsZ: allowsZ)
      case .literal(let literal):
        guard byte == literal else { return false }
        place += 1
        return true
      case .space:
        guard byte == UInt8(ascii: " ") else { return false }
        while byte == UInt8(ascii: " ") { place += 1 }
        return true
      }
    }

    private mutating func take(_ count: ClosedRange<Int>, into field: WritableKeyPath<Self, Int>) -> Bool {
      let start = place
      var value = 0
      while place - start < count.upperBound, let byte, byte.isDigit {
        value = value * 10 + byte.digitValue
        place += 1
      }
      self[keyPath: field] = value
      return count.contains(place - start)
    }

    private mutating func takeFraction() -> Bool {
      guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), place + 1 < text.count, text[place + 1].isDigit
      else {
        return true
      }
      place += 1
      while byte?.isDigit == true { place += 1 }
      return true
    }

    private mutating func takeName(of names: [String]) -> Int? {
      guard place + 3 <= text.count else { return nil }
      let name = String(decoding: text[place..<place + 3].map { $0 | 0x20 }, as: UTF8.self)
      guard let index = names.firstIndex(of: name) else { return nil }
      place += 3
      return index
    }

    private mutating func takeMeridiem() -> Bool {
      guard place + 2 <= text.count, text[place + 1] == UInt8(ascii: "M") else { return false }
      switch text[place] {
      case UInt8(ascii: "A"): isAfternoon = false
      case UInt8(ascii: "P"): isAfternoon = true
      default: return false
      }
      place += 2
      return true
    }

    /// An abbreviation of three or four capitals; Go knows no offset for it and takes zero.
    private mutating func takeZoneName() -> Bool {
      let start = place
      while byte?.isUpperCase == true { place += 1 }
      return (3...4).contains(place - start)
    }

    private mutating func takeOffset(hasColon: Bool, allowsZ: Bool) -> Bool {
      if allowsZ, byte == UInt8(ascii: "Z") {
        place += 1
        return true
      }
      guard let sign = byte, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return false }
      place += 1
      var parts = self
      guard parts.take(2...2, into: \.hour) else { return false }
      if hasColon {
        guard parts.byte == UInt8(ascii: ":") else { return false }
        parts.place += 1
      }
      guard parts.take(2...2, into: \.minute), parts.hour <= 24, parts.minute <= 60 else { return false }
      place = parts.place
      offset = (parts.hour * 60 + parts.minute) * (sign == UInt8(ascii: "-") ? -60 : 60)
      return true
    }
  }
}
