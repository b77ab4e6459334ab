import ArgoTypes
import Pipelines
import Testing

/// Tags with white space within the braces, which every version of Argo fills in and not every one checks.
@Suite struct PaddedTagTests {
  private func refusals(step: String = "", task: String = "", _ target: String?) throws -> [String] {
    let graph = try argoGraph(
      spec: """
        entrypoint: main
        arguments: {parameters: [{name: table}]}
        templates:
        - name: main
          dag:
            tasks:
            - {name: fit, template: fit}
            - {name: score, template: leaf, dependencies: [fit], arguments: {parameters: [{name: rows, value: '\(task)'}]}}
        - name: fit
          container: {image: x}
          outputs: {parameters: [{name: model, valueFrom: {path: /m}}]}
        - name: leaf
          inputs: {parameters: [{name: rows}]}
          container: {image: x, args: ['\(step)']}
        """, target: try target.map { try #require(ArgoVersion($0)) })
    return graph.referenceDefects.map { defect in
      switch defect.refusal {
      case .certain: "\(defect.problem.words): certain"
      case .since(let version, let isLikelyMeant): "\(defect.problem.words): \(version) \(isLikelyMeant)"
      case .never: "\(defect.problem.words): never"
      }
    }
  }

  @Test(arguments: [nil, "3.1.6", "3.3.10", "3.4.11", "3.4.12", "3.7.3"])
  func whatExistsIsFilledIn(_ target: String?) throws {
    #expect(try refusals(step: "{{ inputs.parameters.rows }} {{ workflow.name }} {{workflow.uid }}", target) == [])
    #expect(try refusals(task: "{{ tasks.fit.outputs.parameters.model }}", target) == [])
  }

  @Test(arguments: ["{{ item.name }}", "{{ workflow.title }}", "{{ inputs.text }}", "{{ steps.x.outputs }}"])
  func textOfAnotherLanguageIsRefusedByLaterVersionsOnly(_ text: String) throws {
    #expect(try refusals(step: text, nil).map { $0.suffix(14) } == [": 3.4.12 false"])
    #expect(try refusals(step: text, "3.4.11") == [])
    #expect(try refusals(step: text, "3.4.12").map { $0.suffix(9) } == [": certain"])
  }

  @Test func whatIsMeantIsToldForEveryVersion() throws {
    let text = "{{ inputs.parameters.row }}"
    #expect(try refusals(step: text, nil) == ["undeclared input, perhaps rows: 3.4.12 true"])
    #expect(try refusals(step: text, "3.3.8") == ["undeclared input, perhaps rows: never"])
    #expect(try refusals(step: text, "3.5.0") == ["undeclared input, perhaps rows: certain"])
    #expect(try refusals(task: "{{ tasks.fit.outputs.parameters.x }}", "3.3.8") == ["no output of fit: never"])
    #expect(try refusals(task: "{{ tasks.score.status }}", nil) == ["not upstream: score: certain"])
  }

  @Test func aSpaceAtTheEndIsAPartOfTheNameForOlderVersions() throws {
    let text = "{{tasks.fit.outputs.parameters.model }}"
    #expect(try refusals(task: text, "3.3.10") == ["space at the end: certain"])
    #expect(try refusals(task: text, "3.4.12") == [])
    #expect(try refusals(task: text, nil) == [])
    #expect(try refusals(step: "{{inputs.text }}", nil) == ["unknown variable: certain"])
  }
}
