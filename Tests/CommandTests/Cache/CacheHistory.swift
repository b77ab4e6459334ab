import Foundation
import TestSupport

/// A repository in which things happen at random: pipelines come, change, move and go, and so does what they are made of and
/// what is configured.
///
/// The same seed makes the same history.
struct CacheHistory {
  let repository: TemporaryRepository
  private var random: SeededGenerator
  private var number = 0

  init(seed: UInt64) throws {
    repository = try TemporaryRepository()
    random = SeededGenerator(seed: seed)
    for folder in Self.folders.prefix(3) { try repository.writePipeline(folder) }
    try repository.commitAll()
  }

  private static let folders = [
    "report", "sales/RENDERED_PIPELINE", "sales/RENDERED_PIPELINE_dev", "stock/daily/RENDERED_PIPELINE", "stock/weekly",
    "team/a/b/RENDERED_PIPELINE",
  ]

  /// What the repository's own folder, the work tree or the configuration can go through.
  private static let events: [@Sendable (inout CacheHistory) throws -> Void] = [
    { try $0.writePipeline() }, { try $0.writePipeline() }, { try $0.changeParameter() }, { try $0.changeParameter() },
    { try $0.removeParameter() }, { try $0.damageWorkflow() }, { try $0.sameSize() }, { try $0.changePython() },
    { try $0.changeRequirements() }, { try $0.changeComponent() }, { try $0.changeComponent() },
    { try $0.linkComponent() }, { try $0.configure() }, { try $0.configure() }, { try $0.move() }, { try $0.addBare() },
    { try $0.addOther() }, { try $0.commit() }, { try $0.commit() }, { try $0.goBack() }, { try $0.lineEnds() },
    { try $0.ignore() }, { try $0.schedule() }, { _ in usleep(2_200_000) },
  ]

  /// Lets one thing happen.
  mutating func step() throws {
    number += 1
    try Self.events[Int.random(in: Self.events.indices, using: &random)](&self)
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }

  private mutating func isLucky() -> Bool { Bool.random(using: &random) }

  /// A folder with a pipeline, or one that could have one.
  private mutating func folder() -> String { pick(Self.folders) }

  private mutating func pipeline() -> String? {
    let there = Self.folders.filter { repository.exists("\($0)/workflow.yaml") }
    return there.isEmpty ? nil : pick(there)
  }

  private mutating func writePipeline() throws {
    var pipeline = PipelineText()
    if isLucky() { pipeline.required.append("format") }
    if isLucky() { pipeline.head = pick(["# rendered\n", "# kfplint: ignore[params-missing] for now\n"]) }
    var text = pipeline.text
    if isLucky() {
      // As the SDK notes it for a component that was loaded from a file.
      text = text.replacing(
        "    metadata:\n      labels:",
        with: """
              metadata:
                annotations: {pipelines.kubeflow.org/component_ref: '{"digest": "\(String(repeating: "a", count: 64))", "url": "\(pick(["component.yaml", "../component.yaml", "lib/component.yaml"]))"}'}
                labels:
          """)
    }
    let folder = folder()
    try repository.write(text, to: "\(folder)/workflow.yaml")
    for (name, value) in pipeline.values { try repository.write(value, to: "\(folder)/params/\(name)") }
  }

  private mutating func changeParameter() throws {
    guard let folder = pipeline() else { return }
    try repository.write(
      pick([
        "a value", "another value\n", "", "\u{FEFF}x", "a\r\nb\r\n", "{{macro}}", "<<<<<<< a\n=======\n>>>>>>> b\n",
      ]),
      to: "\(folder)/params/\(pick(["recipient", "period", "format", "Recipient"]))")
  }

  private mutating func removeParameter() throws {
    guard let folder = pipeline() else { return }
    let path = "\(folder)/params/\(pick(["recipient", "period"]))"
    if repository.exists(path) { try repository.remove(path) }
  }

  private mutating func damageWorkflow() throws {
    guard let folder = pipeline() else { return }
    let text = try repository.text("\(folder)/workflow.yaml")
    try repository.write(
      pick([text + "  : [\n", text.replacing("spec:", with: "spec: {}\nother:"), "", String(text.prefix(300))]),
      to: "\(folder)/workflow.yaml")
  }

  /// Writes another text of the same length, and gives the file its old time.
  private mutating func sameSize() throws {
    guard let folder = pipeline() else { return }
    _ = try repository.shell(
      """
      touch -r workflow.yaml ../stamp.txt 2>/dev/null
      sed -i 's/name: recipient/name: recipiemt/1' workflow.yaml
      touch -r ../stamp.txt workflow.yaml
      rm -f ../stamp.txt
      """, in: folder)
  }

