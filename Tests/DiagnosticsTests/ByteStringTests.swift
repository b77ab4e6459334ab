import Diagnostics
import Testing

@Suite("Byte strings")
struct ByteStringTests {
  @Test("Bytes are compared as bytes")
  func comparison() {
    #expect(ByteString("\u{E9}") != ByteString("e\u{301}"))
    #expect(ByteString([0x61]) == ByteString("a"))
    let text: StaticString = "é"
    #expect(ByteString("é") == text)
    #expect(!(ByteString("éa") == text))
    #expect(!(ByteString("") == text))
  }

  @Test("A byte string can be compared with a literal")
  func literal() {
    let name = ByteString(Array("train".utf8))
    #expect(name == "train")
    #expect(name != "trains")
  }

  @Test("The order is that of memcmp")
  func order() {
    let names: [ByteString] = ["b", "a", "", "é", "ab", "Z"]
    #expect(names.sorted() == ["", "Z", "a", "ab", "b", "é"])
    #expect(ByteString([0x7F]) < ByteString([0x80]))
  }

  @Test("Bytes that are no UTF-8 are not text, but can be shown")
  func text() {
    #expect(ByteString([0xC3, 0xA9]).string == "é")
    #expect(ByteString([0xC3]).string == nil)
    #expect(ByteString([0xC3]).description == #"\xC3"#)
    #expect(ByteString([]).isEmpty)
  }
}
