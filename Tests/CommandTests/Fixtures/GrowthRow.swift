import Testing

/// Something that is repeated in a file, and how often in the smallest one.
struct GrowthRow: CustomTestStringConvertible, Sendable {
  let name: String
  let count: Int
  var format = "json"
  let files: @Sendable (Int) -> [String: String]

  var testDescription: String { name }

  init(_ name: String, _ count: Int, _ format: String = "json", _ files: @escaping @Sendable (Int) -> [String: String])
  {
    (self.name, self.count, self.format, self.files) = (name, count, format, files)
  }

  /// A workflow of SDK 1.8; the templates are those of `spec`, or one that runs a program.
  static func workflow(
    inputs: String = "", spec: String = "  templates: [{name: main, container: {image: 'a:1', command: [x]}}]\n"
  ) -> String {
    """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata:
      generateName: x-
      annotations:
        pipelines.kubeflow.org/kfp_sdk_version: 1.8.22
        pipelines.kubeflow.org/pipeline_compilation_time: '2022-01-01T00:00:00.000000'
        pipelines.kubeflow.org/pipeline_spec: '{"name": "x", "inputs": [\(inputs)]}'
      labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}
    spec:
      entrypoint: main
    \(spec)
    """
  }

  private static func pipeline(_ spec: String) -> [String: String] {
    ["RENDERED_PIPELINE/workflow.yaml": workflow(spec: spec)]
  }

  /// A pipeline whose only parameter has a value.
  private static func value(_ text: String) -> [String: String] {
    [
      "RENDERED_PIPELINE/workflow.yaml": workflow(
        inputs: #"{"name": "cfg", "type": "String"}"#,
        spec: """
            arguments: {parameters: [{name: cfg}]}
            templates: [{name: main, container: {image: 'a:1', command: [x, '{{workflow.parameters.cfg}}']}}]

          """),
      "RENDERED_PIPELINE/params/cfg": text,
    ]
  }

  /// A graph whose tasks all call a template that runs a program.
  private static func graph(_ tasks: String) -> [String: String] {
    pipeline(
      """
        templates:
        - {name: t0, container: {image: 'a:1', command: [x]}}
        - name: main
          dag:
            tasks:
      \(tasks)

      """)
  }

  /// A task with this `depends`, after one that it may name.
  private static func depends(_ text: String) -> [String: String] {
    graph("      - {name: a, template: t0}\n      - {name: b, template: t0, depends: '\(text)'}")
  }

  /// A command with this word.
  private static func word(_ text: String) -> [String: String] {
    pipeline("  templates: [{name: main, container: {image: 'a:1', command: [x, '\(text)']}}]\n")
  }

  private static func many(_ count: Int, _ separator: String = "", _ piece: (Int) -> String) -> String {
    (0..<count).map(piece).joined(separator: separator)
  }

  /// A name that no other number has, and that is not near another one.
  private static func name(_ number: Int) -> String {
    var (rest, name) = (UInt64(number) &* 0x9E37_79B9_7F4A_7C15, "n")
    for _ in 0..<10 {
      name.unicodeScalars.append(Unicode.Scalar(97 + UInt8(rest % 26)))
      rest /= 26
    }
    return name
  }

  private static func token(_ number: Int) -> String {
    "ghp_" + (0..<3).map { name(number * 3 + $0) + "7" }.joined() + "Q9"
  }

  /// Everything that once took more than the time of its size, and what is like it.
  static let all: [GrowthRow] = secrets + names + expressions + places

  private static let secrets = [
    GrowthRow("passwords in connection strings", 40_000) { value(many($0) { _ in ";a=" }) },
    GrowthRow("keys without end", 4000) {
      value(many($0) { _ in "-----BEGIN PRIVATE KEY\(String(repeating: "A", count: 60))\n" })
    },
    GrowthRow("starts of web tokens", 20_000) { value(many($0) { _ in "eyJ." }) },
    GrowthRow("tokens that are hidden", 1000) { value(many($0, "\n") { token($0) }) },
    GrowthRow("secrets in variables", 500) { count in
      pipeline(
        "  templates: [{name: main, container: {image: 'a:1', command: [x], env: ["
          + many(count, ", ") { "{name: A\($0)_PASSWORD, value: 'x\(name($0))9Q'}" } + "]}}]\n")
    },
  ]

