import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// A limit to the time that a workflow or a template may take, or how long a template waits.
public struct Deadline: Sendable {
  /// The key.
  public let key: Sourced<ByteString>
  /// The limit.
  public let value: Sourced<ByteString>
  /// What is wrong with it, if anything.
  public let problem: Problem?

  /// What is wrong with a limit.
  public enum Problem: Sendable {
    /// Only a template that runs something itself may have it.
    case misplaced
    /// It is no whole number, and no variable.
    case notANumber
    /// It is zero or less.
    case notPositive
    /// It is no duration; the text says why.
    case notADuration(String)
  }

  /// Reads a field of seconds, or of a duration; `nil` without a readable value.
  init?(_ field: StaticString, of object: ArgoObject, isDuration: Bool = false, isMisplaced: Bool = false) {
    guard let key = object.node.entry(field)?.key.sourcedText,
      // A duration without any text is none to Go; a text that stands for a number is one that cannot be read.
      let value = isDuration ? object.text(field) : object[field]?.sourcedText
    else { return nil }
    self.key = key
    self.value = value
    problem =
      if isMisplaced {
        .misplaced
      } else if isDuration {
        Self.problem(ofDuration: value)
      } else {
        Self.problem(ofSeconds: value)
      }
  }

  /// Argo takes a whole number, or one variable and nothing beside it: `IsValidIntOrArgoVariable`.
  private static func problem(ofSeconds value: Sourced<ByteString>) -> Problem? {
    if value.value.hasPrefix("{{"), value.value.bytes.suffix(2).elementsEqual("}}".utf8) { return nil }
    // Braces that are not closed are reported as that.
    if value.value.hasPrefix("{{"), !value.value.contains("}}") { return nil }
    guard let seconds = value.node.integer ?? value.value.string.flatMap({ Int($0) }) else {
      // A float without a fraction is an integer to Argo; any other is of the wrong type.
      return value.node.string == nil ? nil : .notANumber
    }
    return seconds > 0 ? nil : .notPositive
  }

  /// Reads how long a `suspend` template waits, which may be no time at all: `ParseStringToDuration` of
  /// `pkg/apis/workflow/v1alpha1/utils.go`, called by `executeSuspend`.
  fileprivate init?(ofSuspension object: ArgoObject) {
    guard let key = object.node.entry("duration")?.key.sourcedText, let value = object.known("duration") else {
      return nil
    }
    self.key = key
    self.value = value
    do throws(GrammarFault) {
      _ = try GoDuration(value.value.bytes, bareInteger: .seconds)
      problem = nil
    } catch {
      problem = .notADuration(error.message)
    }
  }

  private static func problem(ofDuration value: Sourced<ByteString>) -> Problem? {
    if value.value.contains("{{") { return nil }
    do {
      return try GoDuration(value.value.bytes, bareInteger: .refused).nanoseconds > 0 ? nil : .notPositive
    } catch {
      return .notADuration(error.message)
    }
  }
}

extension WorkflowGraph {
  /// The limits of the workflow and of its templates.
  public var deadlines: [Deadline] {
    let own = specification.flatMap { Deadline("activeDeadlineSeconds", of: $0) }
    return [own].compactMap { $0 }
      + definitions.flatMap { template in
        [
          Deadline("activeDeadlineSeconds", of: template.object, isMisplaced: template.isGraph),
          Deadline("timeout", of: template.object, isDuration: true, isMisplaced: template.isGraph),
          template.object.object("suspend").flatMap { Deadline(ofSuspension: $0) },
        ].compactMap { $0 }
      }
  }
}
