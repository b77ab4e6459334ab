import CEL
import Diagnostics
import Pipelines
import Synchronization

/// A type of the model that policies see: declared once, for what they read, for where findings are, and for the page.
final class ModelType<Subject: Sendable>: Sendable {
  /// A field of the type.
  struct Field: Sendable {
    let name: String
    let type: CELType
    /// What it means, as a sentence without a full stop.
    let meaning: String
    /// The value; `nil` if it is not given.
    let value: @Sendable (Subject) -> CELValue?
    /// Where it is written; `nil` for the place of the whole.
    let place: @Sendable (Subject) -> Location?

    init(
      _ name: String, _ type: CELType, _ meaning: String,
      at place: @escaping @Sendable (Subject) -> Location? = { _ in nil },
      _ value: @escaping @Sendable (Subject) -> CELValue?
    ) {
      (self.name, self.type, self.meaning, self.value, self.place) = (name, type, meaning, value, place)
    }
  }

  let name: String
  /// What it is, as a sentence without a full stop.
  let meaning: String
  let fields: [Field]
  /// Where a subject is.
  let place: @Sendable (Subject) -> Location

  init(_ name: String, _ meaning: String, at place: @escaping @Sendable (Subject) -> Location, _ fields: [Field]) {
    (self.name, self.meaning, self.place, self.fields) = (name, meaning, place, fields)
  }

  /// The type as the language has it.
  var declaration: CELObjectType {
    CELObjectType(name, fields: fields.map { CELObjectType.Field($0.name, $0.type) })
  }

  /// A subject as a value of the language.
  func object(_ subject: Subject) -> CELValue { .object(ModelObject(subject, self)) }
}

/// An object whose fields have places.
protocol PlacedObject: CELObject {
  /// Where it is.
  var place: Location { get }
  /// Where a field is written, if it is not the place of the whole.
  func place(ofField index: Int) -> Location?
}

/// A subject that policies see; each field is worked out when the first of them asks for it.
private final class ModelObject<Subject: Sendable>: PlacedObject {
  private let subject: Subject
  private let type: ModelType<Subject>
  /// The fields that are known, by their indices; empty as long as none is.
  private let known = Mutex<[CELValue??]>([])

  init(_ subject: Subject, _ type: ModelType<Subject>) {
    (self.subject, self.type) = (subject, type)
  }

  var typeName: String { type.name }

  func value(ofField index: Int) throws(CELFailure) -> CELValue? {
    if case .some(let value) = known.withLock({ $0.isEmpty ? nil : $0[index] }) { return value }
    let value = type.fields[index].value(subject)
    known.withLock { known in
      if known.isEmpty { known = Array(repeating: nil, count: type.fields.count) }
      known[index] = .some(value)
    }
    return value
  }

  var place: Location { type.place(subject) }

  func place(ofField index: Int) -> Location? { type.fields[index].place(subject) }

  var identity: ByteString {
    let place = place
    return ByteString("\(place.path):\(place.place?.span.start ?? 0):\(place.logicalPlace)")
  }
}

extension CELValue {
  /// A text, if there is one.
  static func text(_ text: Sourced<ByteString>?) -> CELValue { .optional((text?.value).map { .string($0) }) }

  /// A map of texts.
  static func texts(_ pairs: some Sequence<(name: ByteString, value: Sourced<ByteString>)>) -> CELValue {
    .map(CELMap(pairs.map { ($0.name, .string($0.value.value)) }))
  }
}
