import Foundation
import TestSupport

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The program that draws graphs, where it is installed (Debian: `graphviz`).
enum Graphviz {
  /// Where it is, if it is.
  static let path = ["/usr/bin/dot", "/usr/local/bin/dot"].first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What it makes of a graph.
  static func picture(of graph: Data) throws -> String {
    let run = try ChildProcess.run(
      path ?? "dot", ["-Tsvg"], in: FileManager.default.temporaryDirectory, environment: ["HOME": "/nonexistent"],
      input: graph)
    // A label that it cannot read is a warning, and a picture of something else.
    let warnings = String(decoding: run.error, as: UTF8.self).split(separator: "\n").filter {
      !$0.contains("ontconfig")
    }
    return warnings.isEmpty ? String(decoding: run.output, as: UTF8.self) : warnings.joined(separator: "\n")
  }
}

/// The texts of a picture, as a parser of XML reads them.
final class SVGText: NSObject, XMLParserDelegate {
  private var texts: [String] = []
  private var isText = false

  /// The texts that are shown in a picture.
  static func names(in svg: String) throws -> [String] {
    let reader = SVGText()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    // Graphviz writes a space that does not break, so that none is lost.
    return reader.texts.map { $0.replacing("\u{A0}", with: " ") }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    isText = name == "text"
    if isText { texts.append("") }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    isText = false
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if isText, let last = texts.popLast() { texts.append(last + string) }
  }
}
