import Diagnostics
import Pipelines
import RuleEngine

/// Finds credentials that anybody can read who may read the repository or the run.
///
/// It looks at files rather than a workflow, since a secret is one also in a workflow that is broken, or beside one.
struct SecretInPlainText: Rule {
  func check(_ files: any UnitFiles, _ report: inout Report) {
    for credential in files.credentials {
      // What everybody knows gives nothing away.
      report(.secret(credential), at: credential.location, severity: credential.isPublic ? .info : nil)
    }
  }
}

extension Report.Message {
  fileprivate static func secret(_ credential: Credential) -> Self {
    let holder: String
    let help: String
    switch credential.holder {
    case .parameter(let name):
      holder = "parameter \"\(name)\""
      help = "pass the name of a Kubernetes Secret, and let the step read it"
    case .input(let name):
      holder = "argument \"\(name)\""
      help = "pass the name of a Kubernetes Secret, and let the step read it"
    case .environmentVariable(let name):
      holder = "environment variable \"\(name)\""
      help = "put it into a Kubernetes Secret, and take it from there with valueFrom.secretKeyRef"
    case .argument(let template):
      holder = "the command of \(step(template))"
      help = "put it into a Kubernetes Secret, and take it from there as an environment variable"
    case .program(let template):
      holder = "the program of \(step(template))"
      help = "put it into a Kubernetes Secret, and take it from there as an environment variable"
    case .field(let key):
      holder = key.isEmpty ? "a list" : "the text of \(key.quoted)"
      help = "put it into a Kubernetes Secret, and let the step read it"
    case .file(let name):
      holder = "\(name)"
      help = "put it into a Kubernetes Secret, and let the step read it"
    }
    if credential.isPublic {
      return Self(
        "\(holder) holds a well-known default password",
        notes: ["programs ship with it and guides print it, so it does not protect anything"],
        help: "set another one where it counts; then \(help)")
    }
    return Self(
      credential.isKnownByForm
        ? "\(holder) holds \(credential.kind) in plain text"
        : "\(holder) seems to hold \(credential.kind) in plain text",
      label: "not shown here",
      notes: ["it is in the repository's history from now on, and in the description of every run and pod"],
      help: "revoke it; then \(help)")
  }

  private static func step(_ template: ByteString?) -> String { template.map { "step \"\($0)\"" } ?? "a step" }
}
