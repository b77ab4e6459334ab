public import Diagnostics
import YAMLSyntax

extension Credential {
  /// The credentials in the value that somebody gives a parameter.
  public static func all(inParameter name: ByteString, value: Sourced<ByteString>) -> [Credential] {
    CredentialSearch(.parameter(name), name: name).credentials(in: value)
  }
}

extension PipelineFiles {
  /// The credentials in the parameter files and in the workflow, as far as that is an Argo workflow.
  public var credentials: [Credential] {
    let supplied = parameterFiles.flatMap { file in
      file.text.map {
        CredentialSearch(.parameter(file.name), name: file.name).credentials(in: ParameterValue(file: $0))
      }
        ?? []
    }
    guard case .document(let document) = text else { return supplied }
    switch document.format {
    case .v1(let workflow), .argo(let workflow): return supplied + workflow.credentials
    default: return supplied
    }
  }
}

extension Workflow {
  fileprivate var credentials: [Credential] {
    var found = parameters.flatMap { parameter in
      parameter.value.map {
        CredentialSearch(.parameter(parameter.name.value), name: parameter.name.value).credentials(in: $0)
      }
        ?? []
    }
    for template in templates { template.collectCredentials(&found) }
    for container in defaultContainers { container.collectCredentials(of: nil, &found) }
    return found
  }
}

extension Template {
  fileprivate func collectCredentials(_ found: inout [Credential]) {
    if let inputs = node["inputs"]?["parameters"] { Self.collectCredentials(inParameters: inputs, &found) }
    if let tasks = node["dag"]?["tasks"] {
      for task in tasks.items {
        if let passed = task["arguments"]?["parameters"] { Self.collectCredentials(inParameters: passed, &found) }
      }
    }
    for container in containers { container.collectCredentials(of: name?.value, &found) }
  }

  /// Looks at the values in a list of parameters.
  private static func collectCredentials(inParameters parameters: YAMLNode, _ found: inout [Credential]) {
    for parameter in parameters.items {
      guard let value = parameter["value"] ?? parameter["default"], let name = parameter["name"] else { continue }
      found += CredentialSearch.credentials(in: value) { _ in
        CredentialSearch(.input(name.scalar ?? ""), name: name.scalar)
      }
    }
  }
}

extension Container {
  fileprivate func collectCredentials(of template: ByteString?, _ found: inout [Credential]) {
    if let variables = node["env"] {
      for variable in variables.items {
        guard let name = variable["name"], let value = variable["value"] else { continue }
        found += CredentialSearch.credentials(in: value) { _ in
          CredentialSearch(.environmentVariable(name.scalar ?? ""), name: name.scalar)
        }
      }
    }
    for field in ["command", "args"] as [StaticString] {
      if let words = node[field] { Self.collectCredentials(inWords: words, of: template, &found) }
    }
    if let source = node["source"] {
      found += CredentialSearch.credentials(in: source) { _ in
        CredentialSearch(.program(of: template), isProgram: true)
      }
    }
  }

  /// Looks at each word of a command, which may be the value of the option before it.
  private static func collectCredentials(
    inWords words: YAMLNode, of template: ByteString?, _ found: inout [Credential]
  ) {
    var previous: YAMLNode?
    for word in words.items {
      found += CredentialSearch.credentials(in: word) { marks in
        // A word of several lines is a program: what is in it looks like many things.
        if marks.hasLineBreak { return CredentialSearch(.program(of: template), isProgram: true) }
        let option = previous?.scalar.flatMap { $0.hasPrefix("-") ? $0 : nil }
        return CredentialSearch(.argument(of: template), name: option, mayBeSetting: true)
      }
      previous = word
    }
  }
}
