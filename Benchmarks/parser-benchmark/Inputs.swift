import Diagnostics
import Foundation

/// What the benchmark reads.
enum Inputs {
  /// The YAML files among the arguments and in the folders among them.
  static func read(_ arguments: ArraySlice<String>) throws -> [SourceFile] {
    try arguments.flatMap { argument in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder), isFolder.boolValue else {
        return [try file(argument)]
      }
      let names = FileManager.default.enumerator(atPath: argument)?.compactMap { $0 as? String } ?? []
      return try names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map {
        try file(argument + "/" + $0)
      }
    }
  }

  private static func file(_ path: String) throws -> SourceFile {
    let content = try Data(contentsOf: URL(fileURLWithPath: path))
    return SourceFile(path: Path(path), origin: .workTree, bytes: Array(content))
  }

  /// A workflow of 300 steps with their component specifications as JSON, about half a megabyte.
  static var generated: SourceFile {
    var text = """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata:
        generateName: generated-
      spec:
        entrypoint: generated
        arguments:
          parameters:
          - {name: rows, value: '100'}
        templates:

      """
    for step in 0..<300 {
      let specification = """
        {"description": "Step \(step)", "inputs": [{"name": "rows", "type": "Integer"}], "implementation":
              {"container": {"image": "registry.example/train:1.\(step)", "command": ["sh", "-ec", "it''s"]}}}
        """
      text += """
          - name: step-\(step)
            container:
              args: [--rows, '{{inputs.parameters.rows}}', --output, /tmp/outputs/model/data]
              command:
              - sh
              - -ec
              - |
                program_path=$(mktemp)
                printf "%s" "$0" > "$program_path"
                python3 -u "$program_path" "$@"
              - |
                def train(rows):
                    # Reads the rows and writes a model.
                    return [row * \(step) for row in range(rows)]
              image: registry.example/train:1.\(step)
              resources:
                limits: {memory: 1Gi, cpu: '1'}
            inputs:
              parameters:
              - {name: rows}
            outputs:
              artifacts:
              - {name: model, path: /tmp/outputs/model/data}
            metadata:
              labels:
                pipelines.kubeflow.org/enable_caching: "true"
              annotations: {pipelines.kubeflow.org/component_spec: '\(specification)'}

        """
    }
    return SourceFile(path: "generated.yaml", origin: .workTree, bytes: Array(text.utf8))
  }
}
