public import Diagnostics
import YAMLSyntax

/// What is wrong with a port of a container.
///
/// The source is `validateContainerPorts`, and `IsValidPortName` of apimachinery for the names.
public enum PortProblem: Sendable {
  /// The number is missing or 0, which is the same to Go.
  case numberMissing
  /// The number is not one from 1 to 65535.
  case number(field: String, Int)
  /// No port can be called so.
  case name(ByteString, PortNameFault)
  /// Another port of the container has the name.
  case nameTwice(ByteString)
}

/// Why Kubernetes refuses the name of a port.
public enum PortNameFault: Sendable {
  /// It has more than 15 bytes, of which this is the number.
  case tooLong(Int)
  /// It holds something else than small letters, digits and `-`.
  case letters
  /// It holds no letter.
  case noLetter
  /// It starts or ends with `-`, or holds two of them in a row.
  case hyphens

  init?(_ name: ByteString) {
    let bytes = name.bytes
    let hyphen = UInt8(ascii: "-")
    if bytes.count > 15 {
      self = .tooLong(bytes.count)
    } else if !bytes.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0.isDecimalDigit || $0 == hyphen }) {
      self = .letters
    } else if !bytes.contains(where: { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }) {
      self = .noLetter
    } else if bytes.first == hyphen || bytes.last == hyphen || name.contains("--") {
      self = .hyphens
    } else {
      return nil
    }
  }
}

extension WorkflowGraph {
  /// What is wrong with the ports of containers.
  public var portProblems: [PodProblem<PortProblem>] {
    podContainers.flatMap { container, isPartial in PortProblem.all(of: container.object, isPartial: isPartial) }
  }
}

extension PortProblem {
  fileprivate static func all(of container: ArgoObject, isPartial: Bool) -> [PodProblem<Self>] {
    var problems: [PodProblem<Self>] = []
    var first: [ByteString: Sourced<ByteString>] = [:]
    for port in container.objects("ports") {
      if port.isAbsent("containerPort") {
        if !isPartial, port.isWhole { problems.append(PodProblem(.numberMissing, at: port.place.location)) }
      } else if let (number, node) = port.number("containerPort"), !(1...65535).contains(number) {
        problems.append(
          PodProblem(number == 0 ? .numberMissing : .number(field: "containerPort", number), at: node.location))
      }
      if let (number, node) = port.number("hostPort"), !(0...65535).contains(number) {
        problems.append(PodProblem(.number(field: "hostPort", number), at: node.location))
      }
      guard let name = port.known("name") else { continue }
      if let fault = PortNameFault(name.value) {
        problems.append(PodProblem(.name(name.value, fault), at: name.location))
      } else if let earlier = first[name.value] {
        problems.append(PodProblem(.nameTwice(name.value), at: name.location, earlier: earlier.location))
      } else {
        first[name.value] = name
      }
    }
    return problems
  }
}
