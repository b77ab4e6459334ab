public import Diagnostics
import YAMLSyntax

/// What is wrong with how Kubernetes is to ask a container whether it is well, or what it is to do when one starts or stops.
///
/// The sources are `validateProbe`, `validateHandler`, `validateLifecycle` and `validateInitContainers`.
public enum ProbeProblem: Sendable {
  /// It says nothing to do.
  case noHandler
  /// It has two handlers.
  case twoHandlers
  /// What is to be done lacks a field.
  case missing(field: String)
  /// The port is not a number from 1 to 65535.
  case portNumber(Int)
  /// The port is a text that no port can be called.
  case portName(ByteString, PortNameFault)
  /// A number is less than it may be.
  case tooSmall(field: String, Int, least: Int)
  /// One success has to be enough for this kind of probe.
  case successThreshold(Int)
  /// This kind of probe has no such field.
  case gracePeriod
  /// An init container has none.
  case ofInitContainer
}

extension WorkflowGraph {
  /// What is wrong with probes and the handlers of a container's life, each with the name of its field.
  public var probeProblems: [(problem: PodProblem<ProbeProblem>, field: String)] {
    podContainers.flatMap { container, isPartial in
      var problems: [(PodProblem<ProbeProblem>, String)] = []
      for field in ["livenessProbe", "readinessProbe", "startupProbe"] as [StaticString] {
        guard let probe = container.object.object(field) else { continue }
        let key = container.object.key(field)
        problems += ProbeProblem.all(of: probe, field, at: key, container, isPartial).map { ($0, field.description) }
      }
      guard let lifecycle = container.object.object("lifecycle") else { return problems }
      for field in ["postStart", "preStop"] as [StaticString] {
        guard let handler = lifecycle.object(field) else { continue }
        let key = lifecycle.key(field)
        problems += ProbeProblem.inHandler(handler, at: key, isPartial).map { ($0, field.description) }
      }
      return problems
    }
  }
}

extension ProbeProblem {
  fileprivate static func all(
    of probe: ArgoObject, _ field: StaticString, at key: YAMLNode, _ container: PodContainer, _ isPartial: Bool
  ) -> [PodProblem<Self>] {
    // One that is restarted forever is a sidecar of Kubernetes, and has probes.
    if container.container.role == .initializer, container.object.isAbsent("restartPolicy") {
      return [PodProblem(.ofInitContainer, at: key.location)]
    }
    var problems = inHandler(probe, at: key, isPartial)
    let counts: [StaticString] = [
      "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold",
    ]
    for count in counts {
      guard let (number, node) = probe.number(count), number < 0 else { continue }
      problems.append(PodProblem(.tooSmall(field: count.description, number, least: 0), at: node.location))
    }
    let isReadiness = field.description == "readinessProbe"
    if !isReadiness, let (number, node) = probe.number("successThreshold"), number > 1 {
      problems.append(PodProblem(.successThreshold(number), at: node.location))
    }
    if let (number, node) = probe.number("terminationGracePeriodSeconds") {
      if isReadiness {
        problems.append(PodProblem(.gracePeriod, at: probe.key("terminationGracePeriodSeconds").location))
      } else if number <= 0 {
        problems.append(
          PodProblem(.tooSmall(field: "terminationGracePeriodSeconds", number, least: 1), at: node.location))
      }
    }
    return problems
  }

  fileprivate static func inHandler(_ handler: ArgoObject, at key: YAMLNode, _ isPartial: Bool) -> [PodProblem<Self>] {
    let given = handler.given(["exec", "httpGet", "tcpSocket", "grpc", "sleep"])
    if given.isEmpty { return handler.isWhole && !isPartial ? [PodProblem(.noHandler, at: key.location)] : [] }
    if given.count > 1 { return [PodProblem(.twoHandlers, at: given[1].location, earlier: given[0].location)] }
    if let exec = handler.object("exec"), exec.hasNone("command"), !isPartial {
      return [PodProblem(.missing(field: "command"), at: handler.key("exec").location)]
    }
    for action in ["httpGet", "tcpSocket", "grpc"] as [StaticString] {
      guard let action = (handler.object(action).map { ($0, handler.key(action)) }) else { continue }
      return port(of: action.0, at: action.1, isPartial)
    }
    return []
  }

  private static func port(of action: ArgoObject, at key: YAMLNode, _ isPartial: Bool) -> [PodProblem<Self>] {
    if action.lacks("port") { return isPartial ? [] : [PodProblem(.missing(field: "port"), at: key.location)] }
    if let (number, node) = action.number("port") {
      return (1...65535).contains(number) ? [] : [PodProblem(.portNumber(number), at: node.location)]
    }
    guard let name = action.known("port"), let fault = PortNameFault(name.value) else { return [] }
    return [PodProblem(.portName(name.value, fault), at: name.location)]
  }
}
