import Diagnostics

/// Outcomes of the kinds that users meet, each reported in every format.
enum Sample: String, CaseIterable {
  case placesInSeveralFiles = "places-in-several-files"
  case noPlace = "no-place"
  case unusualText = "unusual-text"
  case manyPlaces = "many-places"
  case ends = "ends"
  case suppressed = "suppressed"
  case belowThreshold = "below-threshold"
  case unreadable = "unreadable"
  case repeated = "repeated"
  case configuration = "configuration"
  case nothingWrong = "nothing-wrong"
  case nothingTouched = "nothing-touched"
  case nothingThere = "nothing-there"

  var outcome: Outcome {
    switch self {
    case .placesInSeveralFiles: Self.placesInSeveralFilesOutcome
    case .noPlace: Self.noPlaceOutcome
    case .unusualText: Self.unusualTextOutcome
    case .manyPlaces: Self.manyPlacesOutcome
    case .ends: Self.endsOutcome
    case .suppressed: Self.suppressedOutcome
    case .belowThreshold: Self.belowThresholdOutcome
    case .unreadable: Self.unreadableOutcome
    case .repeated: Self.repeatedOutcome
    case .configuration: Self.configurationOutcome
    case .nothingWrong:
      Outcome.of([.checked("team-1/train/RENDERED_PIPELINE"), .checked("bare/score.yaml", .barePipeline)])
    case .nothingTouched: Outcome.of([], kind: .range, knownUnits: nil)
    case .nothingThere: Outcome.of([], kind: .workTree)
    }
  }

  private static let train: Path = "team-1/train/RENDERED_PIPELINE"

