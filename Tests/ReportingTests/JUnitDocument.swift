import Foundation
import FoundationXML

/// A JUnit report as its readers see it.
final class JUnitDocument: NSObject, XMLParserDelegate {
  /// A test with its result.
  struct Case {
    let suite: String
    let name: String
    let classname: String
    let attributes: [String: String]
    /// `failure`, `error` or `skipped`; `nil` for a test that passed.
    var result: String?
    var message: String?
    var type: String?
    var text = ""
  }

  private(set) var cases: [Case] = []
  /// The outputs of the suites, by the suites' names.
  private(set) var outputs: [String: String] = [:]

  private var suite = ""
  private var text = ""

  /// Reads a report; `nil` if it is not well-formed.
  init?(_ report: String) {
    super.init()
    let parser = XMLParser(data: Data(report.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  /// The test of a rule, in the only suite that has it.
  subscript(name: String) -> Case? {
    let found = cases.filter { $0.name == name }
    return found.count == 1 ? found.first : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    text = ""
    switch element {
    case "testsuite": suite = attributes["name"] ?? ""
    case "testcase":
      cases.append(
        Case(
          suite: suite, name: attributes["name"] ?? "", classname: attributes["classname"] ?? "",
          attributes: attributes))
    case "failure", "error", "skipped":
      cases[cases.count - 1].result = element
      cases[cases.count - 1].message = attributes["message"]
      cases[cases.count - 1].type = attributes["type"]
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    text += string
  }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
    switch element {
    case "failure", "error", "skipped": cases[cases.count - 1].text = text
    case "system-out": outputs[suite] = text
    default: break
    }
  }
}
