import TestSupport
import Testing

@testable import Diagnostics

/// What is taken for a secret in any text; the values are made up, and put together so that no scanner takes this file
/// for one.
@Suite struct SecretSearchTests {
  private static let random = "Zk3vQ8wLr2Xn7TbY5mHd1JfCs9PaGu4EoRi6Zk3vQ8wLr2Xn7TbY5mHd1JfCs9PaGu4EoRi6KdWq"
  private static let token = "gh" + "p_" + random.prefix(36)

  private static func filled(_ text: String) -> String {
    [30, 40, 41, 60].reduce(text) { $0.replacing("R\($1)", with: String(random.prefix($1))) }
  }

  private static func found(_ text: String) -> [String] {
    var search = SecretSearch()
    let bytes = Array(text.utf8)
    return search.matches(in: bytes, as: .value).map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  /// Texts and the secrets in them; `R40` stands for 40 random letters and digits.
  private static let besideWords: [(text: String, secret: String)] = [
    ("aws_access_key_id = x\naws_secret_access_key = R40", "R40"),
    (#"{"user": "x", "password": "w1nter-Kite-88x"}"#, "w1nter-Kite-88x"),
    (#"{\"user\": \"x\", \"password\": \"w1nter-Kite-88x\"}"#, "w1nter-Kite-88x"),
    (#"{"password": "n0rth7"}"#, "n0rth7"), ("password: w1nter-Kite-88x", "w1nter-Kite-88x"),
    ("curl -H 'Authorization: Bearer R30' x", "R30"),
    ("Authorization: Basic dXNlcjpwYXNzdzByZDE=", "dXNlcjpwYXNzdzByZDE="),
    (
      "https://x.blob.core.windows.net/c?sv=2022-11-02&sr=c&sig=R41%2B0%3D&se=2030",
      "R41%2B0%3D"
    ),
    (#"{"auths": {"r.example.com": {"auth": "dXNlcjpwYXNzdzByZDE="}}}"#, "dXNlcjpwYXNzdzByZDE="),
    (".dockerconfigjson: R40", "R40"),
    ("    client-key-data: R60", "R60"),
    ("users:\n- name: x\n  user: {token: R30}", "R30"),
    (#"{"default": "w1nter-Kite-88x", "name": "db_password", "type": "String"}"#, "w1nter-Kite-88x"),
    ("- {name: DB_PASSWORD, value: w1nter-Kite-88x}", "w1nter-Kite-88x"),
    ("- name: DB_PASSWORD\n  value: 'w1nter-Kite-88x'", "w1nter-Kite-88x"),
  ]

  @Test(arguments: besideWords)
  func findsASecretByTheWordsBesideIt(_ text: String, _ secret: String) {
    #expect(Self.found(Self.filled(text)) == [Self.filled(secret)])
  }

  @Test(arguments: [
    "db_secret: arn:aws:secretsmanager:eu-west-1:000000000000:secret:prod/db-AbCd12",
    "TOKEN=projects/4711/secrets/reader/versions/2", #"{"api_key_secret": "orders-api-v2-3f9a1"}"#,
    "password_secret: pw-1234-abcd-9f8e7d", "api_key: changeme123", "token: <your-token-1>", "auth: none1234",
    #"{"auth": "registry1"}"#, "- {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: db-secret-2}}}",
    "token_url: https://login.example.com/v2/token1", "Bearer of 12345678901234567890", "Authorization: Bearer {token}",
    "- {name: DB_PASSWORD}\n- {name: REGION, value: eu-central-1a2b3c4d}", "signature: sig=short",
    "postgresql://reader:${PASSWORD}@db/x",
    "API_TOKEN: arn:aws:secretsmanager:eu-west-1:123456789012:secret:feedback-api-a1B2c3",
    "db_password: projects/4711/secrets/feedback-db/versions/3",
  ])
  func leavesAloneWhatIsNone(_ text: String) {
    #expect(Self.found(text) == [])
  }

  @Test func aValueIsQuotedWithoutItsSecretsHoweverItIsCut() {
    for padding in 0..<60 {
      let start = String(repeating: "x", count: padding) + " "
      let texts: [(String, String)] = [
        ("\(start)\(Self.token)", Self.token), ("\(start)https://user:\(Self.random.prefix(60))@host/", Self.random),
        ("\(start)eyJ\(String(repeating: Self.random, count: 60))", Self.random),
      ]
      for (text, part) in texts {
        let quoted = ByteString(text).quoted
        for length in [6, 12] { #expect(!quoted.contains(part.dropFirst(4).prefix(length)), "\(quoted)") }
      }
    }
    #expect(ByteString("postgresql://u:n0rth@h/db").quoted == #""postgresql://u:***@h/db""#)
    #expect("\(ByteString("x \(Self.token)"))" == "x ***")
    #expect("\(Path("params/\(Self.token)"))" == "params/***")
  }

  private static let escaped: [String] = [
    #"token: "gh\x70_BODY""#, ##"{"a": "{\"b\": \"gh\\u0070_BODY\"}"}"##, "a: \"ghp_HEAD\\\n    TAIL\"",
  ]

  @Test(arguments: escaped)
  func anEscapeHidesNothing(_ text: String) {
    let body = Self.random.prefix(36)
    let text = text.replacing("BODY", with: body).replacing("HEAD", with: body.prefix(20))
      .replacing("TAIL", with: body.dropFirst(20))
    let places = SecretPlaces.all(in: SourceFile(path: "x", origin: .workTree, bytes: Array(text.utf8)))
    #expect(places.contains { String(decoding: $0.secret, as: UTF8.self) == Self.token })
  }

  @Test func aTextOfWideCharactersHidesNothing() throws {
    let bytes = Self.token.utf8.flatMap { [$0, UInt8(0)] }
    let place = try #require(SecretPlaces.all(in: SourceFile(path: "x", origin: .workTree, bytes: bytes)).first)
    #expect(place.range == 0..<bytes.count)
  }

  /// Texts that once took a time that grew with the square of their length.
  private static let hostile: [(String, String)] = [
    ("settings", ";password=x"), ("settings without names", "a=b;"), ("equals", "="),
    ("private keys without end", "-----BEGIN RSA PRIVATE KEY-----\n\(random.prefix(48))\n"),
    ("beginnings of private keys", "-----BEGIN "), ("labels", "-----BEGIN PRIVATE KEY "),
    ("web tokens", "eyJ."), ("web tokens with hyphens", "eyJ-"), ("dots", "eyJ......"), ("access tokens", "ya29.-"),
    ("addresses", "://a:b"), ("addresses with at signs", "://a:@@"), ("bearers", "Bearer "),
    ("headers", "uthorization"),
    ("named settings", "password:"), ("pairs", "name: password value: "), ("values", "value:'"),
    ("quotes", "token:\\\""),
    ("tokens", "\(token) "), ("escapes", "\\u0041"), ("slack", "xoxb-"), ("logins", "\"auth\": \""),
  ]

  @Test(arguments: hostile.map(\.0))
  func theWorkGrowsWithTheText(_ name: String) throws {
    let piece = try #require(Self.hostile.first { $0.0 == name }).1
    let steps = [20_000, 40_000, 80_000].map { length in
      var search = SecretSearch()
      _ = search.matches(in: Array(String(repeating: piece, count: length / piece.utf8.count).utf8), as: .value)
      return search.steps
    }
    #expect(steps[0] < 20_000 * 150, "\(steps)")
    #expect(steps[1] < steps[0] * 5 / 2 && steps[2] < steps[1] * 5 / 2, "\(steps)")
  }
}
