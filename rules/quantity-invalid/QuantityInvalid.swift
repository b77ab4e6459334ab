import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds resource quantities that Kubernetes refuses, or reads as another amount than was meant.
struct QuantityInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for written in graph.workflow.quantities + graph.patchedQuantities {
      guard let defect = written.defect else { continue }
      let value = written.text.value
      switch defect {
      case .variable(let place): report(.variable(value), at: written.text.location(of: place))
      case .unreadable(let fault):
        report(.unreadable(value, fault, meant: written.meant), at: written.text.location(of: fault.range))
      case .misread(let misreading, let place):
        report(.misread(value, misreading), at: written.text.location(of: place))
      case .negative: report(.negative(value), at: written.text.location)
      case .fractionOfByte(let place): report(.fractionOfByte(value), at: written.text.location(of: place))
      }
    }
    for container in graph.workflow.containers {
      for (name, request, limit) in container.resources.excessiveRequests {
        report(
          .requestAboveLimit(name, request.text.value, limit.text.value), at: request.text.location,
          related: [.init("the limit", at: limit.text.location)])
      }
    }
  }
}

extension Report.Message {
  fileprivate static func variable(_ value: ByteString) -> Self {
    Self(
      "\(value.quoted) is a variable where Argo reads a quantity", label: "Argo reads it before it replaces variables",
      notes: ["Argo refuses the whole workflow: quantities must match the regular expression"],
      help: "set it through podSpecPatch, as the SDK does for values that are known only at run time")
  }

  fileprivate static func unreadable(_ value: ByteString, _ fault: GrammarFault, meant: ByteString?) -> Self {
    Self(
      "\(value.quoted) is not a resource quantity: \(fault.message)",
      help: meant.map { "did you mean \($0)?" }
        ?? "write a number with one of these suffixes or none, such as 500m, 2 or 4Gi")
  }

  fileprivate static func misread(_ value: ByteString, _ misreading: Quantity.Misreading) -> Self {
    switch misreading {
    case .noDigits:
      Self("\(value.quoted) has no number, and Kubernetes reads it as 0", help: "write the number before the suffix")
    case .exponentWraps:
      Self(
        "the exponent of \(value.quoted) has more than 32 bits, and Kubernetes keeps only the lower 32",
        help: "write the number without an exponent")
    }
  }

  fileprivate static func negative(_ value: ByteString) -> Self {
    Self("\(value.quoted) is negative, which Kubernetes refuses", help: "write a number from 0")
  }

  fileprivate static func fractionOfByte(_ value: ByteString) -> Self {
    Self(
      "\(value.quoted) is not a whole number of bytes", label: "thousandths, millionths or billionths of a byte",
      help: "write Mi or M for megabytes: m is for cores")
  }

  fileprivate static func requestAboveLimit(_ name: ByteString, _ request: ByteString, _ limit: ByteString) -> Self {
    Self(
      "the container requests \(request.quoted) of \(name), more than its limit of \(limit.quoted)",
      notes: ["Kubernetes refuses the pod, so the step fails to start"],
      help: "raise the limit or lower the request")
  }
}
