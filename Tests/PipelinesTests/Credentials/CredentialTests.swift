import Diagnostics
import Pipelines
import Testing

/// What is taken for a credential; the values are made up, and put together so that no scanner takes this file for one.
@Suite struct CredentialTests {
  private static let random = "Zk3vQ8wLr2Xn7TbY5mHd1JfCs9PaGu4EoRi6Zk3vQ8wLr2Xn7TbY5mHd1JfCs9PaGu4EoRi6KdWq"

  private func found(spec: String) throws -> [String] {
    let graph = try argoGraph(spec: spec)
    let text = String(decoding: graph.document.file.bytes, as: UTF8.self)
    guard case .pipeline(let unit) = try recognise(text, named: true) else { throw Unrecognised() }
    #expect(unit.files.credentials.allSatisfy { $0.location.place?.isSecret ?? false })
    return unit.files.credentials.map { "\($0.kind): \($0.location.text)" }
  }

  /// What is found in a word of a command.
  private func found(in word: String, after option: String = "run") throws -> [String] {
    let quoted = word.replacing(#"\"#, with: #"\\"#).replacing("\n", with: #"\n"#)
    return try found(spec: "templates: [{name: x, container: {args: ['\(option)', \"\(quoted)\"]}}]")
  }

  @Test(arguments: [
    ("AKIA", 16, "an AWS access key id", true), ("AIza", 35, "a Google API key", false),
    ("ghp_", 36, "a GitHub token", false), ("glpat-", 20, "a GitLab token", false),
    ("xoxb-", 40, "a Slack token", false), ("hf_", 34, "a Hugging Face token", false),
    ("sk-", 48, "an OpenAI key", false), ("sk-ant-api03-", 80, "an Anthropic key", false),
    ("npm_", 36, "an npm token", false), ("hvs.", 24, "a Vault token", false),
  ])
  func knowsAForm(_ prefix: String, _ length: Int, _ kind: String, _ isUpperCase: Bool) throws {
    let body = String((Self.random + Self.random).prefix(length))
    let token = prefix + (isUpperCase ? body.uppercased() : body)
    #expect(try found(in: token) == ["\(kind): \(token)"])
    #expect(try found(in: "https://example.com/?key=\(token)&x=y") == ["\(kind): \(token)"])
    #expect(try found(in: "import x\nx.login('\(token)')") == ["\(kind): \(token)"])
    // A placeholder, a word that only begins like one, and one that ends too early.
    #expect(try found(in: prefix + String(repeating: "X", count: length)) == [])
    #expect(try found(in: "a" + token) == [])
    #expect(try found(in: prefix + "short") == [])
  }

  @Test func knowsAWebToken() throws {
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJmZWVkYmFjayJ9." + Self.random.prefix(43)
    #expect(try found(in: "Bearer \(token).") == ["a JSON Web Token: \(token)"])
    #expect(try found(in: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJmZWVkYmFjayIsImlzcyI6InRlYW0ifQ") == [])
  }

  @Test func knowsAPrivateKeyByMoreThanItsFirstLine() throws {
    let key = "-----BEGIN EC PRIVATE KEY-----\n\(Self.random)\n-----END EC PRIVATE KEY"
    #expect(try found(in: key.replacing("\n", with: #"\n"#)).map { $0.prefix(13) } == ["a private key"])
    #expect(try found(in: "-----BEGIN EC PRIVATE KEY-----") == [])
    #expect(try found(in: "-----BEGIN PUBLIC KEY-----\\n" + Self.random) == [])
    #expect(try found(in: "-----BEGIN CERTIFICATE-----\\n" + Self.random) == [])
  }

  @Test(arguments: [
    ("postgresql://reader:n0rth@db/x", "n0rth"), ("redis://:n0rth@cache:6379", "n0rth"),
    ("https://me:p@ss-w0rd@example.com/", "p@ss-w0rd"), ("Server=db;User=me;Password=n0rth;", "n0rth"),
    ("host=db password=n0rth user=me", "n0rth"), ("https://x/?user=me&pwd=n0rth#top", "n0rth"),
    ("postgresql://reader:password@db/x", nil), ("postgresql://reader:$PASSWORD@db/x", nil),
    ("postgresql://reader:{password}@db/x", nil), ("postgresql://reader:{{inputs.parameters.p}}@db/x", nil),
    ("postgresql://reader@db:5432/x", nil), ("https://example.com/@me:x@y", nil), ("mysql://root:@db", nil),
    ("git@github.com:example/x.git", nil), ("Server=db;Password=;", nil), ("host=db password=<password>", nil),
  ])
  func findsThePasswordOfAConnection(_ text: String, _ password: String?) throws {
    #expect(try found(in: text) == [password.map { "a password: \($0)" }].compactMap { $0 })
    // A program is full of such texts.
    #expect(try found(in: "first line\n" + text) == [])
  }

  @Test(arguments: [
    ("--password", "w1nter-Kite-88x", true), ("--db-password", "hunter22", true),
    ("--api-key", "8f3e1c0b9d7a42c6", true),
    ("--clientSecret", "9d7a-42c6-b1Xq-77Lm", true), ("--aws-secret-access-key", "minio123", true),
    ("--token", "6f1ed002-ab55-4c9f-8f0e-2f3b7c0d9e1a", true), ("--token-1", "8f3e1c0b9d7a42c6", true),
    ("--password", "hunter2", false), ("--password", "correct-horse", false),
    ("--secret", "training-credentials-2", false),
    ("--secret", "credentials2", false), ("--token", "{{inputs.parameters.token}}", false),
    ("--token", "$TOKEN_2024", false),
    ("--password-file", "s3cr3t-Lynx-44", false), ("--tokenizer", "s3cr3t-Lynx-44", false),
    ("--key", "s3cr3t-Lynx-44", false),
    ("--max-tokens", "s3cr3t-Lynx-44", false), ("--credentials", "/etc/gcp/sa-1.json", false),
    ("--token", "https://example.com/oauth2/t0ken", false), ("--token", "aaaaaaaa1111", false),
    ("--token", "12345678", false),
    ("--password", "two words 1", false), ("--pad-token", "<extra_id_0>", false),
    ("--token-url", "s3cr3t-Lynx-44", false),
  ])
  func believesATellingName(_ option: String, _ value: String, _ isSecret: Bool) throws {
    #expect(try found(in: value, after: option).count == (isSecret ? 1 : 0))
    #expect(try found(in: "\(option)=\(value)").count == (isSecret ? 1 : 0))
    let name = option.dropFirst(2)
    #expect(
      try found(spec: "templates: [{name: x, container: {env: [{name: \(name), value: '\(value)'}]}}]").count
        == (isSecret ? 1 : 0))
  }

