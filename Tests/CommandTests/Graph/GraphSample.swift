import Foundation

/// Workflows to be drawn.
enum GraphSample {
  /// What stands for something else in one of the formats.
  static let hostileNames = [
    #"a"b"#, #"a\nb"#, "a&amp;b", "<script>alert(1)</script>", "]]>", "a<br/>b", "`x`", "#34;", "end", "n1[x]",
    "%%{init}%%",
    #"\N \G \E"#, "日本語 🚂", "a;b|c{d}", "--> x", "'single'", "fa:fa-car", "$$x^2$$",
  ]

  /// Tasks that follow each other.
  static func chain(_ names: [String]) -> String {
    var tasks = ""
    for (index, name) in names.enumerated() {
      tasks += "      - name: \(quoted(name))\n        template: work\n"
      if index > 0 { tasks += "        dependencies: [\(quoted(names[index - 1]))]\n" }
    }
    return """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata:
        generateName: chain-
        annotations: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22, pipelines.kubeflow.org/pipeline_spec: '{"name": "chain"}'}
      spec:
        entrypoint: main
        templates:
        - name: main
          dag:
            tasks:
      \(tasks)  - name: work
          container: {image: registry.example.com/work:1.0, command: [work]}
        serviceAccountName: pipeline-runner

      """
  }

  /// A name as JSON has it, which YAML reads as well.
  private static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// A label of Mermaid without its character references.
  static func decodedMermaid(_ label: Substring) -> String {
    String(label).replacing(/#(\d+);/) { match -> String in
      guard let number = UInt32(match.1), number != 0x200B, let scalar = Unicode.Scalar(number) else { return "" }
      return String(Character(scalar))
    }
  }

  static let everything = """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata: {generateName: everything-}
    spec:
      entrypoint: main
      onExit: tidy
      hooks:
        running: {expression: 'workflow.status == "Running"', template: announce}
      templates:
      - name: main
        dag:
          tasks:
          - {name: load, template: work}
          - name: condition-1
            template: condition-1
            when: '"{{tasks.load.outputs.result}}" == "yes"'
            dependencies: [load]
          - name: for-loop-2
            template: for-loop-2
            withItems: [1, 2, 3]
            dependencies: [load]
          - {name: report, template: work, depends: condition-1.Failed || for-loop-2, onExit: tidy}
          - {name: repeat, template: work, withParam: '{{tasks.load.outputs.result}}', dependencies: [load, report]}
          - {name: count, template: work, withSequence: {count: 5}, dependencies: [report]}
          - name: written-here
            inline: {container: {image: registry.example.com/other:latest, command: [other]}}
      - name: condition-1
        dag:
          tasks:
          - {name: work, template: work}
          - {name: again, template: main, dependencies: [work]}
      - name: for-loop-2
        steps:
        - - {name: one, template: work}
          - {name: two, template: work}
        - - {name: three, template: work}
          - {name: four, template: wait}
      - name: work
        script: {image: registry.example.com/work:1.0, command: [sh], source: 'echo yes'}
      - name: wait
        suspend: {duration: 5s}
      - name: tidy
        container: {image: registry.example.com/tidy:1.0, command: [tidy]}
      - name: announce
        container: {image: registry.example.com/announce:1.0, command: [announce]}
      - name: old
        dag:
          tasks: [{name: older, template: older}]
      - name: older
        container: {image: registry.example.com/older:1.0, command: [older]}

    """
}
