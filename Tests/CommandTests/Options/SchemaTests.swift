import Testing

/// The schema that editors check `.kfplint.yaml` with, and the program that reads it, say the same of a file.
@Suite("The schema of the configuration")
struct SchemaTests {
  @Test(
    "accepts what the program accepts",
    arguments: [
      "{}", "null", #"{"target": {"kfp": "2.3"}}"#, #"{"target": {"argo": "3.4.17"}}"#, #"{"target": {}}"#,
      #"{"pipelines": ["**/RENDERED_PIPELINE*"], "schedules": ["schedules/*"], "exclude": []}"#,
      #"{"fail-on": "info"}"#, #"{"fail-on": "warning", "max-file-size": 1, "max-total-size": 99999999999}"#,
      #"{"rules": {"params-unused": "off", "params-type": "warning"}}"#, #"{"max-file-size": 1073741824}"#,
      #"{"overrides": [{"paths": ["team/**"], "rules": {"sdk-version": "info"}}]}"#,
      #"{"ignores": [{"path": "a", "rule": "params-type", "reason": "x", "until": "2027-01-31"}]}"#,
      #"{"ignores": [{"path": "a", "rule": "params-type", "reason": 5}]}"#,
      #"{"ignores": [{"path": "a", "place": "/spec", "rule": ["params-type", "params-name"], "reason": "x"}]}"#,
      #"{"repositories": {"acme/pipelines": "../pipelines"}}"#, #"{"extends": "strict"}"#,
      #"{"rules": {"params-type": {"level": "info"}, "service-account": {"allow": ["team-*"]}}}"#,
      #"{"rules": {"service-account": {"level": "error", "allow": []}, "image-registry": "off"}}"#,
      #"{"rules": {"image-registry": {"allow": ["a/**"]}, "resources-unset": {"require": ["limits.memory"]}}}"#,
      #"{"rules": {"metadata-missing": {"level": "info", "pod-labels": ["team", 5]}}}"#,
      #"{"rules": {"image-registry": {"level": "off"}}}"#,
      #"{"overrides": [{"paths": ["a"], "rules": {"host-path": {"allow": ["/mnt"]}, "host-namespace": "error"}}]}"#,
      #"{"required-version": ">=0.1, <9"}"#,
      #"{"required-version": ">0.0.1,<=99.0.0, >= 0"}"#,
    ])
  func accepted(_ text: String) throws {
    try expect(text, isAccepted: true)
  }

  @Test(
    "refuses what the program refuses",
    arguments: [
      "[]", #""text""#, #"{"pipeline": []}"#, #"{"target": {"kfp": "2.3", "argo": "3.4.17"}}"#,
      #"{"target": {"kfp": "two"}}"#, #"{"target": {"argo": "v3.4.17"}}"#, #"{"target": {"kubeflow": "1.8"}}"#,
      #"{"target": "2.3"}"#, #"{"pipelines": "a"}"#, #"{"pipelines": [""]}"#, #"{"exclude": [null]}"#,
      #"{"schedules": [["a"]]}"#, #"{"fail-on": "errors"}"#, #"{"fail-on": null}"#, #"{"fail-on": "off"}"#,
      #"{"rules": {"params-type": "warn"}}"#, #"{"rules": {"params-typo": "off"}}"#,
      #"{"rules": {"config-invalid": "off"}}"#, #"{"rules": ["params-type"]}"#, #"{"overrides": {}}"#,
      #"{"overrides": [{"paths": ["a"]}]}"#, #"{"overrides": [{"path": ["a"], "rules": {}}]}"#,
      #"{"overrides": [{"paths": "a", "rules": {}}]}"#, #"{"ignores": [{"path": "a", "rule": "params-type"}]}"#,
      #"{"ignores": [{"path": "a", "rule": "params-type", "reason": ""}]}"#,
      #"{"ignores": [{"path": "a", "rule": [], "reason": "x"}]}"#,
      #"{"ignores": [{"path": "a", "rule": ["params-typo"], "reason": "x"}]}"#,
      #"{"ignores": [{"path": "a", "place": "spec", "rule": "params-type", "reason": "x"}]}"#,
      #"{"baseline": "../b.yaml"}"#, #"{"baseline": "/b.yaml"}"#, #"{"baseline": ["b.yaml"]}"#,
      #"{"ignores": [{"path": "a", "rule": "params-type", "reason": "x", "until": "31.01.2027"}]}"#,
      #"{"ignores": [{"path": "a", "rule": "params-type", "reason": "x", "until": "2027-13-01"}]}"#,
      #"{"repositories": {"acme": "../pipelines"}}"#, #"{"repositories": {"acme/pipelines": ""}}"#,
      #"{"repositories": {"a/b/c": "x"}}"#, #"{"max-file-size": 0}"#, #"{"max-file-size": 1073741825}"#,
      #"{"extends": "strickt"}"#, #"{"extends": null}"#, #"{"rules": {"params-type": {}}}"#,
      #"{"rules": {"params-type": {"allow": ["a"]}}}"#, #"{"rules": {"service-account": {"allowed": ["a"]}}}"#,
      #"{"rules": {"service-account": {"allow": "a"}}}"#, #"{"rules": {"service-account": {"allow": [""]}}}"#,
      #"{"rules": {"resources-unset": {"require": ["limits.memry"]}}}"#, #"{"rules": {"image-registry": "error"}}"#,
      #"{"rules": {"image-registry": {"level": "error"}}}"#, #"{"rules": {"config-invalid": {"level": "off"}}}"#,
      #"{"overrides": [{"paths": ["a"], "rules": {"host-path": {"deny": ["/mnt"]}}}]}"#,
      #"{"max-file-size": "many"}"#, #"{"max-file-size": 1.5}"#, #"{"max-total-size": -1}"#,
      #"{"required-version": "latest"}"#, #"{"required-version": ">=0.1,"}"#, #"{"required-version": "~0.1"}"#,
      #"{"required-version": "1.2.3.4"}"#, #"{"required-version": ""}"#,
    ])
  func refused(_ text: String) throws {
    try expect(text, isAccepted: false)
  }

  /// JSON is YAML, so that both read the same text.
  private func expect(_ text: String, isAccepted: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: ".kfplint.yaml")
    let run = try folder.kfplint("lint", ".kfplint.yaml")
    #expect((run.status == 0) == isAccepted, "\(run)")
    let schema = try folder.kfplint("schema")
    #expect(schema.status == 0)
    #expect(try JSONSchema(schema: JSONDocument(schema.output)).accepts(JSONDocument(text)) == isAccepted)
  }
}
