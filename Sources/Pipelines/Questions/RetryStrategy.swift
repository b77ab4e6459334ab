import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// How often, and when, Argo tries a template again.
public struct RetryStrategy: Sendable {
  let object: ArgoObject

  /// The policy, where Argo knows none of that name.
  public var unknownPolicy: Sourced<ByteString>? {
    object.text("retryPolicy").flatMap { Self.policies.contains($0.value) ? nil : $0 }
  }

  /// The policies that Argo knows.
  public static let policies: [ByteString] = ["Always", "OnError", "OnFailure", "OnTransientError"]

  /// What is wrong with a number or duration.
  public struct Fault: Sendable {
    /// The field.
    public let field: String
    /// The text.
    public let text: Sourced<ByteString>
    /// What is wrong with it.
    public let problem: Problem

    /// What is wrong with a number or duration.
    public enum Problem: Sendable {
      /// It is no whole number.
      case notANumber
      /// It is less than zero.
      case negative
      /// It is no duration; the text says why.
      case notADuration(String)
    }
  }

  /// The numbers and durations that Argo cannot use; a variable may become anything.
  public var faults: [Fault] {
    let backoff = object.object("backoff")
    let numbers = [("limit", object.text("limit")), ("backoff.factor", backoff?.text("factor"))]
    let durations = [
      ("backoff.duration", backoff?.text("duration")), ("backoff.maxDuration", backoff?.text("maxDuration")),
      ("backoff.cap", backoff?.text("cap")),
    ]
    return numbers.compactMap { field, text in
      text.flatMap { text in Self.problem(ofNumber: text).map { Fault(field: field, text: text, problem: $0) } }
    }
      + durations.compactMap { field, text in
        text.flatMap { text in Self.problem(ofDuration: text).map { Fault(field: field, text: text, problem: $0) } }
      }
  }

  /// The key of a backoff without the duration that it starts from, for which Argo gives up at the first failure.
  public var backoffWithoutDuration: Location? {
    guard let backoff = object.object("backoff"), backoff.lacks("duration") else { return nil }
    return object.key("backoff").location
  }

  private static func problem(ofNumber text: Sourced<ByteString>) -> Fault.Problem? {
    if text.value.contains("{{") { return nil }
    guard let number = text.node.integer ?? text.value.string.flatMap({ Int($0) }) else {
      // A float without a fraction is an integer to Argo.
      return text.node.string == nil ? nil : .notANumber
    }
    return number < 0 ? .negative : nil
  }

  private static func problem(ofDuration text: Sourced<ByteString>) -> Fault.Problem? {
    if text.value.contains("{{") { return nil }
    do {
      return try GoDuration(text.value.bytes, bareInteger: .seconds).nanoseconds < 0 ? .negative : nil
    } catch {
      return .notADuration(error.message)
    }
  }
}

extension WorkflowGraph {
  /// The strategies of the workflow, of its defaults and of its templates.
  public var retryStrategies: [RetryStrategy] {
    guard let specification else { return [] }
    let owners =
      [specification, specification.object("templateDefaults")].compactMap { $0 } + definitions.map(\.object)
    return owners.compactMap { $0.object("retryStrategy") }.map { RetryStrategy(object: $0) }
  }
}
