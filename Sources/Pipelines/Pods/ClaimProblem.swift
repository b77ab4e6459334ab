public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// What is wrong with a claim of a volume that a run makes.
///
/// The source is `ValidatePersistentVolumeClaimSpec`. Words that are no access mode are the business of another rule
/// wherever Argo's types say that they are access modes, and so are amounts.
public enum ClaimProblem: Sendable {
  /// The claim has no name, by which containers mount it.
  case nameMissing
  /// Neither a claim nor a volume can be called so.
  case name(ByteString, GrammarFault)
  /// It says nothing of how it is to be accessed.
  case accessModesMissing
  /// Kubernetes knows no such access mode.
  case accessMode(ByteString, nearest: ByteString?)
  /// `ReadWriteOncePod` is not alone.
  case notAlone
  /// It does not say how much it needs.
  case sizeMissing
  /// It needs nothing.
  case sizeZero(ByteString)
  /// The amount cannot be read.
  case size(ByteString, GrammarFault, meant: ByteString?)
}

extension WorkflowGraph {
  /// What is wrong with the claims that runs make: `volumeClaimTemplates`, `ephemeral` volumes, and objects of the kind that
  /// resource templates create.
  public var claimProblems: [PodProblem<ClaimProblem>] {
    var problems: [PodProblem<ClaimProblem>] = []
    for claim in specification?.objects("volumeClaimTemplates") ?? [] {
      problems += ClaimProblem.name(of: claim)
      problems += ClaimProblem.all(of: claim, isChecked: true)
    }
    for part in podParts where !part.isPartial {
      for volume in part.object.objects("volumes") {
        guard let claim = volume.object("ephemeral")?.object("volumeClaimTemplate") else { continue }
        problems += ClaimProblem.all(of: claim, isChecked: true)
      }
    }
    for template in definitions {
      guard let claim = template.resourceOperation?.createdClaim else { continue }
      problems += ClaimProblem.all(of: claim, isChecked: false)
    }
    return problems
  }
}

extension ClaimProblem {
  static let accessModes: [ByteString] = ["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"]

  fileprivate static func name(of claim: ArgoObject) -> [PodProblem<Self>] {
    if claim.isAbsent("metadata") { return [PodProblem(.nameMissing, at: claim.place.location)] }
    guard let metadata = claim.object("metadata") else { return [] }
    if metadata.lacks("name") { return [PodProblem(.nameMissing, at: claim.key("metadata").location)] }
    guard let name = metadata.known("name"), let fault = KubernetesName.fault(in: name.value.bytes[...], as: .label)
    else { return [] }
    return [PodProblem(.name(name.value, fault), at: name.location(of: fault.range))]
  }

  /// Looks at the specification of a claim; `isChecked` says that words and amounts have been looked at already.
  fileprivate static func all(of claim: ArgoObject, isChecked: Bool) -> [PodProblem<Self>] {
    guard claim.isSound("spec") || !isChecked, let spec = claim.object("spec") else { return [] }
    var problems: [PodProblem<Self>] = []
    if spec.hasNone("accessModes") {
      problems.append(
        PodProblem(.accessModesMissing, at: spec.node.entry("accessModes")?.key.location ?? claim.key("spec").location))
    }
    let modes = spec.texts("accessModes").filter { !$0.value.isUnknown }
    for mode in modes where !isChecked && !accessModes.contains(mode.value) {
      let nearest = NearestName.of(mode.value, among: accessModes)
      problems.append(PodProblem(.accessMode(mode.value, nearest: nearest), at: mode.location))
    }
    if modes.count > 1, let alone = modes.first(where: { $0.value == "ReadWriteOncePod" }),
      let other = modes.first(where: { $0.value != "ReadWriteOncePod" && accessModes.contains($0.value) })
    {
      problems.append(PodProblem(.notAlone, at: alone.location, earlier: other.location))
    }
    return problems + size(of: spec, in: claim, isChecked: isChecked)
  }

  private static func size(of spec: ArgoObject, in claim: ArgoObject, isChecked: Bool) -> [PodProblem<Self>] {
    if spec.isAbsent("resources") { return [PodProblem(.sizeMissing, at: claim.key("spec").location)] }
    guard let resources = spec.object("resources"), resources.node["<<"] == nil else { return [] }
    if resources.isAbsent("requests") { return [PodProblem(.sizeMissing, at: spec.key("resources").location)] }
    guard let requests = resources.object("requests"), requests.node["<<"] == nil else { return [] }
    guard let amount = WrittenQuantity(requests["storage"], of: "storage", mayBeVariable: true) else {
      return requests.has("storage") ? [] : [PodProblem(.sizeMissing, at: resources.key("requests").location)]
    }
    if case .unreadable(let fault)? = amount.defect {
      if isChecked { return [] }
      return [
        PodProblem(
          .size(amount.text.value, fault, meant: amount.meant), at: amount.text.location(of: fault.range))
      ]
    }
    guard let quantity = amount.quantity, let nothing = try? Quantity(Array("0".utf8)), quantity <= nothing else {
      return []
    }
    if isChecked, quantity < nothing { return [] }
    return [PodProblem(.sizeZero(amount.text.value), at: amount.text.location)]
  }
}
