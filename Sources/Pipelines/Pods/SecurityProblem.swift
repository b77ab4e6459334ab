public import Diagnostics
import YAMLSyntax

/// What is wrong with the rights of a pod or of a container in it.
///
/// The sources are `validatePodSpecSecurityContext`, `ValidateSecurityContext`, `validateSeccompProfileField`,
/// `ValidateAppArmorProfileField`, `validateSysctls`, and for the user 0 `verifyRunAsNonRoot` of `pkg/kubelet/kuberuntime/security_context.go`.
public enum SecurityProblem: Sendable {
  /// A number of a user or group is not one from 0 to 2147483647.
  case identity(field: String, Int)
  /// A container has all rights, and must not get any.
  case privilegedWithoutEscalation
  /// The same with one right that is as good as all.
  case administratorWithoutEscalation
  /// A container must not run as root, and has to run as root.
  case rootAsNonRoot
  /// A profile of system calls or of AppArmor has no type.
  case profileTypeMissing(field: String)
  /// A profile of the node is meant, and not named.
  case profileMissing
  /// A profile of the node is named, and another kind is meant.
  case profileUnused
  /// The profile of the node is a file outside of the kubelet's folder.
  case profilePath(PathFault, ByteString)
  /// A setting of the kernel has no name.
  case settingNameMissing
  /// No setting of the kernel can be called so.
  case settingName(ByteString)
  /// A setting of the kernel is there twice.
  case settingTwice(ByteString)
}

extension WorkflowGraph {
  /// What is wrong with the security contexts of pods and containers.
  public var securityProblems: [PodProblem<SecurityProblem>] {
    podParts.flatMap { part -> [PodProblem<SecurityProblem>] in
      // The context of a template replaces that of the workflow as a whole.
      let pod = part.object.object("securityContext")
      let inherited = pod ?? (part.kind == .template ? specification?.object("securityContext") : nil)
      var problems = pod.map { SecurityProblem.all(ofPod: $0) } ?? []
      for container in part.containers {
        guard let context = container.object.object("securityContext") else { continue }
        problems += SecurityProblem.all(ofContainer: context, in: inherited)
      }
      return problems
    }
  }
}

extension SecurityProblem {
  fileprivate static func all(ofPod context: ArgoObject) -> [PodProblem<Self>] {
    var problems = identities(in: context, ["runAsUser", "runAsGroup", "fsGroup"]) + profiles(in: context)
    for item in context["supplementalGroups"]?.items.compactMap({ $0 }) ?? [] {
      guard let number = item.integer, !isIdentity(number) else { continue }
      problems.append(PodProblem(.identity(field: "supplementalGroups", number), at: item.location))
    }
    if context.flag("runAsNonRoot") == true, let (user, node) = context.number("runAsUser"), user == 0 {
      problems.append(PodProblem(.rootAsNonRoot, at: node.location, earlier: context.key("runAsNonRoot").location))
    }
    return problems + settings(in: context)
  }

  private static func settings(in context: ArgoObject) -> [PodProblem<Self>] {
    var first: [ByteString: Sourced<ByteString>] = [:]
    return context.objects("sysctls").compactMap { setting in
      guard let name = setting.known("name") else {
        return setting.lacks("name") ? PodProblem(.settingNameMissing, at: setting.place.location) : nil
      }
      if !isSettingName(name.value) { return PodProblem(.settingName(name.value), at: name.location) }
      if let earlier = first[name.value] {
        return PodProblem(.settingTwice(name.value), at: name.location, earlier: earlier.location)
      }
      first[name.value] = name
      return nil
    }
  }

  /// `IsValidSysctlName`: parts of small letters, digits, `-` and `_`, between dots or slashes.
  private static func isSettingName(_ name: ByteString) -> Bool {
    func isEnd(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || byte.isDecimalDigit }
    let parts = name.bytes.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/")
    }
    return name.bytes.count <= 253
      && parts.allSatisfy { part in
        guard let start = part.first, let end = part.last else { return false }
        return isEnd(start) && isEnd(end)
          && part.allSatisfy { isEnd($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
      }
  }

  fileprivate static func all(ofContainer context: ArgoObject, in pod: ArgoObject?) -> [PodProblem<Self>] {
    var problems = identities(in: context, ["runAsUser", "runAsGroup"]) + profiles(in: context)
    if context.flag("allowPrivilegeEscalation") == false {
      let place = context.key("allowPrivilegeEscalation").location
      if context.flag("privileged") == true {
        problems.append(
          PodProblem(.privilegedWithoutEscalation, at: place, earlier: context.key("privileged").location))
      }
      if let right = context.object("capabilities")?.texts("add").first(where: { $0.value == "CAP_SYS_ADMIN" }) {
        problems.append(PodProblem(.administratorWithoutEscalation, at: place, earlier: right.location))
      }
    }
    // What a container says counts before what its pod says.
    let denial = context.has("runAsNonRoot") ? context : pod
    let user = context.has("runAsUser") ? context : pod
    if let denial, let user, context.has("runAsNonRoot") || context.has("runAsUser"),
      denial.flag("runAsNonRoot") == true, let (number, node) = user.number("runAsUser"), number == 0
    {
      problems.append(PodProblem(.rootAsNonRoot, at: node.location, earlier: denial.key("runAsNonRoot").location))
    }
    return problems
  }

  private static func identities(in context: ArgoObject, _ fields: [StaticString]) -> [PodProblem<Self>] {
    fields.compactMap { field in
      guard let (number, node) = context.number(field), !isIdentity(number) else { return nil }
      return PodProblem(.identity(field: field.description, number), at: node.location)
    }
  }

  /// `IsValidUserID` of apimachinery.
  private static func isIdentity(_ number: Int) -> Bool { (0...0x7FFF_FFFF).contains(number) }

  private static func profiles(in context: ArgoObject) -> [PodProblem<Self>] {
    profile("seccompProfile", isPath: true, in: context) + profile("appArmorProfile", isPath: false, in: context)
  }

  private static func profile(
    _ field: StaticString, isPath: Bool, in context: ArgoObject
  ) -> [PodProblem<Self>] {
    guard let profile = context.object(field), profile.isWhole else { return [] }
    guard let type = profile.text("type") else {
      return profile.lacks("type")
        ? [PodProblem(.profileTypeMissing(field: field.description), at: context.key(field).location)] : []
    }
    if type.value == "Localhost" {
      if profile.lacks("localhostProfile") { return [PodProblem(.profileMissing, at: type.location)] }
      guard isPath, let path = profile.known("localhostProfile"), let fault = PathFault.ofDescending(path.value) else {
        return []
      }
      return [PodProblem(.profilePath(fault, path.value), at: path.location)]
    }
    guard !type.value.isUnknown, profile.has("localhostProfile") else { return [] }
    return [PodProblem(.profileUnused, at: profile.key("localhostProfile").location, earlier: type.location)]
  }
}
