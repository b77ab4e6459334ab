import ArgoTypes
import Diagnostics
import Pipelines
import Testing

/// What becomes of scalars that should be text: scalars × places × versions.
@Suite struct TextVerdictTests {
  /// The places, with a scalar for `X`: two where the KFP API knows the type, and some below embedded structs.
  private static let known = [
    "container: {image: a, args: [X]}", "container: {image: a, env: [{name: A, value: X}]}", "nodeSelector: {a: X}",
    "tolerations: [{key: a, value: X}]", "metadata: {annotations: {a: X}}", "inputs: {artifacts: [{name: X}]}",
  ]
  private static let embedded = [
    "sidecars: [{name: s, args: [X]}]", "initContainers: [{name: s, env: [{name: A, value: X}]}]",
    "script: {image: a, source: b, command: [X]}", "inputs: {artifacts: [{name: a, raw: {data: X}}]}",
    "outputs: {artifacts: [{name: a, s3: {key: X}}]}", "volumes: [{name: a, secret: {secretName: X}}]",
    "volumes: [{name: a, persistentVolumeClaim: {claimName: X}}]", "volumes: [{name: a, configMap: {name: X}}]",
    "container: {image: a, env: [{name: A, valueFrom: {secretKeyRef: {name: X, key: k}}}]}",
    "container: {image: a, livenessProbe: {httpGet: {port: 1, path: X}}}",
    "container: {image: a, envFrom: [{configMapRef: {name: X}}]}", "steps: [[{name: X, template: a}]]",
  ]

  private func verdicts(_ scalar: String, in place: String, target: String? = nil) throws -> [String] {
    let text = """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {generateName: a-, annotations: {pipelines.kubeflow.org/pipeline_spec: '{"name": "a"}'}}
      spec: {entrypoint: a, templates: [{name: a, \(place.split(separator: "X", omittingEmptySubsequences: false).joined(separator: scalar))}]}

      """
    let version = try target.map { try #require(ArgoVersion($0)) }
    guard case .pipeline(let unit) = try recognise(text, at: "a.yaml", named: true, target: version) else {
      throw Unrecognised()
    }
    return try #require(unit.graph).wrongValues.map { value in
      guard case .notText(_, _, let verdict) = value.problem else { return "wrong" }
      return switch verdict {
      case .same: "same"
      case .becomes(let text): "becomes \(text ?? "another")"
      case .refusedFromClient: "KFP 1"
      case .refused(let isTextForClient): isTextForClient ? "upload" : "refused"
      case .unsendable: "unsendable"
      }
    }
  }

  /// A scalar; what becomes of it without a target and before KFP 2.0, from 2.0 on, and below an embedded struct.
  static let table: [(String, [String], [String], [String])] = [
    ("1e-05", [], [], ["upload"]), ("1e+20", [], [], ["upload"]), ("5e-324", ["becomes 0"], ["becomes 0"], ["upload"]),
    ("1e3", ["becomes 1000"], ["becomes 1000"], ["upload"]), ("08", ["becomes 8"], ["becomes 8"], ["upload"]),
    ("1234e5", ["becomes 1.234e+08"], ["becomes 1.234e+08"], ["upload"]),
    ("y", ["becomes true"], ["becomes true"], ["upload"]),
    ("0o17", ["becomes 15"], ["becomes 15"], ["upload"]), ("5", ["KFP 1"], [], ["refused"]),
    ("-5", ["KFP 1"], [], ["refused"]),
    ("true", ["KFP 1"], [], ["refused"]), ("yes", ["KFP 1"], ["becomes true"], ["refused"]),
    ("1.10", ["KFP 1"], ["becomes 1.1"], ["refused"]), ("1.5", ["KFP 1"], [], ["refused"]),
    ("012", ["KFP 1"], ["becomes 10"], ["refused"]), ("12_000", ["KFP 1"], ["becomes 12000"], ["refused"]),
    ("0x1F", ["KFP 1"], ["becomes 31"], ["refused"]), (".inf", ["KFP 1"], ["becomes +Inf"], ["refused"]),
    ("20260131", ["KFP 1"], [], ["refused"]), ("12345678.5", ["KFP 1"], ["becomes 1.2345678e+07"], ["refused"]),
    ("18446744073709551615", ["KFP 1"], [], ["refused"]),
    ("18446744073709551616", ["KFP 1"], ["becomes 1.8446744e+19"], ["refused"]),
    ("1:30", ["KFP 1"], ["becomes 90"], ["refused"]),
    ("2026-01-31", ["unsendable"], ["unsendable"], ["unsendable"]),
    ("=", ["unsendable"], ["unsendable"], ["unsendable"]),
    ("'5'", [], [], []), ("a5", [], [], []), ("", [], [], []),
  ]

  @Test(arguments: table)
  func `A scalar where text belongs has the verdict of its target`(
    scalar: String, before: [String], after: [String], below: [String]
  ) throws {
    for place in Self.known {
      #expect(try verdicts(scalar, in: place) == before, "\(place)")
      #expect(try verdicts(scalar, in: place, target: "3.3.8") == before, "\(place)")
      #expect(try verdicts(scalar, in: place, target: "3.3.10") == after, "\(place)")
      #expect(try verdicts(scalar, in: place, target: "3.4.17") == after, "\(place)")
    }
    for place in Self.embedded {
      for target in [nil, "3.3.8", "3.4.17"] as [String?] {
        #expect(try verdicts(scalar, in: place, target: target) == below, "\(place)")
      }
    }
  }
}
