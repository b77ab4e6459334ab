import ArgoTypes
import Configuration
import Diagnostics
import Policies
import RuleEngine
import Rules
import YAMLSyntax

/// The configuration that holds for a path, as YAML with a comment on each line that says where it comes from.
struct EffectiveConfiguration {
  private let settings: Settings
  private let origins: ConfigurationOrigins?
  private let path: Path

  /// What holds for a path, as seen from the root of the configuration.
  init(_ found: ConfigurationLookup.Found, for path: Path) {
    settings = found.settings
    origins = found.configuration.map { ConfigurationOrigins(of: $0) }
    self.path = path
  }

  /// The text, which `.kfplint.yaml` could hold as it is.
  var text: String {
    var lines = keys.map { (text: "\($0.key): \($0.value)", origin: origins?.place(ofKey: $0.key) ?? "default") }
    let rules = self.rules
    if !rules.isEmpty { lines.append((text: "rules:", origin: "")) }
    lines += rules.map { (text: "  \($0.text)", origin: $0.origin) }
    // Long lists push no comment out of sight.
    let width = min(lines.map(\.text.count).max() ?? 0, 48)
    return lines.map { text, origin in
      if origin.isEmpty { return "\(text)\n" }
      return "\(text)\(String(repeating: " ", count: max(0, width - text.count)))  # \(origin)\n"
    }.joined()
  }

  /// What holds for everything, key by key; what nobody set and has no default is left out.
  private var keys: [(key: String, value: String)] {
    var keys: [(key: String, value: String)] = []
    if let required = settings.requiredVersion {
      keys.append(("required-version", QuotedScalar.text(required.value.description)))
    }
    // The release of KFP stands for its Argo.
    if let target = settings.target { keys.append(("target", "{argo: \(QuotedScalar.text("\(target)"))}")) }
    keys += [
      (
        "extends",
        settings.hasReadyPolicies ? "[\(settings.profile.rawValue), ready-policies]" : settings.profile.rawValue
      ),
      ("pipelines", Self.list(settings.pipelines.map { "\($0.value.text)" })),
      ("schedules", Self.list(settings.schedules.map { "\($0.value.text)" })),
      ("exclude", Self.list(settings.exclude.map { "\($0.text)" })), ("fail-on", settings.failOn.rawValue),
      ("junit-granularity", settings.junitGranularity.rawValue),
    ]
    if let address = settings.docsURL { keys.append(("docs-url", QuotedScalar.text(address))) }
    if let baseline = settings.baseline { keys.append(("baseline", QuotedScalar.text("\(baseline.value)"))) }
    return keys + [("max-file-size", "\(settings.maxFileSize)"), ("max-total-size", "\(settings.maxTotalSize)")]
  }

  /// The rules whose level or options are not those of the recommended profile, or that the file names.
  private var rules: [(text: String, origin: String)] {
    let policies = settings.policies.map { RuleInfo($0) }
    return (Rulebook.rules.map(\.info).sorted { $0.id < $1.id } + policies).compactMap { rule in
      let set = settings.level(of: rule.id, at: path, in: path)
      let options = settings.options(of: rule.id, at: path, in: path)
      let level =
        switch set {
        case .off: "off"
        case .severity(let severity): severity.rawValue
        case nil: rule.severity(in: settings.profile, hasOptions: options != nil)?.rawValue ?? "off"
        }
      let isPolicy = policies.contains { $0.id == rule.id }
      let place = origins?.place(ofRule: rule.id, at: path, settings) ?? (isPolicy ? "policies" : nil)
      guard place != nil || level != rule.severity?.rawValue ?? "off" else { return nil }
      let origin = place ?? "profile \(settings.profile.rawValue)"
      guard let options, !options.isEmpty else { return ("\(rule.id): \(level)", origin) }
      let fields = options.sorted { $0.key < $1.key }.map { "\($0.key): \(Self.list($0.value))" }
      return ("\(rule.id): {level: \(level), \(fields.joined(separator: ", "))}", origin)
    }
  }

  private static func list(_ items: [String]) -> String {
    "[\(items.map { QuotedScalar.text($0) }.joined(separator: ", "))]"
  }
}