  private mutating func changePython() throws {
    let folder = folder().split(separator: "/").dropLast().joined(separator: "/")
    try repository.write(
      pick(["def send(recipient):\n  pass\n", "def other():\n  return \(number)\n"]),
      to: folder.isEmpty ? "send.py" : "\(folder)/send.py")
  }

  private mutating func changeRequirements() throws {
    let path = pick(["requirements.txt", "sales/requirements.txt", "stock/daily/requirements.txt"])
    if repository.exists(path), isLucky() { return try repository.remove(path) }
    try repository.write(pick(["kfp==1.8.22\n", "kfp==1.8.9\n", "numpy\n"]), to: path)
  }

  private mutating func changeComponent() throws {
    let path = pick(["component.yaml", "sales/component.yaml", "sales/lib/component.yaml", "stock/component.yaml"])
    if repository.exists(path), isLucky() { return try repository.remove(path) }
    try repository.write("name: Send\nimplementation:\n  container: {image: a:\(pick(["1", "2"]))}\n", to: path)
  }

  private mutating func linkComponent() throws {
    let path = pick(["component.yaml", "stock/component.yaml"])
    if repository.exists(path) { try repository.remove(path) }
    _ = try repository.shell(
      "rm -f \(path); mkdir -p stock; ln -s \(pick(["sales/component.yaml", "/etc/passwd", "x"])) \(path)")
  }

  private mutating func configure() throws {
    if isLucky(), repository.exists(".kfplint.yaml") { return try repository.remove(".kfplint.yaml") }
    try repository.write(
      pick([
        "extends: strict\n", "extends: minimal\n", "rules: {params-missing: off}\n", "exclude: ['sales/**']\n",
        "pipelines: ['stock/*']\n", "rules: {params-missing: info}\nfail-on: warning\n", "max-file-size: 400\n",
        "max-total-size: 4000\n", "target: {argo: v3.4.0}\n", "nothing: of the kind\n",
        "ignores:\n- {path: 'report/**', rules: [params-missing], reason: known, until: 2026-01-01}\n",
        "overrides:\n- {paths: ['stock/**'], rules: {params-missing: warning}}\n",
        """
        policies:
        - {name: named, match: pipeline, validations: [{expression: 'pipeline.name != ""'}]}

        """,
      ]), to: ".kfplint.yaml")
  }

  private mutating func move() throws {
    guard let folder = pipeline() else { return }
    let target = self.folder()
    guard target != folder else { return }
    if repository.exists(target) { try repository.remove(target) }
    try repository.move(folder, to: target)
  }

  private mutating func addBare() throws {
    try repository.write(PipelineText().text, to: "\(pick(["bare.yaml", "sales/bare.yaml"]))")
  }

  private mutating func addOther() throws {
    try repository.write("kind: \(pick(["Deployment", "Workflow", "Service"]))\n", to: "other/\(pick(["a", "b"])).yaml")
    try repository.write(pick(["kind: Workflow\n", PipelineText().text]), to: "other/workflow.yaml")
  }

  private mutating func commit() throws { try repository.commitAll() }

  private mutating func goBack() throws {
    try repository.commitAll()
    try repository.git("checkout", "--quiet", "--detach", "HEAD~\(try repository.commitCount > 3 ? 2 : 0)")
  }

  /// From here on git turns line ends around, so that what it keeps is not what lies on disk.
  private mutating func lineEnds() throws {
    if isLucky(), repository.exists(".gitattributes") { return try repository.remove(".gitattributes") }
    try repository.write("* text=auto eol=\(pick(["crlf", "lf"]))\n", to: ".gitattributes")
    _ = try repository.shell("git add --all --renormalize . && git commit -qm renormalised; git checkout -q -- .")
  }

  private mutating func ignore() throws {
    if isLucky(), repository.exists(".gitignore") { return try repository.remove(".gitignore") }
    try repository.write(pick(["stock/\n", "params/\n", "*.py\n"]), to: ".gitignore")
  }

  private mutating func schedule() throws {
    try repository.write("experiments:\n  - name: sales\n", to: "shop/experiments.yaml")
    try repository.write(
      "recurring_runs:\n" + Job(name: pick(["nightly", "daily"]), cron: "0 5 * * *").text,
      to: "shop/recurring_runs.yaml")
  }
}
