public import Diagnostics

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
    /// Another field of a workflow, by its key, such as `podSpecPatch` or an annotation.
    case field(ByteString)
    /// A file, by its name: a comment in it, or a text that does not parse.
    case file(ByteString)
  }

  /// What it is, such as "a GitHub token".
  public let kind: String
  /// Whether it has the form of such a credential; otherwise its holder's name says that it is one.
  public let isKnownByForm: Bool
  /// Whether it is a password that a program comes with, so that everybody knows it.
  public let isPublic: Bool
  /// What holds it.
  public let holder: Holder
  /// Where it stands.
  public let location: Location
}
