import CEL
import Testing

/// Functions that the conformance suite does not ask about.
@Suite("Functions of an expression")
struct LibraryTests {
  private func isTrue(_ source: String) throws -> Bool {
    if case .bool(let truth) = try CELProgram(source.utf8, in: CELEnvironment()).evaluate() { return truth }
    return false
  }

  @Test(
    "do what Kubernetes says",
    arguments: [
      "quantity('1Gi') > quantity('1000Mi')", "quantity('500m').add(quantity('1500m')) == quantity('2')",
      "quantity('1').sub(2).sign() == -1", "quantity('50k').asInteger() == 50000", "!quantity('1.5').isInteger()",
      "quantity('250m').asApproximateFloat() == 0.25", "isQuantity('1e3') && !isQuantity('many')",
      "quantity('1').compareTo(quantity('1000m')) == 0", "[quantity('1'), quantity('500m')].sum() == quantity('1500m')",
      "quantity('9.9').add(quantity('0.1')) == quantity('10')", "quantity('-1').add(1).sign() == 0",
      "quantity('1').isGreaterThan(quantity('1m'))", "quantity('1k').sub(quantity('1m')) == quantity('999999m')",
      "url('https://user@Example.com:8443/a%20b?x=1&x=2&y=').getHost() == 'Example.com:8443'",
      "url('https://example.com:8443/').getHostname() == 'example.com'", "url('https://[::1]:80/').getPort() == '80'",
      "url('/a?b=c').getQuery() == {'b': ['c']}", "!isURL('example.com') && isURL('https://example.com')",
      "[1, 2, 3].isSorted() && ![2, 1].isSorted()", "[3, 1, 2].max() == 3 && ['b', 'a'].min() == 'a'",
      "[1, 2, 3].sum() == 6", "[1, 2, 1].lastIndexOf(1) == 2",
      "[duration('1s'), duration('2s')].sum() == duration('3s')",
      "sets.contains([1, 2], [2]) && !sets.contains([1], [2])", "sets.intersects([1], [1, 2])",
      "sets.equivalent([1, 1, 2], [2, 1])",
    ])
  func kubernetes(source: String) throws {
    #expect(try isTrue(source))
  }

  @Test(
    "do what cel-go says",
    arguments: [
      "[1, 2, 3, 4].slice(1, 3) == [2, 3]", "[1, [2, [3]]].flatten() == [1, 2, [3]]",
      "[1, [2, [3]]].flatten(2) == [1, 2, 3]", "[1, 2, 1].distinct() == [1, 2]", "lists.range(3) == [0, 1, 2]",
      "['b', 'a'].sort() == ['a', 'b']", "['ccc', 'a', 'bb'].sortBy(s, s.size()) == ['a', 'bb', 'ccc']",
      "[1, 2].reverse() == [2, 1]", "[].first().hasValue() == false", "[1, 2].last().value() == 2",
      "math.sqrt(9) == 3.0", "'abc'.replace('', '-') == '-a-b-c-'", "'abc'.replace('', '-', 2) == '-a-bc'",
      "'abc'.split('') == ['a', 'b', 'c']", "'abc'.split('', 2) == ['a', 'bc']", "',a,'.split(',') == ['', 'a', '']",
      "'%s'.format([1e6]) == '1000000'", "string(1e6) == '1e+06'", "string(-0.0) == '-0'",
      "'%.2e'.format([0.0]) == '0.00e+00'",
      "'%.0f'.format([0.5]) == '0'", "'%.1f'.format([0.05]) == '0.1'",
      "'%.20f'.format([0.1]) == '0.10000000000000000555'",
      "'%d'.format([-5]) == '-5' && '%x'.format([-255]) == '-ff'",
      "'%f'.format([1e21]) == '1000000000000000000000.000000'",
      "optional.unwrap([optional.of(1), optional.none()]) == [1]",
      "[1, 2].transformMapEntry(i, v, {v: i}) == {1: 0, 2: 1}", "'\\u00e9' != 'e\\u0301'", "'é' > 'z'",
      "duration('-1.5h') == duration('-90m')", "string(duration('1h0.5s')) == '3600.5s'",
      "timestamp('2024-02-29T12:00:00+02:00').getHours() == 10",
      "timestamp('2024-02-29T00:00:00Z').getDayOfYear() == 59",
      "timestamp(0) - duration('1ns') < timestamp(0)", "string(timestamp(-1)) == '1969-12-31T23:59:59Z'",
      "math.greatest(1, 2.5) == 2.5", "math.least([3, 1]) == 1", "size(b'\\xff') == 1",
    ])
  func common(source: String) throws {
    #expect(try isTrue(source))
  }

  @Test(
    "fail with a place and a reason",
    arguments: [
      ("10 / (5 - 5)", "division by zero", 0..<12),
      ("[1][1]", "the list has 1 elements, and not one with this index", 0..<6),
      ("1 + int('x')", "this text is not an integer", 4..<12), ("{'a': 1}.b", "there is no `b` here", 0..<10),
      ("[quantity('1'), quantity('1')][2]", "the list has 2 elements, and not one with this index", 0..<33),
      ("-(-9223372036854775807 - 1)", "the integer overflows", 0..<27),
      ("{'a': 1, 'a': 2}", "the map has this key twice", 9..<12),
    ])
  func failures(source: String, message: String, range: Range<Int>) throws {
    let program = try CELProgram(source.utf8, in: CELEnvironment())
    #expect(throws: CELFailure(message, at: range)) { try program.evaluate() }
  }

  @Test(
    "refuse bad times",
    arguments: ["2023-02-29T00:00:00Z", "2023-01-01", "2023-01-01T24:00:00Z", "2023-01-01T00:00:00", "0"])
  func times(text: String) {
    #expect(throws: CELFault.self) { try CELProgram("timestamp('\(text)')".utf8, in: CELEnvironment()) }
  }
}
