import Diagnostics
import Testing
import YAMLSyntax

@testable import ArgoTypes

@Suite struct EveryFieldTests {
  private let tree = ArgoTypeTree.shared

  @Test func `The tree has the types and fields of a Workflow`() throws {
    let fields = tree.objectTypes.reduce(0) { $0 + tree.fields(of: $1).count }
    #expect(tree.objectTypes.count > 190)
    #expect(fields > 950)
    #expect(tree.versions.first == ArgoVersion(3, 1, 14))
    #expect(tree.versions.last == ArgoVersion(4, 1, 2))
    let template = try #require(tree.objectType(named: "Template"))
    #expect(template.name == "Template")
    #expect(tree.field(Array("dag".utf8)[...], of: template)?.type.description == "a mapping")
    #expect(tree.field(Array("dags".utf8)[...], of: template) == nil)
    #expect(tree.objectType(named: "Templates") == nil)
  }

  @Test func `Every field is found by its name`() {
    for type in tree.objectTypes {
      #expect(tree.objectType(named: type.name) == type)
      for field in tree.fields(of: type) {
        #expect(tree.field(field.name, of: type)?.type == field.type)
      }
    }
  }

  @Test func `Only three fields may hold anything`() {
    let free = tree.objectTypes.filter { $0.name != "PodSpec" }.flatMap { type in
      tree.fields(of: type).filter { $0.type == .anything || $0.type == .list(of: .anything) }
        .map { "\(type.name).\(ByteString($0.name))" }
    }
    #expect(free.sorted() == ["DAGTask.withItems", "Workflow.status", "WorkflowStep.withItems"])
  }

  @Test func `A value of the wrong kind is one defect of every field, a right one is none`() throws {
    var wrong = 0
    for (type, place) in placesOfTypes() {
      for field in tree.fields(of: type) {
        let place = place.inside("{\(ByteString(field.name)): ", "}")
        for value in Sample.right(for: field.type) {
          let found = try typeDefects(place.document(with: value))
          #expect(found.isEmpty, "\(place.document(with: value))")
        }
        for sample in Sample.wrong(for: field.type) {
          let value = place.inside(sample.before, sample.after)
          let document = value.document(with: sample.text)
          let found = try typeDefects(document)
          let spans = found.map { $0.node.span }
          let start = value.before.utf8.count
          #expect(spans == [SourceSpan(start, start + sample.text.utf8.count)], "\(document)")
          wrong += 1
        }
      }
    }
    #expect(wrong > 5_000)
  }

  @Test func `Every set of words belongs to a field of text`() {
    let lines = ArgoTypeTree.closedSets.description.split(separator: "\n")
    let withWords = tree.objectTypes.flatMap { tree.fields(of: $0).filter { !$0.allowed.isEmpty } }
    #expect(withWords.count == lines.count)
    #expect(withWords.allSatisfy { $0.type == .string || $0.type == .list(of: .string) })
  }

  @Test func `Every field is known in its versions and in no other`() throws {
    for (type, place) in placesOfTypes() {
      for field in tree.fields(of: type) {
        let name = ByteString(field.name)
        let root = try #require(try read(place.document(with: "{\(name): ~}")).documents.first)
        for version in tree.versions where place.exists(in: version) {
          let isKnown = field.versions.contains(version)
          let problems = ArgoTypeCheck.defects(in: root, target: version).map(\.problem)
          #expect(problems == (isKnown ? [] : [.notInEveryVersion(of: type, field.versions)]), "\(name) in \(version)")
        }
      }
    }
  }

  private func typeDefects(_ document: String) throws -> [ArgoTypeDefect] {
    let root = try #require(try read(document).documents.first)
    return ArgoTypeCheck.defects(in: root).filter { defect in
      switch defect.problem {
      // `text` is of the right type, and none of the words that some fields take.
      case .notInEveryVersion, .outsideClosedSet: false
      default: true
      }
    }
  }

  /// A place where each type stands in a Workflow, the nearest to the root.
  private func placesOfTypes() -> [(type: ArgoObjectType, place: PlaceInWorkflow)] {
    var found = [(type: tree.workflow, place: PlaceInWorkflow())]
    var seen = Set([tree.workflow])
    var next = 0
    while next < found.count {
      let (type, place) = found[next]
      next += 1
      for field in tree.fields(of: type) {
        var inner = place.inside("{\(ByteString(field.name)): ", "}")
        inner.versions.append(field.versions)
        var value = field.type
        while true {
          if case .list(let element) = value {
            (inner, value) = (inner.inside("[", "]"), element)
          } else if case .map(let element) = value {
            (inner, value) = (inner.inside("{key: ", "}"), element)
          } else {
            break
          }
        }
        if case .object(let type) = value, seen.insert(type).inserted { found.append((type, inner)) }
      }
    }
    // No field holds a whole pod: only patches are parts of one.
    #expect(found.count == tree.objectTypes.count - 1)
    return found
  }
}

/// The text of a Workflow around a value.
private struct PlaceInWorkflow {
  var before = ""
  var after = ""
  /// The versions that have the fields on the way.
  var versions: [ArgoVersionRange] = []

  func inside(_ opening: String, _ closing: String) -> PlaceInWorkflow {
    PlaceInWorkflow(before: before + opening, after: closing + after, versions: versions)
  }

  func document(with value: String) -> String { before + value + after }

  func exists(in version: ArgoVersion) -> Bool {
    versions.allSatisfy { $0.contains(version) }
  }
}

extension ArgoVersionRange {
  fileprivate func contains(_ version: ArgoVersion) -> Bool {
    since.map { $0 <= version } ?? true && until.map { version <= $0 } ?? true
  }
}

/// A value, and what stands around it in the value of the field.
private struct Sample {
  var before = ""
  var text: String
  var after = ""

  private static let scalars = ["text", "'1'", "3", "1.5", "true"]
  private static let collections = ["[]", "{}"]

  static func right(for type: ArgoValueType) -> [String] {
    let values: [String] =
      switch type {
      case .string: ["text", "'1'"]
      case .integer: ["3"]
      case .boolean: ["true"]
      case .number: ["3", "1.5"]
      case .quantity: ["text", "'1'", "3", "1.5"]
      case .intOrString: ["text", "'1'", "3"]
      case .anyString: scalars
      case .anything: scalars + collections
      case .freeMapping, .object: ["{}"]
      case .plugin: ["{key: value}"]
      case .list(let element): ["[]"] + right(for: element).map { "[\($0)]" }
      case .map(let element): ["{}"] + right(for: element).map { "{key: \($0)}" }
      }
    return values + ["~"]
  }

  static func wrong(for type: ArgoValueType) -> [Sample] {
    let right = right(for: type)
    let own = (scalars + collections).filter { !right.contains($0) }.map { Sample(text: $0) }
    return switch type {
    case .list(let element): own + wrong(for: element).map { $0.inside("[", "]") }
    case .map(let element): own + wrong(for: element).map { $0.inside("{key: ", "}") }
    default: own
    }
  }

  private func inside(_ opening: String, _ closing: String) -> Sample {
    Sample(before: opening + before, text: text, after: after + closing)
  }
}
