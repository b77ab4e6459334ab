public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// What is wrong with what a pod says about the node that it is to run on.
///
/// The sources are `ValidateTolerations`, `validateAffinity` and what they call, and `ValidateLabelSelector` of apimachinery.
public enum SchedulingProblem: Sendable {
  /// A toleration without a key has to tolerate everything: `operator: Exists`.
  case equalWithoutKey
  /// A toleration of whatever value has a value.
  case existsWithValue(ByteString)
  /// A toleration ends after some time, which is for `NoExecute` only.
  case secondsWithoutNoExecute
  /// A key or value that no label, and so no taint, can have.
  case label(ByteString, GrammarFault)
  /// An operator that compares with values has none.
  case valuesMissing(operator: ByteString)
  /// An operator that asks whether there is a label has values.
  case valuesUnused(operator: ByteString)
  /// An operator that compares numbers has not exactly one value.
  case notOneValue(operator: ByteString)
  /// An operator that compares numbers has a value that is not a number.
  case notANumber(operator: ByteString, ByteString)
  /// A term has no key.
  case keyMissing
  /// A term has no operator.
  case operatorMissing
  /// A weight is not one from 1 to 100.
  case weight(Int?)
  /// A term does not say among which nodes.
  case topologyKeyMissing
  /// There is no term to choose nodes by.
  case termsMissing
}

extension WorkflowGraph {
  /// What is wrong with tolerations and affinity.
  public var schedulingProblems: [PodProblem<SchedulingProblem>] {
    podParts.flatMap { part in
      part.object.objects("tolerations").flatMap { SchedulingProblem.all(ofToleration: $0) }
        + (part.object.object("affinity").map { SchedulingProblem.all(ofAffinity: $0) } ?? [])
    }
  }
}

extension SchedulingProblem {
  fileprivate static func all(ofToleration toleration: ArgoObject) -> [PodProblem<Self>] {
    guard toleration.isWhole else { return [] }
    var problems: [PodProblem<Self>] = []
    let comparison = toleration.text("operator")
    if comparison?.value.isUnknown ?? false { return [] }
    let exists = comparison.map { $0.value == "Exists" } ?? false
    if !exists, toleration.lacks("key") {
      problems.append(PodProblem(.equalWithoutKey, at: comparison?.location ?? toleration.place.location))
    } else if let key = toleration.known("key"),
      let fault = KubernetesName.fault(in: key.value.bytes[...], as: .qualifiedName)
    {
      problems.append(PodProblem(.label(key.value, fault), at: key.location(of: fault.range)))
    }
    if let value = toleration.text("value") {
      if exists {
        problems.append(PodProblem(.existsWithValue(value.value), at: value.location))
      } else if !value.value.isUnknown,
        let fault = KubernetesName.fault(in: value.value.bytes[...], as: .labelValue)
      {
        problems.append(PodProblem(.label(value.value, fault), at: value.location(of: fault.range)))
      }
    }
    if toleration.number("tolerationSeconds") != nil,
      toleration.text("effect").map({ $0.value != "NoExecute" && !$0.value.isUnknown }) ?? true
    {
      problems.append(PodProblem(.secondsWithoutNoExecute, at: toleration.key("tolerationSeconds").location))
    }
    return problems
  }

  fileprivate static func all(ofAffinity affinity: ArgoObject) -> [PodProblem<Self>] {
    var problems: [PodProblem<Self>] = []
    if let node = affinity.object("nodeAffinity") {
      if let required = node.object("requiredDuringSchedulingIgnoredDuringExecution") {
        if required.hasNone("nodeSelectorTerms") {
          problems.append(
            PodProblem(
              .termsMissing, at: node.key("requiredDuringSchedulingIgnoredDuringExecution").location))
        }
        problems += required.objects("nodeSelectorTerms").flatMap { all(ofNodeTerm: $0) }
      }
      for preferred in node.objects("preferredDuringSchedulingIgnoredDuringExecution") {
        problems += weight(of: preferred)
        if let term = preferred.object("preference") { problems += all(ofNodeTerm: term) }
      }
    }
    for kind in ["podAffinity", "podAntiAffinity"] as [StaticString] {
      guard let pods = affinity.object(kind) else { continue }
      problems += pods.objects("requiredDuringSchedulingIgnoredDuringExecution").flatMap { all(ofPodTerm: $0) }
      for preferred in pods.objects("preferredDuringSchedulingIgnoredDuringExecution") {
        problems += weight(of: preferred)
        if let term = preferred.object("podAffinityTerm") { problems += all(ofPodTerm: term) }
      }
    }
    return problems
  }

