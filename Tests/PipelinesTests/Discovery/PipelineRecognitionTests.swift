import Diagnostics
import Pipelines
import Testing

/// Whose file it is.
@Suite struct PipelineRecognitionTests {
  private static let workflow = """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata:
      generateName: count-rows-
      annotations:
        pipelines.kubeflow.org/pipeline_spec: '{"name": "count rows"}'
    spec:
      entrypoint: count
      templates:
      - name: count
        container: {image: registry.example.com/rows:1}

    """

  @Test func takesAWorkflowThatBrokeForAPipeline() throws {
    let broken = Self.workflow.replacing("{image: ", with: "{image: {{inputs.parameters.image}}: ")
    #expect(try !recognise(broken).isOther)
    #expect(try !recognise(broken, at: "training/rows.yaml").isOther)
  }

  @Test(arguments: [
    ("  generateName: count-rows-", "  {{- if .Values.name }}\n  name: x\n  {{- end }}"),
    ("generateName: count-rows-", "generateName: {{ .Release.Name }}-rows-"),
    ("generateName: count-rows-", "generateName: {{ pipeline_name }}-"),
    ("kind: Workflow", "{% if enabled %}\nkind: Workflow\n{% endif %}"),
  ])
  func leavesTemplatesOfOtherToolsAlone(_ part: String, _ markup: String) throws {
    let template = Self.workflow.replacing(part, with: markup)
    #expect(try recognise(template).isOther)
    #expect(try recognise(template, named: true).isOther)
    // Beside parameters it is meant as it is.
    #expect(try !recognise(template, withParameters: true).isOther)
  }

  @Test func takesAFileThatWasCutOffInAVariableForAPipeline() throws {
    #expect(try !recognise(Self.workflow + "    inputs: '{{work").isOther)
  }

  @Test func looksForMarkupOnlyWhereTheFileBreaks() throws {
    let source = Self.workflow + "    script:\n      source: |\n        {% for row in rows %}\n  - [\n"
    #expect(try !recognise(source).isOther)
  }

  @Test(arguments: [
    "Name: rows\nStatus:\n  Started: now\n Phase: done\n",
    "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec: [\n",
  ])
  func takesTextThatDoesNotParseAtItsWordOnlyIfItIsNamed(_ text: String) throws {
    #expect(try recognise(text).isOther)
    #expect(try !recognise(text, named: true).isOther)
  }

  @Test func leavesATemplateAloneEvenIfItIsNamed() throws {
    #expect(try recognise("spec:\n{% if tags %}\n  tags: []\n{% endif %}\n", named: true).isOther)
  }

  @Test(arguments: ["WorkflowTemplate", "ClusterWorkflowTemplate", "CronWorkflow"])
  func leavesTheOtherKindsOfArgoAlone(_ kind: String) throws {
    let other = Self.workflow.replacing("kind: Workflow", with: "kind: \(kind)")
    #expect(try recognise(other).isOther)
    #expect(try recognise(other, at: "training/rows.yaml").isOther)
    #expect(try !recognise(other, withParameters: true).isOther)
  }

  @Test func takesAnArgoWorkflowForAPipelineOnlyWithAMarkOrParameters() throws {
    let plain = Self.workflow.replacing("pipelines.kubeflow.org/", with: "example.com/")
    #expect(try recognise(plain).isOther)
    #expect(try !recognise(plain, withParameters: true).isOther)
  }

  @Test func takesPythonForPythonAndBrokenYAMLWithPythonInItForYAML() throws {
    guard case .pipeline(let python) = try recognise("import kfp\n\n\ndef rows(): pass\n"),
      case .python = python.files.text
    else {
      Issue.record("Python source is not recognised")
      return
    }
    guard case .pipeline(let yaml) = try recognise(Self.workflow + "import kfp\n"),
      case .malformed = yaml.files.text
    else {
      Issue.record("broken YAML is not recognised")
      return
    }
  }
}
