import Diagnostics
import Pipelines
import Testing

/// What Kubernetes refuses in pods.
@Suite struct PodProblemTests {
  private func graph(_ container: String = "", _ template: String = "", spec: String = "") throws -> WorkflowGraph {
    try argoGraph(
      spec: "\(spec)\ntemplates:\n- {name: a, container: {image: b, command: [c], \(container)}, \(template)}")
  }

  @Test(arguments: [
    ("10.0.0.1", true), ("010.0.0.1", true), ("10.0.0", false), ("10.0.0.256", false), ("localhost", false),
    ("::", true), ("::1", true), ("fd00::", true), ("fd00::1:2", true), ("1:2:3:4:5:6:7:8", true),
    ("1:2:3:4:5:6:7", false),
    ("1::2::3", false), (":1:2:3:4:5:6:7", false), ("::ffff:10.0.0.1", true), ("::ffff:10.0.0", false),
    ("12345::", false),
    ("g::", false), ("1:2:3:4:5:6:7:8:9", false), ("1:2:3:4:5:6:10.0.0.1", true), ("{{inputs.parameters.a}}", true),
  ])
  func addresses(_ text: String, isValid: Bool) throws {
    let problems = try graph("", "hostAliases: [{ip: '\(text)'}]").addressProblems
    #expect(problems.isEmpty == isValid)
  }

  @Test(arguments: [
    ("http", true), ("a", true), ("1-a", true), ("web-and-metrics", true), ("web-and-metrics1", false), ("80", false),
    ("-a", false), ("a-", false), ("a--b", false), ("A", false), ("a_b", false), ("{{x}}", true),
  ])
  func namesOfPorts(_ name: String, isValid: Bool) throws {
    #expect(try graph("ports: [{containerPort: 80, name: '\(name)'}]").portProblems.isEmpty == isValid)
  }

  @Test(arguments: [
    ("A", true), ("a.b-c_d", true), (".a", true), (".", false), ("..a", false), ("1A", false), ("A B", false),
    ("A=B", false),
    ("{{x}}=", true),
  ])
  func namesOfVariables(_ name: String, isValid: Bool) throws {
    #expect(try graph("env: [{name: '\(name)', value: x}]").environmentProblems.isEmpty == isValid)
  }

  @Test func nothingIsMissingWhereItMayBeMisspelt() throws {
    #expect(try graph("env: [{nmae: A}]").environmentProblems.isEmpty)
    #expect(try graph("env: [{name: A, valueFrom: {secretRef: {}}}]").environmentProblems.isEmpty)
    #expect(try graph("ports: [{containerport: 80}]").portProblems.isEmpty)
    #expect(try graph("livenessProbe: {httpget: {}}").probeProblems.isEmpty)
    #expect(try graph("", "volumes: [{name: a, emptydir: {}}]").volumeProblems.isEmpty)
    #expect(try graph("volumeMounts: [{name: a, mountpath: /a}]").mountProblems.isEmpty)
    #expect(try graph("", "tolerations: [{Key: a}]").schedulingProblems.isEmpty)
    #expect(
      try graph("resources: {limit: {nvidia.com/gpu: 1}, requests: {nvidia.com/gpu: 1}}").resourceProblems.isEmpty)
  }

  @Test func graphsHaveNoPod() throws {
    let graph = try argoGraph(
      spec: """
        templates:
        - name: a
          dag: {tasks: [{name: b, template: b}]}
          initContainers: [{name: c, image: d, env: [{value: e}], ports: [{}], resources: {limits: {mem: 1}}}]
          volumes: [{name: a, emptyDir: {}, secret: {}}]
          tolerations: [{operator: Equal}]
        """)
    #expect(graph.environmentProblems.isEmpty && graph.portProblems.isEmpty && graph.resourceProblems.isEmpty)
    #expect(graph.volumeProblems.isEmpty && graph.schedulingProblems.isEmpty)
  }

  @Test func whatAContainerSaysCountsBeforeWhatItsPodSays() throws {
    let strict = "securityContext: {runAsNonRoot: true}"
    #expect(try graph("securityContext: {runAsUser: 0}", strict).securityProblems.count == 1)
    #expect(try graph("securityContext: {runAsUser: 0}", spec: strict).securityProblems.count == 1)
    #expect(try graph("securityContext: {runAsUser: 0, runAsNonRoot: false}", strict).securityProblems.isEmpty)
    #expect(
      try graph("securityContext: {runAsUser: 1}", "securityContext: {runAsNonRoot: true, runAsUser: 0}")
        .securityProblems.count == 1)
  }

  @Test func devicesAreWholeAndLimited() throws {
    func count(_ resources: String) throws -> Int { try graph("resources: \(resources)").resourceProblems.count }
    #expect(try count("{limits: {nvidia.com/gpu: 1, cpu: 0.5}}") == 0)
    #expect(try count("{limits: {nvidia.com/gpu: 1500m}}") == 1)
    #expect(try count("{limits: {nvidia.com/gpu: 2}, requests: {nvidia.com/gpu: 2000m}}") == 0)
    #expect(try count("{requests: {nvidia.com/gpu: 2}}") == 1)
    #expect(try count("{limits: {nvidia.com/gpu: 2}, requests: {nvidia.com/gpu: 1}}") == 1)
    #expect(try count("{requests: {cpu: 2}}") == 0)
    #expect(try count("{limits: {gpu: 1}}") == 1)
    #expect(try count("{limits: {pods: 1}}") == 1)
  }

  @Test func volumesThatNobodyMountsAreNotInThePod() throws {
    let volumes = "volumes: [{name: a, emptyDir: {}, hostPath: {path: /a}}]"
    #expect(try graph("", volumes).volumeProblems.map(\.isMounted) == [false])
    #expect(try graph("volumeMounts: [{name: a, mountPath: /a}]", volumes).volumeProblems.map(\.isMounted) == [true])
  }
}
