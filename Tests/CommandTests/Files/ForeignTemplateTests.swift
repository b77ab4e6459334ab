import Testing

/// Files called like a workflow out of which another program makes YAML.
struct ForeignTemplateTests {
  @Test(
    "A template of another language is somebody else's, and not passed over where it is named",
    arguments: [
      "{{<- /* made by a generator\n */>}}\napiVersion: argoproj.io/v1alpha1\nkind: Workflow\n",
      "{{- if .Values.enabled }}\nmetadata: {annotations: {pipelines.kubeflow.org/x: y}}\n{{- end }}\n",
      "{{ include \"team.workflow\" . }}\n", "{{/* a comment */}}\nkind: Workflow\n",
      "# {{ cookiecutter.name }}\n\n{{ header }}\nkind: Workflow\n",
      "{% for team in teams %}\nkind: Workflow\n{% endfor %}\n",
      "<#if team>\nkind: Workflow\nspec: {}\n</#if>\n",
      "metadata: {labels: {pipelines.kubeflow.org/x: y}}\nspec:\n  <% if (a) { %>\n  templates: []\n",
      "metadata:\n  labels:\n    {{- include \"labels\" . | nindent 4 }}\n    pipelines.kubeflow.org/x: y\n",
    ])
  func templates(text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "charts/workflow.yaml")
    let found = try folder.kfplint("lint", ".", "--format", "concise")
    #expect(found.output == "")
    #expect(found.status == 0)
    let named = try folder.kfplint("lint", "charts/workflow.yaml")
    #expect(named.status == 2)
    #expect(named.error.hasPrefix("error: charts/workflow.yaml: "))
  }

  @Test("A broken pipeline with mark-up in the source of a step is a broken pipeline")
  func brokenPipeline() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "metadata: {annotations: {pipelines.kubeflow.org/x: y}}\nspec:\n  args: ['{{ name }} {% if a %}']\n  kind\n  x: y\n",
      to: "charts/workflow.yaml")
    #expect(try folder.kfplint("lint", ".", "--format", "concise").output.contains("yaml-syntax"))
  }
}