  private static func weight(of preferred: ArgoObject) -> [PodProblem<Self>] {
    if preferred.isAbsent("weight") { return [PodProblem(.weight(nil), at: preferred.place.location)] }
    guard let (weight, node) = preferred.number("weight"), !(1...100).contains(weight) else { return [] }
    return [PodProblem(.weight(weight), at: node.location)]
  }

  private static func all(ofNodeTerm term: ArgoObject) -> [PodProblem<Self>] {
    // `matchFields` has fields of the node, whose names are no labels.
    term.objects("matchExpressions").flatMap { all(ofRequirement: $0, comparesNumbers: true) }
  }

  private static func all(ofPodTerm term: ArgoObject) -> [PodProblem<Self>] {
    var problems: [PodProblem<Self>] = []
    if term.lacks("topologyKey") {
      problems.append(PodProblem(.topologyKeyMissing, at: term.place.location))
    } else if let key = term.known("topologyKey"),
      let fault = KubernetesName.fault(in: key.value.bytes[...], as: .qualifiedName)
    {
      problems.append(PodProblem(.label(key.value, fault), at: key.location(of: fault.range)))
    }
    for selector in ["labelSelector", "namespaceSelector"] as [StaticString] {
      guard let selector = term.object(selector) else { continue }
      problems += selector.objects("matchExpressions").flatMap { all(ofRequirement: $0, comparesNumbers: false) }
    }
    return problems
  }

  private static func all(ofRequirement requirement: ArgoObject, comparesNumbers: Bool) -> [PodProblem<Self>] {
    guard requirement.isWhole else { return [] }
    var problems: [PodProblem<Self>] = []
    if requirement.lacks("key") {
      problems.append(PodProblem(.keyMissing, at: requirement.place.location))
    } else if let key = requirement.known("key"),
      let fault = KubernetesName.fault(in: key.value.bytes[...], as: .qualifiedName)
    {
      problems.append(PodProblem(.label(key.value, fault), at: key.location(of: fault.range)))
    }
    guard let comparison = requirement.text("operator") else {
      if requirement.lacks("operator") {
        problems.append(PodProblem(.operatorMissing, at: requirement.place.location))
      }
      return problems
    }
    let values = requirement.texts("values")
    switch comparison.value {
    case "In", "NotIn":
      if requirement.hasNone("values") {
        problems.append(PodProblem(.valuesMissing(operator: comparison.value), at: comparison.location))
      }
      for value in values where !value.value.isUnknown {
        guard let fault = KubernetesName.fault(in: value.value.bytes[...], as: .labelValue) else { continue }
        problems.append(PodProblem(.label(value.value, fault), at: value.location(of: fault.range)))
      }
    case "Exists", "DoesNotExist":
      if requirement.hasSome("values") {
        problems.append(
          PodProblem(
            .valuesUnused(operator: comparison.value), at: requirement.key("values").location,
            earlier: comparison.location))
      }
    case "Gt", "Lt":
      guard comparesNumbers else { break }
      if let list = requirement["values"], list.kind == .sequence, list.count == 1, let value = values.first {
        if !value.value.isUnknown, Int(String(decoding: value.value.bytes, as: UTF8.self)) == nil {
          problems.append(PodProblem(.notANumber(operator: comparison.value, value.value), at: value.location))
        }
      } else if requirement.isSound("values") {
        problems.append(PodProblem(.notOneValue(operator: comparison.value), at: comparison.location))
      }
    default: break
    }
    return problems
  }
}
