public import Diagnostics
import YAMLSyntax

extension Credential {
  /// The credentials in the value that somebody gives a parameter.
  public static func all(inParameter name: ByteString, value: Sourced<ByteString>) -> [Credential] {
    CredentialSearch(.parameter(name), name: name).credentials(in: value)
  }

  /// The credentials that the bytes of a file hold, whatever it means, without those that were found before.
  public static func all(inBytesOf file: SourceFile, besides found: [Credential]) -> [Credential] {
    var collection = CredentialCollection(found)
    collection.collect(bytesOf: file, holder: .file(file.path.name))
    return Array(collection.credentials.dropFirst(found.count))
  }
}

extension PipelineFiles {
  /// The credentials in the parameter files and in the workflow.
  ///
  /// Of an Argo workflow every part is looked at for what may be in it; of anything else, the bytes.
  public var credentials: [Credential] {
    var collection = CredentialCollection()
    for file in parameterFiles {
      if let text = file.text {
        collection.collect(ParameterValue(file: text), called: file.name)
      } else if let bytes = file.unreadText {
        collection.collect(bytesOf: bytes, holder: .parameter(file.name))
      }
    }
    switch text {
    case .document(let document):
      switch document.format {
      case .v1(let workflow), .argo(let workflow): workflow.collectCredentials(&collection)
      default: collection.collect(bytesOf: document.file, holder: .file(document.file.path.name))
      }
    case .malformed(let file, _), .python(let file, _):
      collection.collect(bytesOf: file, holder: .file(file.path.name))
    case .none:
      if let file = workflow?.unreadText { collection.collect(bytesOf: file, holder: .file(file.path.name)) }
    }
    return collection.credentials
  }
}

extension PipelineFile {
  /// The bytes of a file that is no plain text but has some that people can read.
  public var unreadText: SourceFile? {
    switch content {
    case .conflicted(let file, _), .undecodable(let file, _): file
    case .text, .lfsPointer, .tooLarge, .symbolicLink, .submodule, .unmerged, .unreadable: nil
    }
  }
}

extension Workflow {
  fileprivate func collectCredentials(_ collection: inout CredentialCollection) {
    for parameter in parameters {
      guard let value = parameter.value else { continue }
      let name = parameter.name.value
      collection.collect(value.node, named: parameter.name.node) { _ in CredentialSearch(.parameter(name), name: name) }
    }
    for template in templates { template.collectCredentials(&collection) }
    for container in defaultContainers { container.collectCredentials(of: nil, &collection) }
    collection.collectRest(of: root)
  }
}

extension Template {
  fileprivate func collectCredentials(_ collection: inout CredentialCollection) {
    if let inputs = node["inputs"]?["parameters"] { Self.collectCredentials(inParameters: inputs, &collection) }
    let tasks = node["dag"]?["tasks"].map { Array($0.items) } ?? []
    let steps = node["steps"].map { $0.items.flatMap(\.items) } ?? []
    for task in tasks + steps {
      for call in [task] + (task["hooks"]?.entries.map(\.value) ?? []) {
        if let passed = call["arguments"]?["parameters"] { Self.collectCredentials(inParameters: passed, &collection) }
      }
    }
    if let headers = node["http"]?["headers"] { Self.collectCredentials(inParameters: headers, &collection) }
    for container in containers { container.collectCredentials(of: name?.value, &collection) }
  }

  /// Looks at the values in a list of parameters.
  private static func collectCredentials(inParameters parameters: YAMLNode, _ collection: inout CredentialCollection) {
    for parameter in parameters.items {
      guard let value = parameter["value"] ?? parameter["default"], let name = parameter["name"] else { continue }
      collection.collect(value, named: name) { _ in CredentialSearch(.input(name.scalar ?? ""), name: name.scalar) }
    }
  }
}

extension Container {
  fileprivate func collectCredentials(of template: ByteString?, _ collection: inout CredentialCollection) {
    if let variables = node["env"] {
      for variable in variables.items {
        guard let name = variable["name"], let value = variable["value"] else { continue }
        collection.collect(value, named: name) { _ in
          CredentialSearch(.environmentVariable(name.scalar ?? ""), name: name.scalar)
        }
      }
    }
    for field in ["command", "args"] as [StaticString] {
      if let words = node[field] { Self.collectCredentials(inWords: words, of: template, &collection) }
    }
    if let source = node["source"] {
      collection.collect(source, named: nil) { _ in CredentialSearch(.program(of: template), isProgram: true) }
    }
  }

  /// Looks at each word of a command, which may be the value of the option before it.
  private static func collectCredentials(
    inWords words: YAMLNode, of template: ByteString?, _ collection: inout CredentialCollection
  ) {
    var previous: YAMLNode?
    for word in words.items {
      collection.collect(word, named: previous) { marks in
        // A word of several lines is a program: what is in it looks like many things.
        if marks.hasLineBreak { return CredentialSearch(.program(of: template), isProgram: true) }
        let option = previous?.scalar.flatMap { $0.hasPrefix("-") ? $0 : nil }
        return CredentialSearch(.argument(of: template), name: option, mayBeSetting: true)
      }
      previous = word
    }
  }
}
