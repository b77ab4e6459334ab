import Diagnostics
import Pipelines
import Reporting
import YAMLSyntax

/// The differences of one part of a pipeline: a template, its parameters, what else the workflow holds, the files of
/// `params/`.
struct ComparedSection {
  /// What the part is.
  enum Subject: Hashable {
    case template(ByteString)
    case parameters
    case workflow
    case parameterFiles
  }

  let subject: Subject
  /// What became of a template as a whole.
  let status: Status
  let changes: [ComparedChange]

  enum Status: Hashable {
    case added
    case removed
    case renamed(from: ByteString)
    case changed
  }

  /// The parts of a pipeline that are not the same: parameters first, then the workflow, its templates, and the files.
  static func all(of difference: PipelineDifference) -> [ComparedSection] {
    var order: [Subject] = []
    var groups: [Subject: [ValueDifference]] = [:]
    for value in difference.workflow.values {
      let subject = Subject(of: value.path)
      if groups[subject] == nil { order.append(subject) }
      groups[subject, default: []].append(value)
    }
    let templates = order.filter { if case .template = $0 { true } else { false } }
    var sections = ([.parameters, .workflow] + templates).compactMap { subject in
      groups[subject].map { ComparedSection(subject, $0) }
    }
    if !difference.parameterFiles.isEmpty {
      sections.append(ComparedSection(difference.parameterFiles))
    }
    return sections
  }

  private init(_ subject: Subject, _ values: [ValueDifference]) {
    self.subject = subject
    var status = Status.changed
    var changes: [ComparedChange] = []
    var shown: [TextPair: ValuePath] = [:]
    var renamed: Set<ValuePath> = []
    // The metadata hold the component once more: it is told after what runs.
    for value in values.filter({ !$0.path.isInMetadataOfTemplate }) + values.filter(\.path.isInMetadataOfTemplate) {
      let path = value.path.below(subject.depth)
      if case .template = subject, path.steps.isEmpty {
        switch value.kind {
        case .added: status = .added
        case .removed: status = .removed
        case .renamed(let old, _):
          status = .renamed(from: old["name"]?.scalar ?? "")
          renamed.insert(value.path)
          continue
        case .changed, .reordered: break
        }
      }
      if case .renamed = value.kind { renamed.insert(value.path) }
      // The name of what was renamed is told already.
      if value.path.lastKey == "name", renamed.contains(ValuePath(value.path.steps.dropLast())) { continue }
      changes.append(ComparedChange(value, at: path, &shown))
    }
    (self.status, self.changes) = (status, changes)
  }

  private init(_ files: [PipelineDifference.FileDifference]) {
    (subject, status) = (.parameterFiles, .changed)
    changes = files.map { ComparedChange($0) }
  }
}

extension ComparedSection.Subject {
  init(of path: ValuePath) {
    if let name = path.template {
      self = .template(name)
    } else {
      self = path.topic == .parameters && path.parameter != nil ? .parameters : .workflow
    }
  }

  /// How many levels of a path lead to the part.
  var depth: Int {
    switch self {
    case .template, .parameters: 3
    case .workflow, .parameterFiles: 0
    }
  }
}

extension ValuePath {
  fileprivate var isInMetadataOfTemplate: Bool {
    guard template != nil, steps.count > 3, case .key(let key) = steps[3] else { return false }
    return key == "metadata"
  }
}
