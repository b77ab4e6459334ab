public import Diagnostics
import YAMLSyntax

/// A credential that a pipeline holds in plain text.
///
/// It does not know the text itself, so that no message can show it, and its place is marked as a secret.
public struct Credential: Sendable {
  /// What holds it.
  public enum Holder: Sendable {
    /// A parameter of the pipeline, by its name: a file in `params/`, or the default.
    case parameter(ByteString)
    /// An input of a template, by its name.
    case input(ByteString)
    /// An environment variable, by its name.
    case environmentVariable(ByteString)
    /// A word of the command of a template's container, by the template's name.
    case argument(of: ByteString?)
    /// The program that a template's container runs, by the template's name.
    case program(of: ByteString?)
  }

  /// What it is, such as "a GitHub token".
  public let kind: String
  /// Whether it has the form of such a credential; otherwise its holder's name says that it is one.
  public let isKnownByForm: Bool
  /// What holds it.
  public let holder: Holder
  /// Where it stands.
  public let location: Location

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
    let defaults = parameters.flatMap { parameter in
      parameter.value.map {
        CredentialSearch(.parameter(parameter.name.value), name: parameter.name.value).credentials(in: $0)
      }
        ?? []
    }
    return defaults + templates.flatMap(\.credentials) + defaultContainers.flatMap { $0.credentials(of: nil) }
  }
}

extension Template {
  fileprivate var credentials: [Credential] {
    let inputs: [(ByteString, Sourced<ByteString>)] =
      node["inputs"]?["parameters"]?.elements.compactMap { input in
        guard let name = input["name"]?.scalar, let value = (input["value"] ?? input["default"])?.sourcedText else {
          return nil
        }
        return (name, value)
      } ?? []
    let passed = tasks.flatMap { $0.arguments.map { ($0.name, $0.value) } }
    return (inputs + passed).flatMap { name, value in
      CredentialSearch(.input(name), name: name).credentials(in: value)
    } + containers.flatMap { $0.credentials(of: name?.value) }
  }
}

extension Container {
  fileprivate func credentials(of template: ByteString?) -> [Credential] {
    let variables = environment.flatMap { variable in
      CredentialSearch(.environmentVariable(variable.name.value), name: variable.name.value)
        .credentials(in: variable.value)
    }
    let program = source.map { CredentialSearch(.program(of: template), isProgram: true).credentials(in: $0) } ?? []
    return variables + argumentCredentials(of: template) + program
  }

  /// Looks at each word of the command, which may be the value of the option before it.
  private func argumentCredentials(of template: ByteString?) -> [Credential] {
    var option: ByteString?
    return words.flatMap { word in
      defer { option = word.value.hasPrefix("-") ? word.value : nil }
      // A word of several lines is a program: what is in it looks like many things.
      if word.value.bytes.contains(UInt8(ascii: "\n")) {
        return CredentialSearch(.program(of: template), isProgram: true).credentials(in: word)
      }
      return CredentialSearch(.argument(of: template), name: option, mayBeSetting: true).credentials(in: word)
    }
  }
}
