/// A kind of credential that is known by how it starts.
///
/// The prefixes are those that the issuers document so that scanners can find what should never have been committed.
struct CredentialFormat: Sendable {
  /// What it is, for a sentence.
  let name: String
  private let prefix: [UInt8]
  /// The bytes that may follow the prefix.
  let alphabet: Alphabet
  /// How many bytes follow the prefix.
  let length: ClosedRange<Int>
  /// How many dots are among them.
  let dots: Int

  /// The bytes that follow a prefix.
  enum Alphabet: Int, CaseIterable, Sendable {
    case upperCase
    case hexadecimal
    case letters
    case base64
    case base64URL
    case base64URLWithDots
    case path
  }

  private init(_ name: String, _ prefix: String, _ alphabet: Alphabet, _ length: ClosedRange<Int>, dots: Int = 0) {
    self.name = name
    self.prefix = Array(prefix.utf8)
    self.alphabet = alphabet
    self.length = length
    self.dots = dots
  }

  private static let all = [
    CredentialFormat("an AWS access key id", "AKIA", .upperCase, 16...16),
    CredentialFormat("an AWS access key id", "ASIA", .upperCase, 16...16),
    CredentialFormat("an Alibaba Cloud access key id", "LTAI", .letters, 20...20),
    CredentialFormat("a Tencent Cloud secret id", "AKID", .letters, 32...32),
    CredentialFormat("a Google API key", "AIza", .base64URL, 35...35),
    CredentialFormat("a Google OAuth client secret", "GOCSPX-", .base64URL, 28...28),
    CredentialFormat("a Google access token", "ya29.", .base64URL, 20...Int.max),
    CredentialFormat("an Azure storage key", "AccountKey=", .base64, 86...88),
    CredentialFormat("a GitHub token", "ghp_", .letters, 36...255),
    CredentialFormat("a GitHub token", "gho_", .letters, 36...255),
    CredentialFormat("a GitHub token", "ghu_", .letters, 36...255),
    CredentialFormat("a GitHub token", "ghs_", .letters, 36...255),
    CredentialFormat("a GitHub token", "ghr_", .letters, 36...255),
    CredentialFormat("a GitHub token", "github_pat_", .base64URL, 40...255),
    CredentialFormat("a GitLab token", "glpat-", .base64URL, 20...255),
    CredentialFormat("a Slack token", "xoxb-", .base64URL, 20...255),
    CredentialFormat("a Slack token", "xoxp-", .base64URL, 20...255),
    CredentialFormat("a Slack token", "xoxa-", .base64URL, 20...255),
    CredentialFormat("a Slack token", "xapp-", .base64URL, 20...255),
    CredentialFormat("a Slack webhook", "https://hooks.slack.com/services/", .path, 30...120),
    CredentialFormat("a Stripe key", "sk_live_", .letters, 20...255),
    CredentialFormat("a Stripe key", "rk_live_", .letters, 20...255),
    CredentialFormat("a Hugging Face token", "hf_", .letters, 34...40),
    CredentialFormat("an OpenAI key", "sk-", .letters, 48...48),
    CredentialFormat("an OpenAI key", "sk-proj-", .base64URL, 40...255),
    CredentialFormat("an Anthropic key", "sk-ant-", .base64URL, 40...255),
    CredentialFormat("a Databricks token", "dapi", .hexadecimal, 32...32),
    CredentialFormat("a Docker Hub token", "dckr_pat_", .base64URL, 27...64),
    CredentialFormat("an npm token", "npm_", .letters, 36...36),
    CredentialFormat("a PyPI token", "pypi-AgEIcHlwaS5vcmc", .base64URL, 50...Int.max),
    CredentialFormat("a SendGrid key", "SG.", .base64URLWithDots, 66...66, dots: 1),
    CredentialFormat("a Vault token", "hvs.", .base64URL, 24...300),
    CredentialFormat("a DigitalOcean token", "dop_v1_", .hexadecimal, 64...64),
    // The head of every JSON Web Token is a JSON object, and so is its body.
    CredentialFormat("a JSON Web Token", "eyJ", .base64URLWithDots, 40...Int.max, dots: 2),
    // Base64 of the first lines of private keys, as in a kubeconfig, and of a Docker configuration with logins.
    CredentialFormat("a private key", "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t", .base64, 60...Int.max),
    CredentialFormat("a private key", "LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVkt", .base64, 60...Int.max),
    CredentialFormat("a private key", "LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS0t", .base64, 60...Int.max),
    CredentialFormat("a private key", "LS0tLS1CRUdJTiBPUEVOU1NIIFBSSVZBVEUg", .base64, 60...Int.max),
    CredentialFormat("a registry's login", "eyJhdXRocyI6", .base64, 24...Int.max),
    CredentialFormat("a registry's login", "ewogICJhdXRocyI6", .base64, 24...Int.max),
  ]

  /// What the credentials of all formats start with.
  static let prefixes = all.map(\.prefix)

  /// The formats by the first byte of their prefixes.
  private static let byFirstByte: [[CredentialFormat]] = {
    var table = Array(repeating: [CredentialFormat](), count: 256)
    for format in all { table[Int(format.prefix[0])].append(format) }
    return table
  }()

  /// For each byte whether a format starts with it, which rules out nearly every place of a text at once.
  static let isFirstByte: [Bool] = byFirstByte.map { !$0.isEmpty }

  /// For each first byte the second ones, one bit each; prefixes are ASCII.
  private static let secondBytes: [UInt128] = byFirstByte.map { formats in
    formats.reduce(0) { $0 | 1 << UInt128($1.prefix[1]) }
  }

  /// Whether a word that holds the byte goes on, so that no credential begins after it.
  static func continuesWord(_ byte: UInt8) -> Bool { byte.isWordByte || byte == UInt8(ascii: "+") }

  /// Whether the prefix of a format begins at a place where a word does.
  static func begins(in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard place + 1 < text.count, text[place + 1] < 0x80,
      secondBytes[Int(text[place])] >> UInt128(text[place + 1]) & 1 == 1
    else { return false }
    return byFirstByte[Int(text[place])].contains { text[place...].starts(with: $0.prefix) }
  }

  /// The formats whose prefix begins with a byte.
  static func formats(startingWith byte: UInt8) -> [CredentialFormat] { byFirstByte[Int(byte)] }

  /// Where the body of a credential begins whose prefix stands at a place; `nil` if it does not stand there.
  func body(in text: [UInt8], at place: Int) -> Int? {
    let start = place + prefix.count
    return start <= text.count && text.holds(prefix[...], in: place..<start) ? start : nil
  }
}

extension CredentialFormat.Alphabet {
  /// Whether a byte is one of them.
  func contains(_ byte: UInt8) -> Bool {
    switch self {
    case .upperCase: byte.isUpperCaseLetter || byte.isDecimalDigit
    case .hexadecimal: byte.isDecimalDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    case .letters: byte.isLetterOrDecimalDigit
    case .base64: byte.isBase64Byte || byte == UInt8(ascii: "=")
    case .base64URL: byte.isWordByte || byte == UInt8(ascii: "-")
    case .base64URLWithDots: byte.isWordByte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    case .path: byte.isLetterOrDecimalDigit || byte == UInt8(ascii: "/")
    }
  }
}