  /// A parameter without a file, declared and used in one file and scheduled in another.
  private static var placesInSeveralFilesOutcome: Outcome {
    let workflow = SourceFile(
      "team-1/train/RENDERED_PIPELINE/workflow.yaml", .staged,
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {generateName: train-}
      spec:
        entrypoint: train
        templates:
        - name: train
          container:
            image: registry.example.com/train:1.4.2
            args: [--message, '{{inputs.parameters.custom_message}}']
        arguments:
          parameters:
          - {name: custom_message}

      """)
    let schedule = SourceFile(
      "schedules/team-1/recurring_runs.yaml", .commit("3f2a91c"),
      """
      recurring_runs:
        - name: train-daily
          pipeline: team-1/train

      """)
    let finding = Finding(
      rule: "params-missing", severity: .error, unit: .init(path: train, kind: .pipeline),
      message: "parameter \"custom_message\" has no file in params/", label: "declared here, without a default",
      location: workflow.location(
        of: "custom_message}\n", length: 14, pointer: "/spec/arguments/parameters/0/name"),
      notes: ["params/ holds custom_mesage"], help: "rename params/custom_mesage to params/custom_message",
      related: [
        .init("used here", at: workflow.location(of: "{{inputs.parameters.custom_message}}")),
        .init("scheduled here", at: schedule.location(of: "train-daily")),
        .init("the nearest name", at: Location(path: "team-1/train/RENDERED_PIPELINE/params/custom_mesage")),
      ], fingerprint: "3d1c5f0b7a924e68b0c7d2f9e1a45b36")
    return Outcome.of([.checked("schedules/team-1", .schedule), .checked(train)], [finding], knownUnits: 41)
  }

  private static var noPlaceOutcome: Outcome {
    let finding = Finding(
      rule: "workflow-missing", severity: .error, unit: .init(path: train, kind: .pipeline),
      message: "the folder has params/ but no workflow.yaml",
      location: Location(path: train), help: "run the render script again, or delete params/ too",
      fingerprint: "77e2a0c4d5b84f19a3c6e8f012b45d97")
    return Outcome.of([.checked(train)], [finding])
  }

  /// Everything that upsets terminals, columns and encodings, as far as each unit can hold it.
  private static var unusualTextOutcome: Outcome {
    let folder = Path(Array("équipe-\u{1B}[31m/caf".utf8) + [0xE9])
    let windows = SourceFile(
      folder.appending("workflow.yaml"), .workTree,
      "\u{FEFF}name: 訓練パイプライン # 🚂 cafe\u{301}\r\nimage:\ttrain:latest\t# by hand\r\nargs: \u{1B}[2J\u{7}oops\r\n")
    let component = String(repeating: #"{"inputs": [{"name": "x"}]}, "#, count: 180)
    let long = SourceFile(
      "long/workflow.yaml", .workTree,
      "metadata:\n  component_spec: '\(component){\"name\": \"訓練\", \"type\": \"Strng\"}, \(component)'\n")
    let invalid = SourceFile(
      path: "long/params/greeting", origin: .workTree,
      bytes: Array("Gr".utf8) + [0xFC, 0xDF] + Array("e aus Wien".utf8))
    return Outcome.of(
      [.checked("long"), .checked(folder)],
      [
        finding("file-encoding", at: invalid.location(2, 4), "the file is not UTF-8", unit: "long", label: "Latin-1?"),
        finding("params-type", at: long.location(of: "Strng"), "type \"Strng\" is unknown", unit: "long"),
        finding(
          "file-encoding", .warning, at: windows.location(0, 3), "the file starts with a byte order mark", unit: folder),
        finding("name-invalid", at: windows.location(of: "パイプライン"), "\"訓練パイプライン\" is no name", unit: folder),
        finding(
          "path-case-collision", .warning, at: windows.location(of: "cafe\u{301}"), "two forms of é", unit: folder),
        finding(
          "image-unpinned", .warning, at: windows.location(of: "latest"), "the tag may move", unit: folder, label: "tag"
        ),
        finding("file-conflict", at: windows.location(of: "oops"), "a message with \u{1B}[31mcolour", unit: folder),
      ], kind: .workTree)
  }

  /// Places on one line, one line apart, far apart, and over several lines.
  private static var manyPlacesOutcome: Outcome {
    let workflow = SourceFile(
      "cycle/workflow.yaml", .commit("3f2a91c"),
      """
      spec:
        templates:
        - name: main
          dag:
            tasks:
            - {name: a, dependencies: [c], template: step}
            - {name: b, dependencies: [a], template: step}
            - {name: c, dependencies: [b], template: step}
        - name: step
          container:
            image: busybox:1.36
            command: [sh, -c]
        - name: unused
          container: {image: busybox:1.36}
      """)
    return Outcome.of(
      [.checked("cycle")],
      [
        finding(
          "dag-cycle", at: workflow.location(of: "a, dependencies", length: 1),
          "tasks wait for each other: a → c → b → a",
          unit: "cycle", label: "begins here",
          related: [
            .init("waits for c", at: workflow.location(of: "c]", length: 1)),
            .init("waits for b", at: workflow.location(of: "b]", length: 1)),
            .init("what they run", at: workflow.location(of: "step\n", length: 4)),
          ]),
        finding(
          "template-unreachable", .warning,
          at: workflow.location(of: "name: unused\n    container: {image: busybox:1.36}"),
          "nothing runs template \"unused\"", unit: "cycle", label: "never run"),
      ], kind: .commit)
  }

  /// Places at the end of a file and in an empty one.
  private static var endsOutcome: Outcome {
    let open = SourceFile("open/workflow.yaml", .standardInput, "spec: {templates: [")
    let closed = SourceFile("open/params/flag", .standardInput, "true\n")
    let empty = SourceFile("open/params/name", .standardInput, "")
    return Outcome.of(
      [.checked("open")],
      [
        finding(
          "params-trailing-newline", at: closed.location(4, 5), "the value ends in a newline", unit: "open",
          label: "here"),
        finding(
          "params-empty", .warning, at: empty.location(0, 0), "the file is empty", unit: "open", label: "sent as \"\""),
        finding("yaml-syntax", at: open.location(19, 19), "did not find the end of the list", unit: "open"),
      ], kind: .standardInput)
  }

  private static var suppressedOutcome: Outcome {
    let workflow = SourceFile(
      "team-1/train/RENDERED_PIPELINE/workflow.yaml", .staged, "image: train:latest\nkey: hunter2\n")
    let image = workflow.location(of: "latest")
    return Outcome.of(
      [.checked(train)],
      [
        finding(
          "image-unpinned", .warning, at: image, "the tag may move", unit: train,
          suppression: .init(by: .comment, reason: "vendor image")),
        finding(
          "secret-in-plain-text", at: workflow.location(of: "hunter2"), "a key in plain text", unit: train,
          suppression: .init(by: .configuration, reason: "public demo key", until: "2027-01-31")),
        finding(
          "params-unused", .warning, at: image, "nothing reads it", unit: train,
          suppression: .init(by: .baseline, reason: nil)),
        finding(
          "params-unused", .warning, at: image, "nothing reads it either", unit: train,
          suppression: .init(by: .baseline, reason: nil)),
      ])
  }

  private static var belowThresholdOutcome: Outcome {
    let workflow = SourceFile("team-1/train/RENDERED_PIPELINE/workflow.yaml", .staged, "image: train:latest\n")
    return Outcome.of(
      [.checked(train)],
      [
        finding("image-unpinned", .warning, at: workflow.location(of: "latest"), "the tag may move", unit: train),
        finding("field-unknown", .info, at: workflow.location(of: "image"), "Argo has dropped the field", unit: train),
      ])
  }

  private static var unreadableOutcome: Outcome {
    let workflow = SourceFile("team-2/score/workflow.yaml", .staged, "kind: Workflow\n")
    let rules: [Outcome.Unit.RuleRun] = [
      .init("params-missing"), .init("yaml-syntax", obstacle: "workflow.yaml was not read"),
    ]
    return Outcome.of(
      [
        .init(
          .init(path: train, kind: .pipeline),
          status: .unreadable(
            "the blob 3f2a91c of workflow.yaml is not in this partial clone; run git fetch --refetch"),
          rules: rules), .checked("team-2/score"),
      ], [finding("not-a-workflow", at: workflow.location(of: "Workflow"), "there is no spec", unit: "team-2/score")])
  }

  /// One defect that a shared template brought into five pipelines.
  private static var repeatedOutcome: Outcome {
    let paths = (1...5).map { Path("team-\($0)/train") }
    let findings = paths.flatMap { path in
      let workflow = SourceFile(path.appending("workflow.yaml"), .staged, "image: base:latest\nsidecar: base:latest\n")
      return [workflow.location(of: "base"), workflow.location(28, 32)].map {
        finding(
          "image-unpinned", .warning, at: $0, "tag \"latest\" of base may move", unit: path, help: "name a digest")
      }
    }
    return Outcome.of(paths.map { .checked($0) }, findings, threshold: .warning)
  }

  /// A broken configuration, before anything else was looked at.
  private static var configurationOutcome: Outcome {
    let file = SourceFile(".kfplint.yaml", .workTree, "rules: {image-unpined: error}\n")
    let rules: [Outcome.Unit.RuleRun] = [.init("config-invalid")]
    return Outcome.of(
      [.init(.init(path: ".kfplint.yaml", kind: .repository), status: .checked, rules: rules)],
      [
        finding(
          "config-invalid", at: file.location(of: "image-unpined"), "there is no rule \"image-unpined\"",
          unit: ".kfplint.yaml", kind: .repository,
          help: "did you mean image-unpinned?")
      ], kind: .workTree)
  }
}