  private static let names = [
    GrowthRow("unknown templates beside known ones", 400) { count in
      graph(
        many(count) { "      - {name: k\($0), template: \(name($0))}\n" }
          + many(count) { "  - {name: \(name(count + $0)), container: {image: 'a:1', command: [x]}}\n" })
    },
    GrowthRow("unknown parameters beside known ones", 500) { count in
      pipeline(
        "  arguments: {parameters: [" + many(count, ", ") { "{name: \(name($0)), value: x}" } + "]}\n"
          + "  templates: [{name: main, container: {image: 'a:1', command: ["
          + many(count, ", ") { "'{{workflow.parameters.\(name(count + $0))}}'" } + "]}}]\n")
    },
    GrowthRow("one long name beside another", 10_000) { count in
      graph(
        "      - {name: a, template: \(many(count) { _ in "ab" })}\n"
          + "  - {name: \(many(count) { _ in "ba" }), container: {image: 'a:1', command: [x]}}\n")
    },
    GrowthRow("files beside parameters", 250) { count in
      var files = pipeline("  arguments: {parameters: [" + many(count, ", ") { "{name: p\($0)}" } + "]}\n")
      for number in 0..<count { files["RENDERED_PIPELINE/params/\(name(number))"] = "1" }
      return files
    },
    GrowthRow("inputs beside parameters", 500) { count in
      [
        "RENDERED_PIPELINE/workflow.yaml": workflow(
          inputs: many(count, ", ") { #"{"name": "\#(name($0))", "type": "String"}"# },
          spec: "  arguments: {parameters: ["
            + many(count, ", ") { "{name: \(name(count + $0)), value: x}" }
            + "]}\n  templates: [{name: main, container: {image: 'a:1', command: [x]}}]\n")
      ]
    },
    GrowthRow("jobs beside experiments", 300) { count in
      [
        "team/recurring_runs.yaml": "recurring_runs:\n"
          + many(count) {
            """
              - pipeline_source:
                  {github_owner: a, github_repo: b, git_reference: v1, file_path: x/workflow.yaml}
                pipeline_parameters: []
                job:
                  {enabled: true, name: j\($0), experiment: \(name($0)), max_concurrency: 1,
                   trigger: {catchup: false, cron: "0 30 2 * * *"}}

            """
          },
        "team/experiments.yaml": "experiments:\n" + many(count) { "- name: \(name(count + $0))\n" },
      ]
    },
  ]

  private static let expressions = [
    GrowthRow("items of a list in a condition", 15_000) {
      graph("      - {name: b, template: t0, when: '1 in (\(many($0, ",") { _ in "1" }))'}")
    },
    GrowthRow("comments in depends", 1500) { depends("a" + many($0) { _ in " || /* a */ a" }) },
    GrowthRow("unknown results in depends", 1500) { depends("a" + many($0) { _ in " || a.Succeded" }) },
    GrowthRow("tags in one word", 4000) { word(many($0) { _ in "{{workflow.nmae}}" }) },
    GrowthRow("braces that are not closed", 4000) { word(many($0) { _ in "{{inputs.parameters.a " }) },
    GrowthRow("braces that another tag closes", 4000) { word(many($0) { _ in "{{workflow.a |" } + "}}") },
    GrowthRow("variables in one expression", 1000) {
      word("{{=" + many($0, "+") { _ in "inputs.parameters.a-b" } + "}}")
    },
    GrowthRow("hyphens in one name", 10_000) { word("{{=inputs.parameters.a" + many($0) { _ in "-b" } + "}}") },
    GrowthRow("misspelt macros", 6000) { value(many($0) { _ in "[[CurrentTme]]" }) },
  ]

  private static let places = [
    GrowthRow("inputs on one line", 2000) { count in
      [
        "RENDERED_PIPELINE/workflow.yaml": workflow(
          inputs: many(count, ", ") { #"{"name": "p\#($0)", "type": "Integer", "default": "1", "optional": true}"# })
      ]
    },
    GrowthRow("findings on one line", 600, "text") { count in
      pipeline(
        "  templates: ["
          + many(count, ", ") { "{name: \($0 == 0 ? "main" : "t\($0)"), container: {image: 'a:1', command: [x]}}" }
          + "]\n")
    },
    GrowthRow("findings in a text with escapes", 1000) { count in
      pipeline(
        "  templates: [{name: main, container: {image: 'a:1', command: [x, \"\\t"
          + many(count) { _ in "{{=a b}}" } + "\"]}}]\n")
    },
    GrowthRow("keys that are there twice", 10_000) { count in
      pipeline(
        "  templates: [{name: main, container: {image: 'a:1', command: [x]}}]\n" + many(count) { _ in "  zz: 1\n" })
    },
  ]
}
