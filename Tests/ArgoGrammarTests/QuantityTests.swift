import TestSupport
import Testing

@testable import ArgoGrammar

@Suite("Quantities")
struct QuantityTests {
  private func quantity(_ text: String) throws -> Quantity { try Quantity(Array(text.utf8)) }

  private func isAccepted(_ text: String) -> Bool { (try? quantity(text)) != nil }

  @Test(
    "What Kubernetes accepts is accepted",
    arguments: [
      "0", "1", "100m", "1.5", ".5", "5.", "1Gi", "0.5Ki", "1e3", "1E3", "1E", "1e-3", "+1", "-1", " 1Gi ", "5.Mi",
    ])
  func accepted(_ text: String) {
    #expect(isAccepted(text))
  }

  @Test(
    "What Kubernetes refuses is refused",
    arguments: ["", " ", "1K", "1kb", "1GB", "1 Gi", "abc", "1e", "1e+", "--1", "1,5", "0x10", "\t1Gi", "{{x}}", "1ki"])
  func refused(_ text: String) {
    #expect(!isAccepted(text))
  }

  @Test("A wrong suffix is pointed at")
  func place() {
    #expect(throws: GrammarFault.self) { try quantity("10GB") }
    do throws(GrammarFault) {
      _ = try Quantity(Array("10GB".utf8))
    } catch {
      #expect(error.range == 2..<4)
    }
  }

  @Test(
    "Quantities compare by value, exactly",
    arguments: [
      ("1", "1000m"), ("1Ki", "1024"), ("1e3", "1k"), ("0.1", "100m"), ("0.5n", "1n"), ("1.0000000001", "1.000000001"),
      ("0", "-0"), ("16Ei", "9223372036854775807"), ("Gi", "0"), ("512Mi", "0.5Gi"),
    ])
  func equal(_ left: String, _ right: String) throws {
    #expect(try quantity(left) == quantity(right))
  }

  @Test(
    "The order is exact beyond what a double holds",
    arguments: [
      ("9007199254740992", "9007199254740993"), ("-1", "0"), ("-2", "-1"), ("1Mi", "1.1M"), ("999m", "1"), ("1n", "2n"),
      ("1e20", "100000000000000000001"), ("1000M", "1Gi"),
    ])
  func smaller(_ left: String, _ right: String) throws {
    #expect(try quantity(left) < quantity(right))
    #expect(try !(quantity(right) < quantity(left)))
  }

  @Test("A suffix alone is zero, and odd", arguments: ["Gi", "m", "-", ".", "e3"])
  func noDigits(_ text: String) throws {
    #expect(try quantity(text).misreading == .noDigits)
  }

  @Test("An exponent beyond 32 bits is odd", arguments: ["1e4294967297", "1e9223372036854775807"])
  func wraps(_ text: String) throws {
    #expect(try quantity(text).misreading == .exponentWraps)
  }

  @Test(
    "An exponent that Kubernetes would calculate on for ever is refused", arguments: ["-1e2147483648", "1e-99999999"])
  func endless(_ text: String) {
    #expect(!isAccepted(text))
  }

  @Test("An ordinary quantity is not odd", arguments: ["1Gi", "0", "1e3", "0Gi"])
  func ordinary(_ text: String) throws {
    #expect(try quantity(text).misreading == nil)
  }

  // The table was made by running apimachinery v0.24.3.
  @Test("The verdict on every quantity of the table is apimachinery's", .enabled(if: Corpus.isAvailable))
  func table() throws {
    for row in try Corpus.rows("quantity.tsv") {
      #expect(isAccepted(row[0]) == (row[4] == "yes"), "\(row)")
      if row[4] == "yes", !row[6].isEmpty {
        let value = try quantity(row[6])
        #expect(try quantity(row[0]) == value, "\(row)")
      }
    }
  }

  @Test("Every pair of the table compares as in apimachinery", .enabled(if: Corpus.isAvailable))
  func order() throws {
    for row in try Corpus.rows("quantity-order.tsv") {
      let (left, right) = try (quantity(row[0]), quantity(row[1]))
      #expect((left < right ? "-1" : left == right ? "0" : "1") == row[2], "\(row)")
    }
  }
}
