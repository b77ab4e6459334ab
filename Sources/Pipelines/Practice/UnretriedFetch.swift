import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// A command that reads from the network, gives up when that fails once, and is in a step that Argo does not try again.
public struct UnretriedFetch: Sendable {
  /// The template.
  public let template: TemplateDefinition
  /// What it runs, such as `git clone`.
  public let command: ByteString
  /// Where that stands.
  public let location: Location
}

extension WorkflowGraph {
  /// The first such command of each template whose steps are not tried again.
  ///
  /// A template has its own `retryStrategy`, or that of the workflow (`retryStrategy` of `workflow/controller/operator.go`), or
  /// that of `templateDefaults`.
  public var unretriedFetches: [UnretriedFetch] {
    guard let specification, specification.isAbsent("retryStrategy"), !workflow.extendsAnother,
      specification.object("templateDefaults")?.isAbsent("retryStrategy") ?? specification.isAbsent("templateDefaults")
    else { return [] }
    return definitions.compactMap { template in
      guard template.kind?.runsPod ?? false, template.object.isAbsent("retryStrategy") else { return nil }
      // What runs beside the step does not decide whether it fails.
      for container in template.containers where container.role != .sidecar {
        guard let (command, location) = container.firstFetch else { continue }
        return UnretriedFetch(template: template, command: command, location: location)
      }
      return nil
    }
  }
}

extension Container {
  private static let shells: Set<ByteString> = ["sh", "bash", "ash", "dash", "zsh"]
  /// What Python calls for it, none of which tries again by itself.
  private static let pythonCalls: [StaticString] = ["requests.get(", "urlopen(", "urlretrieve("]
  /// What shows that a program tries again by itself.
  private static let ownRetries: [StaticString] = ["retry", "Retry", "retries", "attempt", "break"]

  /// The first command that reads from the network and gives up when that fails once.
  fileprivate var firstFetch: (command: ByteString, location: Location)? {
    let words = words
    let command = node["command"]?.items.first { _ in true }?.scalar.map(Self.name)
    if let source, let command {
      if Self.shells.contains(command) { return Self.shellFetch(in: source) }
      return command.hasPrefix("python") ? Self.pythonFetch(in: source) : nil
    }
    guard let command, let first = words.first else { return nil }
    if !Self.shells.contains(command) {
      let texts = [command] + words.dropFirst().map(\.value)
      if let fetch = Self.fetch(of: texts) { return (fetch, first.location) }
    }
    for (index, word) in words.enumerated().dropFirst() {
      if Self.shells.contains(command), Self.isCommandOption(words[index - 1].value) {
        if let found = Self.shellFetch(in: word) { return found }
      } else if let found = Self.pythonFetch(in: word) {
        return found
      }
    }
    return nil
  }

  /// The name of a program without its folder.
  private static func name(of program: ByteString) -> ByteString {
    program.bytes.split(separator: UInt8(ascii: "/")).last.map { ByteString($0) } ?? program
  }

  /// Whether what follows an option of a shell is a program: `-c`, `-ec`.
  private static func isCommandOption(_ word: ByteString) -> Bool {
    word.bytes.first == UInt8(ascii: "-") && word.bytes.last == UInt8(ascii: "c")
      && word.bytes.dropFirst().allSatisfy(\.isLatinLetter)
  }

  private static func shellFetch(in program: Sourced<ByteString>) -> (ByteString, Location)? {
    // Most programs name none of them, and are not read.
    guard program.value.contains("curl") || program.value.contains("git"), !triesAgain(program.value) else {
      return nil
    }
    for command in ShellCommand.all(in: program.value.bytes) where !command.isGuarded {
      guard let first = command.words.first, let fetch = fetch(of: [name(of: first)] + command.words.dropFirst())
      else { continue }
      return (fetch, program.location(of: command.place))
    }
    return nil
  }

  private static func pythonFetch(in program: Sourced<ByteString>) -> (ByteString, Location)? {
    guard program.value.contains("import "), !triesAgain(program.value) else { return nil }
    for call in pythonCalls {
      guard let start = program.value.bytes.firstOccurrence(of: call) else { continue }
      let end = start + call.utf8CodeUnitCount - 1
      return (ByteString(program.value.bytes[start..<end]), program.location(of: start..<end))
    }
    return nil
  }

  private static func triesAgain(_ program: ByteString) -> Bool { ownRetries.contains { program.contains($0) } }

  /// What a command reads from the network, if it does so and gives up at once.
  ///
  /// `wget`, `pip`, `gsutil` and `aws` try again by themselves.
  private static func fetch(of words: [ByteString]) -> ByteString? {
    let arguments = words.dropFirst()
    switch words.first {
    case "curl":
      let isFar = arguments.contains { $0.contains("://") && !$0.contains("://localhost") && !$0.contains("://127.") }
      let isRetried = arguments.contains { $0.hasPrefix("--retry") }
      return isFar && !isRetried ? "curl" : nil
    case "git":
      let verbs: [ByteString] = ["clone", "fetch", "pull"]
      return arguments.prefix(4).first { verbs.contains($0) }.map { verb in ByteString("git \(verb)") }
    default: return nil
    }
  }
}
