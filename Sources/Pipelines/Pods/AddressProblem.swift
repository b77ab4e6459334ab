public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// What is wrong with how a pod finds other machines by their names.
///
/// The sources are `ValidateHostAliases` and `validatePodDNSConfig`.
public enum AddressProblem: Sendable {
  /// The text is no address.
  case notAnAddress(field: String, ByteString)
  /// A host has no address.
  case addressMissing
  /// No host can be called so.
  case hostName(ByteString, GrammarFault)
  /// There are more servers than this, which is what the resolver of Linux reads.
  case tooManyServers(Int, most: Int)
  /// The pod has to use servers of its own, and has none.
  case serversMissing
  /// No domain can be called so; with `_` in it, Kubernetes takes it from 1.33 on (`RelaxedDNSSearchValidation`).
  case domain(ByteString, GrammarFault, isTakenSinceRelaxed: Bool)
  /// There are more domains to search, or they are longer together, than this.
  case tooManyDomains(Int, most: Int)
  case domainsTooLong(Int, most: Int)
  /// An option has no name.
  case optionNameMissing
}

extension WorkflowGraph {
  /// What is wrong with the host aliases and DNS settings of pods.
  public var addressProblems: [PodProblem<AddressProblem>] {
    podParts.flatMap { AddressProblem.all(of: $0) }
  }
}

extension AddressProblem {
  /// `MaxDNSNameservers`.
  private static let mostServers = 3
  /// `MaxDNSSearchPaths` and `MaxDNSSearchListChars`.
  private static let mostDomains = 32
  private static let longestDomains = 2048

  fileprivate static func all(of part: PodPart) -> [PodProblem<Self>] {
    var problems: [PodProblem<Self>] = []
    for alias in part.object.objects("hostAliases") {
      if alias.lacks("ip") {
        if !part.isPartial { problems.append(PodProblem(.addressMissing, at: alias.place.location)) }
      } else if let address = alias.known("ip"), !IPAddress.isValid(address.value) {
        problems.append(PodProblem(.notAnAddress(field: "ip", address.value), at: address.location))
      }
      for name in alias.texts("hostnames") where !name.value.isUnknown {
        guard let fault = KubernetesName.fault(in: name.value.bytes[...], as: .subdomain) else { continue }
        problems.append(PodProblem(.hostName(name.value, fault), at: name.location(of: fault.range)))
      }
    }
    let settings = part.object.object("dnsConfig")
    if !part.isPartial, let policy = part.object.text("dnsPolicy"), policy.value == "None",
      part.object.isSound("dnsConfig"),
      settings?.hasNone("nameservers") ?? true
    {
      problems.append(PodProblem(.serversMissing, at: policy.location))
    }
    guard let settings else { return problems }
    let servers = settings.texts("nameservers")
    if servers.count > mostServers {
      problems.append(PodProblem(.tooManyServers(servers.count, most: mostServers), at: servers[mostServers].location))
    }
    for server in servers where !server.value.isUnknown && !IPAddress.isValid(server.value) {
      problems.append(PodProblem(.notAnAddress(field: "nameservers", server.value), at: server.location))
    }
    for option in settings.objects("options") where option.lacks("name") {
      problems.append(PodProblem(.optionNameMissing, at: option.place.location))
    }
    return problems + all(ofDomains: settings.texts("searches"))
  }

  /// A domain may end with a dot.
  private static func all(ofDomains domains: [Sourced<ByteString>]) -> [PodProblem<Self>] {
    var problems: [PodProblem<Self>] = []
    let length = domains.reduce(0) { $0 + $1.value.bytes.count } + max(0, domains.count - 1)
    if domains.count > mostDomains {
      problems.append(
        PodProblem(.tooManyDomains(domains.count, most: mostDomains), at: domains[mostDomains].location))
    } else if let first = domains.first, length > longestDomains {
      problems.append(PodProblem(.domainsTooLong(length, most: longestDomains), at: first.location))
    }
    for domain in domains where !domain.value.isUnknown {
      let bytes = domain.value.bytes
      let name = bytes.last == UInt8(ascii: ".") ? bytes.dropLast() : bytes[...]
      guard let fault = KubernetesName.fault(in: name, as: .subdomain) else { continue }
      let relaxed = name.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "a") : $0 }
      let isTaken = domain.value == "." || KubernetesName.fault(in: relaxed[...], as: .subdomain) == nil
      problems.append(
        PodProblem(
          .domain(domain.value, fault, isTakenSinceRelaxed: isTaken), at: domain.location(of: fault.range)))
    }
    return problems
  }
}

/// An address of the Internet, as `ParseIPSloppy` of `k8s.io/utils/net` reads one.
enum IPAddress {
  static func isValid(_ text: ByteString) -> Bool { isVersion4(text.bytes[...]) || isVersion6(text.bytes[...]) }

  /// Four numbers; zeros before a number are let pass.
  private static func isVersion4(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy(\.isDecimalDigit)
          && Int(String(decoding: part, as: UTF8.self)).map { $0 < 256 } ?? false
      }
  }

  /// Eight groups of hexadecimal digits, of which `::` stands for one or more, and the last two may be four numbers.
  private static func isVersion6(_ text: ArraySlice<UInt8>) -> Bool {
    let colon = UInt8(ascii: ":")
    var groups = text.split(separator: colon, omittingEmptySubsequences: false)
    guard groups.count >= 3, groups.count <= 9 else { return false }
    var most = 8
    if let last = groups.last, last.contains(UInt8(ascii: ".")) {
      guard isVersion4(last) else { return false }
      groups.removeLast()
      most = 6
    }
    // `::` at an end leaves two groups empty there, and one in the middle.
    if groups.count > 1, groups[0].isEmpty {
      guard groups[1].isEmpty else { return false }
      groups.removeFirst()
    }
    if groups.count > 1, let last = groups.last, last.isEmpty, groups[groups.count - 2].isEmpty { groups.removeLast() }
    let empty = groups.count(where: \.isEmpty)
    guard empty <= 1, empty == 1 || groups.count == most, groups.count - empty <= most - empty else { return false }
    return groups.allSatisfy { group in
      group.isEmpty
        || group.count <= 4
          && group.allSatisfy { byte in
            byte.isDecimalDigit || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20
          }
    }
  }
}
