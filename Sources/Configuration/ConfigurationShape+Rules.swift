extension ConfigurationShape {
  private static let level = ConfigurationShape.word(ConfigurationWords.levels)

  /// What may be said about rules: a level, or a mapping with the level and options.
  ///
  /// A rule that needs an option has to have one, or be off. In an override it may come from the whole file, which only the
  /// reader can tell.
  static func levels(of rules: [KnownRule], inOverride: Bool = false) -> ConfigurationShape {
    let alone = ConfigurationShape.either([level, .setting([Field("level", "The level.", level)], needed: [])])
    return .levels(
      of: rules.map(\.id), alone,
      except: rules.filter { !$0.options.isEmpty }.map { rule in
        Field(rule.id, "The level, or a mapping with level and options.", shape(of: rule, inOverride: inOverride))
      })
  }

  private static func shape(of rule: KnownRule, inOverride: Bool) -> ConfigurationShape {
    let options = rule.options.map { option in
      Field(
        option.name, "\(option.meaning.prefix(1).uppercased())\(option.meaning.dropFirst()).", .list(item(of: option)))
    }
    let fields = [Field("level", "The level.", level)] + options
    guard rule.needsOptions, !inOverride else { return .either([level, .setting(fields, needed: [])]) }
    let off = ConfigurationShape.word(["off"])
    return .either([
      off, .setting(fields, needed: options.map(\.name)), .setting([Field("level", "The level.", off)], needed: []),
    ])
  }

  private static func item(of option: RuleOption) -> ConfigurationShape {
    switch option.kind {
    case .patterns, .texts: .text
    case .words(let words): .word(words)
    }
  }
}
