import ArgoTypes
import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds values that Argo cannot decode, because they are of another type than their field, or gets as another text.
struct FieldType: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for value in graph.wrongValues {
      let field = value.field.map { "\($0)" } ?? "Argo"
      switch value.problem {
      case .wrongType(let expected, let found):
        report(.wrongType(field, expected, found), at: value.location)
      case .notText(_, let journey, .becomes(let made)):
        if value.isReferredTo {
          report(.lostName(value.text, made), at: value.location)
        } else {
          report(.becomes(field, value.text, made, journey), at: value.location, severity: .warning)
        }
      case .notText(let found, let journey, let verdict):
        report(.notText(field, found, journey, verdict), at: value.location)
      }
    }
    guard !graph.isPipeline else { return }
    for value in graph.changedValues { report(value, isPipeline: false) }
  }
}

/// Finds values of a pipeline's parameters that Argo gets as another text.
struct ParameterTextRule: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for value in pipeline.changedValues { report(value, isPipeline: true) }
  }
}

extension Report {
  fileprivate mutating func callAsFunction(_ value: ChangedValue, isPipeline: Bool) {
    self(
      .changed(value, isPipeline: isPipeline), at: value.location,
      severity: value.made == nil ? .error : .warning)
  }
}

extension Report.Message {
  fileprivate static func wrongType(_ field: String, _ expected: ArgoValueType, _ found: FoundValue) -> Self {
    // `AnyString.UnmarshalJSON` (`anystring.go` of Argo 3.4.17) takes what it knows, and says nothing of the rest.
    let becomesEmpty = expected == .anyString && (found == .list || found == .mapping)
    return Self(
      "\(field) has to be \(expected), and this is \(found)", label: "not \(expected)",
      notes: becomesEmpty ? ["Argo does not refuse it, and replaces it with the empty text"] : [],
      help: becomesEmpty ? "write it as JSON, in quotes" : help(expected, found))
  }

  fileprivate static func becomes(
    _ field: String, _ text: ByteString?, _ made: ByteString?, _ journey: ScalarJourney
  ) -> Self {
    let result = made.map(\.quoted) ?? "another text"
    let reader =
      switch (journey.isTextForArgo, journey.python) {
      case (true, _): "it is a number to PyYAML, with which a client of KFP reads the file"
      case (false, .text): "the KFP API converts it in an uploaded file; a client of KFP sends the text unchanged"
      case (false, _): "the KFP API converts it to text, but not the text in the file"
      }
    return Self(
      "\(field) has to be a string, and \(text?.description ?? "this") becomes \(result)", label: "becomes \(result)",
      notes: [reader], help: quotes)
  }

  fileprivate static func changed(_ value: ChangedValue, isPipeline: Bool) -> Self {
    let parameter = value.parameter.map { "parameter \($0.quoted)" } ?? "the parameter"
    guard let made = value.made else {
      return Self(
        "the value of \(parameter) is \(value.text), which a client of KFP cannot send", label: "not a string",
        notes: ["the client reads the file with PyYAML, which takes this for a date or for nothing that it knows"],
        help: quotes)
    }
    let note =
      switch value.way {
      case .every, .unsendable: "Argo makes text of what it reads as a number or a boolean"
      case .upload: "Argo makes that of an uploaded file; a client of KFP sends the text as it is"
      case .client: "it is a number to PyYAML, with which a client of KFP reads the file"
      }
    let sdk =
      "the KFP SDK writes it without quotes: set the parameter in params/, or give it a text that is not a number"
    return Self(
      "the value of \(parameter) is \(value.text), and becomes \(made.quoted)", label: "becomes \(made.quoted)",
      notes: [note], help: isPipeline && value.way == .upload ? sdk : quotes)
  }

  fileprivate static func lostName(_ text: ByteString?, _ made: ByteString?) -> Self {
    let (text, made) = (text?.description ?? "this", made.map(\.quoted) ?? "another text")
    return Self(
      "the name \(text) becomes \(made) when the file is uploaded, and the variables that use it find nothing",
      label: "becomes \(made)",
      notes: [
        "KFP reads an uploaded file as YAML 1.1, where \(text) is no text, and refuses it; a client of KFP sends \(text)"
      ],
      help: "put it in quotes, or use a longer name in the pipeline's Python, since the SDK writes it without quotes")
  }

  fileprivate static func notText(
    _ field: String, _ found: FoundValue, _ journey: ScalarJourney, _ verdict: TextVerdict
  ) -> Self {
    let what = journey.isTextForArgo ? toPython(journey.python) : "\(found)"
    return Self(
      "\(field) has to be a string, and this is \(what)", label: "not a string", notes: reasons(journey, verdict),
      help: quotes)
  }

  private static func reasons(_ journey: ScalarJourney, _ verdict: TextVerdict) -> [String] {
    switch verdict {
    case .refused(isTextForClient: false) where journey.isTextForArgo:
      ["KFP refuses what a client sends: it does not convert a value to text here; an uploaded file works"]
    case .refused(isTextForClient: false): ["KFP refuses the pipeline: it does not convert a value to text here"]
    case .refused(isTextForClient: true):
      ["KFP refuses the file at the upload: it does not convert a value to text here; to a client of KFP it is text"]
    case .refusedFromClient:
      ["KFP before 2.0 refuses the run that a client creates from the file"]
        + (madeText(journey).map { ["an uploaded file works, and KFP 2.0 and later convert it to \($0)"] } ?? [])
    case .unsendable:
      ["a client of KFP reads the file with PyYAML, and cannot send what it reads here"]
    case .same, .becomes: []
    }
  }

  /// The text that an upload and KFP from 2.0 on make, where it is the same.
  private static func madeText(_ journey: ScalarJourney) -> String? {
    guard case .text(let made?) = journey.uploaded, journey.sentToKFP2 == journey.uploaded else { return nil }
    return made.quoted
  }

  private static func toPython(_ scalar: PythonScalar) -> String {
    switch scalar {
    case .integer, .float: "a number to PyYAML"
    case .boolean: "a boolean to PyYAML"
    case .time: "a date to PyYAML"
    case .text, .null, .unreadable: "not readable for PyYAML"
    }
  }

  private static let quotes = "put it in quotes"

  private static func help(_ expected: ArgoValueType, _ found: FoundValue) -> String {
    switch (expected, found) {
    case (.string, .boolean), (.string, .integer), (.string, .float), (.string, .largeInteger), (.string, .infinity):
      quotes
    case (.integer, .string), (.boolean, .string), (.number, .string): "write \(expected), without quotes or variables"
    case (.list(.string), .string): "put it in brackets, as a list"
    case (.list, _): "write a list, with a dash before each item"
    case (.object, _), (.freeMapping, _), (.map, _): "write a mapping, with each entry as NAME: VALUE"
    default: "write \(expected)"
    }
  }
}
