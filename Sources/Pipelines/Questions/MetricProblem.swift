import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// What Argo refuses in a metric of a template.
///
/// The sources are `validateTemplate` of `workflow/validate/validate.go`, and `IsValidMetricName`, `ValidateMetricLabels` and
/// `ValidateMetricValues` of `workflow/metrics/metrics.go` of Argo 3.4.17. Its metrics of the whole workflow are not
/// validated: it does not write what it cannot read.
public enum MetricProblem: Sendable {
  /// Prometheus takes no such name.
  case name(ByteString)
  /// The metric has no name.
  case nameMissing
  /// The metric does not say what it is about.
  case helpMissing(ByteString)
  /// Prometheus takes no such label.
  case label(ByteString)
  /// What the metric counts has no value.
  case valueMissing(field: String)
  /// The time and resources that a step took are not known while it runs.
  case realtime(ByteString)
}

extension WorkflowGraph {
  /// What is wrong with metrics, with whether Argo refuses the workflow for it.
  public var metricProblems: [(problem: PodProblem<MetricProblem>, isRefused: Bool)] {
    let ofTemplates = definitions.flatMap { MetricProblem.all(in: $0.object.object("metrics")) }
    let ofWorkflow = MetricProblem.all(in: specification?.object("metrics"))
    return ofTemplates.map { ($0, true) } + ofWorkflow.map { ($0, false) }
  }
}

extension MetricProblem {
  fileprivate static func all(in metrics: ArgoObject?) -> [PodProblem<MetricProblem>] {
    metrics?.objects("prometheus").flatMap { all(of: $0) } ?? []
  }

  private static func all(of metric: ArgoObject) -> [PodProblem<MetricProblem>] {
    var problems: [PodProblem<MetricProblem>] = []
    let name = metric.text("name")
    if metric.lacks("name") {
      problems.append(PodProblem(.nameMissing, at: metric.place.location))
    } else if let name = metric.known("name"), !isName(name.value) {
      problems.append(PodProblem(.name(name.value), at: name.location))
    }
    // What a name of the wrong type is, is a defect of its own.
    if metric.lacks("help"), metric.lacks("name") || name != nil {
      let place = metric.node.entry("help")?.key.location ?? name?.location ?? metric.place.location
      problems.append(PodProblem(.helpMissing(name?.value ?? ""), at: place))
    }
    for label in metric.objects("labels") {
      if let key = label.known("key"), !isName(key.value) {
        problems.append(PodProblem(.label(key.value), at: key.location))
      }
    }
    for field in ["gauge", "counter", "histogram"] as [StaticString] {
      guard let kind = metric.object(field) else { continue }
      if kind.lacks("value") {
        problems.append(PodProblem(.valueMissing(field: field.description), at: metric.key(field).location))
      } else if kind.flag("realtime") == true, let value = kind.text("value"),
        value.value.contains("resourcesDuration.")
      {
        problems.append(PodProblem(.realtime(value.value), at: value.location, earlier: kind.key("realtime").location))
      }
    }
    return problems
  }

  /// `IsValidMetricName` of Prometheus' `common/model`: letters, digits, `_` and `:`, and no digit first.
  private static func isName(_ name: ByteString) -> Bool {
    !(name.bytes.first?.isDecimalDigit ?? true)
      && name.bytes.allSatisfy { $0.isLetterOrDecimalDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ":") }
  }
}
