import ArgoGrammar
import Diagnostics
import Pipelines
import Testing

@Suite struct WrittenQuantityTests {
  @Test func findsThemInEveryPlaceThatArgoReads() throws {
    let graph = try argoGraph(
      spec: """
        podResources: {limits: {cpu: 1}}
        templateDefaults: {container: {resources: {limits: {cpu: 2}}}}
        volumes:
        - {name: a, emptyDir: {sizeLimit: 3}}
        - {name: b, downwardAPI: {items: [{path: x, resourceFieldRef: {resource: limits.cpu, divisor: 4}}]}}
        - name: c
          projected:
            sources: [{downwardAPI: {items: [{path: x, resourceFieldRef: {resource: limits.cpu, divisor: 5}}]}}]
        - {name: d, ephemeral: {volumeClaimTemplate: {spec: {resources: {requests: {storage: 6}}}}}}
        volumeClaimTemplates: [{metadata: {name: e}, spec: {resources: {requests: {storage: 7}}}}]
        templates:
        - name: one
          volumes: [{name: f, emptyDir: {sizeLimit: 8}}]
          container:
            resources: {limits: {cpu: 9, memory: 10}, requests: {cpu: 11}}
            env: [{name: x, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: 12}}}]
          initContainers: [{name: x, resources: {limits: {cpu: 13}}}]
          sidecars: [{name: x, resources: {limits: {cpu: 14}}}]
        - {name: two, script: {resources: {limits: {cpu: 15}}}}
        - {name: three, containerSet: {containers: [{name: x, resources: {limits: {cpu: 16}}}]}}
        """)
    let numbers = graph.workflow.quantities.compactMap { $0.text.value.string.flatMap { Int($0) } }
    #expect(numbers.sorted() == Array(1...16))
  }

  @Test(arguments: [
    ("8GB", "8G"), ("8 GiB", "8Gi"), ("10 Gi", "10Gi"), ("1K", "1k"), ("1.5mb", "1.5M"), ("512mi", "512Mi"),
    ("lots", nil), ("GB", nil), ("2 cores", nil), ("1.2.3G", nil),
  ])
  func proposesTheNearestQuantity(_ text: String, _ meant: String?) throws {
    let graph = try argoGraph(spec: "templates: [{name: x, container: {resources: {limits: {memory: \(text)}}}}]")
    let quantity = try #require(graph.workflow.quantities.first)
    #expect(quantity.meant?.description == meant)
  }

  /// The quantity of a limit of memory, and what its defect is called.
  private func defect(_ value: String, of resource: String = "memory") throws -> String {
    let graph = try argoGraph(spec: "templates: [{name: x, container: {resources: {limits: {\(resource): \(value)}}}}]")
    let quantity = try #require(graph.workflow.quantities.first)
    return switch quantity.defect {
    case nil: ""
    case .variable(let range): "variable " + quantity.text.location(of: range).text
    case .unreadable(let fault): "unreadable " + quantity.text.location(of: fault.range).text
    case .misread(let misreading, let range): "\(misreading) " + quantity.text.location(of: range).text
    case .negative: "negative"
    case .fractionOfByte(let range): "fraction " + quantity.text.location(of: range).text
    }
  }

  @Test(arguments: [
    ("1", ""), ("'1'", ""), ("1.5Gi", ""), ("0", ""), ("-0", ""), ("8GB", "unreadable GB"),
    ("'10 Gi'", "unreadable  Gi"),
    ("Gi", "noDigits Gi"), ("1e4294967299", "exponentWraps e4294967299"), ("-1", "negative"), ("512m", "fraction m"),
    ("0m", ""), ("1000m", ""), ("1500m", "fraction m"),
    ("'{{inputs.parameters.x}}'", "variable {{inputs.parameters.x}}"), ("'{{x}}Gi'", "variable {{x}}"),
  ])
  func judgesAnAmountOfMemory(_ value: String, _ expected: String) throws {
    #expect(try defect(value) == expected)
  }

  @Test func letsOnlyBytesBeWhole() throws {
    #expect(try defect("500m", of: "cpu") == "")
    #expect(try defect("500m", of: "nvidia.com/gpu") == "")
    #expect(try defect("500m", of: "ephemeral-storage") == "fraction m")
    #expect(try defect("500u", of: "hugepages-2Mi") == "fraction u")
  }

  @Test func leavesValuesOfAnotherTypeAlone() throws {
    let graph = try argoGraph(
      spec: "templates: [{name: x, container: {resources: {limits: {cpu: true, memory: [1], storage: , a: {}}}}}]")
    #expect(graph.workflow.quantities.map(\.text.value).isEmpty)
  }

  @Test(arguments: [
    ("1", "1000m", false), ("1001m", "1", true), ("4G", "4Gi", false), ("4Gi", "4G", true), ("Gi", "1", false),
    ("5", "x", false), ("'{{x}}'", "1", false), ("-1", "-2", false),
  ])
  func comparesRequestsWithLimits(_ request: String, _ limit: String, _ isExcessive: Bool) throws {
    let graph = try argoGraph(
      spec: "templates: [{name: x, container: {resources: {requests: {cpu: \(request)}, limits: {cpu: \(limit)}}}}]")
    let excessive = try #require(graph.workflow.containers.first).resources.excessiveRequests
    #expect(excessive.count == (isExcessive ? 1 : 0))
  }
}