  @Test func looksAtEveryPlaceThatHoldsAValue() throws {
    func value(_ number: Int) -> String { "s3cr3t-Lynx-\(number)4Zq" }
    let spec = """
      arguments: {parameters: [{name: token, value: \(value(0))}]}
      templateDefaults: {container: {env: [{name: TOKEN, value: \(value(1))}]}}
      templates:
      - name: main
        inputs: {parameters: [{name: token, default: \(value(2))}]}
        dag: {tasks: [{name: a, template: b, arguments: {parameters: [{name: token, value: \(value(3))}]}}]}
      - name: b
        script: {source: "x = 'AKIA\(String(Self.random.prefix(16)).uppercased())'", env: [{name: TOKEN, value: \(value(4))}]}
        initContainers: [{name: c, args: [--token, \(value(5))]}]
        sidecars: [{name: d, command: [run, --token=\(value(6))]}]
      """
    #expect(try found(spec: spec).count == 8)
  }

  @Test(arguments: [
    // The places that people forget, each with what a secret stands in.
    "podSpecPatch: '{\"containers\": [{\"env\": [{\"name\": \"API_TOKEN\", \"value\": \"VALUE\"}]}]}'",
    "templates: [{name: x, podSpecPatch: '{\"password\": \"VALUE\"}'}]",
    "templates: [{name: x, inputs: {artifacts: [{name: a, raw: {data: 'password=VALUE'}}]}}]",
    "templates: [{name: x, resource: {action: create, manifest: \"kind: Secret\\nstringData: {password: VALUE}\"}}]",
    "templates: [{name: x, metadata: {annotations: {note: 'db at postgresql://u:VALUE@h'}}}]",
    "templates: [{name: x, http: {url: 'https://h', headers: [{name: Authorization, value: Bearer VALUEVALUE7}]}}]",
    "templates: [{name: x, http: {url: 'https://h/c?sv=1&sig=VALUEVALUEVALUEVALUEVALUEVALUE%3D'}}]",
    "templates: [{name: x, steps: [[{name: a, template: b, arguments: {parameters: [{name: token, value: VALUE}]}}]]}]",
    "templates: [{name: x, dag: {tasks: [{name: a, withItems: ['--password=VALUE'], template: b}]}}]",
    "templates: [{name: x, volumes: [{name: v, flexVolume: {driver: d, options: {password: VALUE}}}]}]",
    "templates: [{name: x, plugin: {p: {api_token: VALUE}}}]",
  ])
  func looksAtEveryText(_ spec: String) throws {
    let found = try found(spec: spec.replacing("VALUE", with: "s3cr3t-Lynx-44Zq"))
    #expect(found.count == 1 && found[0].contains("s3cr3t-Lynx-44Zq"), "\(found)")
    for harmless in ["changeme", "<your-token>", "{{inputs.parameters.p}}", "projects/1/secrets/n/versions/2"] {
      #expect(try self.found(spec: spec.replacing("VALUE", with: harmless)).isEmpty, "\(harmless)")
    }
  }

  @Test func findsAKnownFormInACommentAndReportsACopyOnce() throws {
    let token = "ghp_\(Self.random.prefix(36))"
    #expect(try found(spec: "templates: [] # \(token)") == ["a GitHub token: \(token)"])
    #expect(
      try found(
        spec: "templates: [{name: x, metadata: {annotations: {a: '{\"code\": \"x(\\'\(token)\\')\"}'}}, "
          + "container: {args: ['\(token)']}}]"
      ).count == 1)
  }

  @Test(arguments: ["a: [", "a: 1\n<<<<<<< x\n=======\n>>>>>>> y\n#", "\u{0}", "kind: CronJob\nx:"])
  func looksAtTheBytesOfWhatIsNoWorkflow(_ start: String) throws {
    let token = "ghp_\(Self.random.prefix(36))"
    for secret in [token, "postgresql://reader:n0rth-Quay@db/x", "{\"password\": \"s3cr3t-Lynx-44\"}"] {
      guard
        case .pipeline(let unit) = try recognise(
          "\(start) \(secret)\n", at: "RENDERED_PIPELINE/workflow.yaml", withParameters: true)
      else { throw Unrecognised() }
      #expect(unit.files.credentials.count == 1, "\(start) \(secret)")
    }
  }

  @Test func looksAtParameterFilesWhateverTheWorkflowIs() throws {
    let pipeline = try pipeline(
      workflow(arguments: ["{name: api_token}"]),
      params: ["api_token": "s3cr3t-Lynx-44Zq\n", "table": "s3cr3t-Lynx-44Zq\n"])
    #expect(pipeline.files.credentials.map(\.location.text) == ["s3cr3t-Lynx-44Zq"])
  }
}
