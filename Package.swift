// swift-tools-version: 6.1
import PackageDescription

/// What every target is compiled with.
///
/// Warnings become errors in `.ci/run` only, so that a newer compiler never breaks
/// the build of somebody who just wants the tool.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One phase of the work.
///
/// The order of the list below is the direction of the arrows: a phase names only earlier ones.
func phase(
  _ name: String, _ dependencies: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict, plugins: plugins)
}

/// The tests of a phase; `data` are folders that the tests open by themselves.
func tests(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: data, swiftSettings: strict)
}

let package = Package(
  name: "kfplint",
  products: [.executable(name: "kfplint", targets: ["kfplint"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CGit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CBuild"),
    .systemLibrary(name: "CFolders"),
    .systemLibrary(name: "CThreads"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    phase("Diagnostics", ["CCrypto"]),
    phase("ArgoGrammar", ["Diagnostics"]),
    phase("CEL", ["Diagnostics", "ArgoGrammar"]),
    phase("Snapshots", ["Diagnostics", "CFolders"]),
    phase("GitSource", ["Diagnostics", "Snapshots", "CGit2", "CCrypto", "CZlib"]),
    phase("YAMLSyntax", ["Diagnostics", "CYAML"]),
    phase("ArgoTypes", ["Diagnostics", "YAMLSyntax"]),
    phase("Pipelines", ["Diagnostics", "Snapshots", "YAMLSyntax", "ArgoGrammar", "ArgoTypes"]),
    phase("Cron", ["Diagnostics", "ArgoGrammar"]),
    phase("Schedules", ["Diagnostics", "Snapshots", "YAMLSyntax", "Cron", "Pipelines"]),
    phase("Planning", ["Diagnostics", "Snapshots", "YAMLSyntax", "Cron", "Pipelines", "Schedules"]),
    phase("Configuration", ["Diagnostics", "YAMLSyntax", "ArgoTypes"]),
    phase(
      "RuleEngine",
      [
        "Diagnostics", "Snapshots", "YAMLSyntax", "ArgoTypes", "Pipelines", "Cron", "Schedules", "Configuration",
      ]),
    phase(
      "Policies",
      [
        "Diagnostics", "ArgoGrammar", "CEL", "YAMLSyntax", "Pipelines", "Cron", "Schedules", "Configuration",
        "RuleEngine",
      ]),
    // The top-level folder is the target: a folder per rule, with its page and examples beside its Swift.
    .target(
      name: "Rules",
      dependencies: [
        "Diagnostics", "Snapshots", "YAMLSyntax", "ArgoGrammar", "ArgoTypes", "Pipelines", "Cron", "Schedules",
        "Configuration", "RuleEngine",
      ],
      path: "rules", swiftSettings: strict, plugins: ["EmbedRulebook"]),
    // So is the folder of the policies that are built in.
    .target(
      name: "PolicyLibrary", dependencies: ["Diagnostics"], path: "policies", swiftSettings: strict,
      plugins: ["EmbedTexts"]),
    phase("Fixing", ["Diagnostics", "Snapshots", "RuleEngine"]),
    phase("GraphLayout"),
    phase("Reporting", ["Diagnostics", "YAMLSyntax", "GraphLayout"], plugins: ["EmbedTexts"]),
    phase("LanguageServerProtocol", ["Diagnostics", "YAMLSyntax", "Reporting"]),
    phase(
      "LanguageServer",
      [
        "Diagnostics", "ArgoGrammar", "ArgoTypes", "Snapshots", "YAMLSyntax", "Pipelines", "Cron", "Schedules",
        "Configuration", "RuleEngine", "Fixing", "Reporting", "LanguageServerProtocol",
      ]),

    .executableTarget(
      name: "kfplint",
      dependencies: [
        "Diagnostics", "Snapshots", "GitSource", "YAMLSyntax", "Pipelines", "Cron", "Schedules", "Configuration",
        "RuleEngine", "Policies", "PolicyLibrary", "CEL", "Rules", "Fixing", "Reporting", "Planning",
        "LanguageServerProtocol", "LanguageServer", "CBuild", "CThreads",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // What runs while kfplint is built.
    .target(name: "SwiftLiterals", swiftSettings: strict),
    .executableTarget(
      name: "rulebook-embed", dependencies: ["Diagnostics", "YAMLSyntax", "SwiftLiterals"], swiftSettings: strict),
    .plugin(name: "EmbedRulebook", capability: .buildTool(), dependencies: ["rulebook-embed"]),
    .executableTarget(name: "text-embed", dependencies: ["SwiftLiterals"], swiftSettings: strict),
    .plugin(name: "EmbedTexts", capability: .buildTool(), dependencies: ["text-embed"]),

    // What the tests of several phases need.
    .target(
      name: "TestSupport", dependencies: ["Diagnostics", "Snapshots"], path: "Tests/TestSupport", swiftSettings: strict),
    // What reads anything, for the tests and for the fuzzer.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Diagnostics", "ArgoGrammar", "CEL", "Snapshots", "GitSource", "YAMLSyntax", "Pipelines", "Cron",
        "Configuration", "RuleEngine", "Rules", "Fixing", "Reporting", "LanguageServerProtocol", "TestSupport",
      ],
      path: "Tests/FuzzTargets", swiftSettings: strict),
    tests("FuzzTargetTests", ["FuzzTargets", "TestSupport"], data: ["Kept"]),
    tests("CommandTests", ["kfplint", "TestSupport"], data: ["Snapshots"]),
    // The tests read the sources of all targets.
    tests("HouseTests", []),
    tests("DiagnosticsTests", ["Diagnostics", "TestSupport"]),
    tests("RulebookEmbedTests", ["rulebook-embed", "Diagnostics"]),
    tests("ArgoGrammarTests", ["ArgoGrammar", "Diagnostics", "TestSupport"]),
    tests("GraphLayoutTests", ["GraphLayout", "TestSupport"]),
    tests("CELTests", ["CEL", "ArgoGrammar", "Diagnostics", "TestSupport"]),
    tests("CronTests", ["Cron", "Diagnostics", "TestSupport"]),
    tests(
      "SchedulesTests", ["TestSupport", "Schedules", "Cron", "Pipelines", "Snapshots", "YAMLSyntax", "Diagnostics"]),
    tests(
      "PlanningTests",
      ["TestSupport", "Planning", "Schedules", "Cron", "Pipelines", "Snapshots", "YAMLSyntax", "Diagnostics"]),
    tests("YAMLSyntaxTests", ["YAMLSyntax", "Diagnostics", "TestSupport"]),
    tests("ConfigurationTests", ["Configuration", "ArgoTypes", "Diagnostics", "TestSupport"]),
    tests(
      "PipelinesTests",
      ["Pipelines", "Snapshots", "YAMLSyntax", "ArgoTypes", "ArgoGrammar", "Diagnostics", "TestSupport"]),
    tests(
      "PoliciesTests",
      [
        "Policies", "PolicyLibrary", "RuleEngine", "Configuration", "Pipelines", "Schedules", "Snapshots",
        "YAMLSyntax", "CEL",
        "Diagnostics",
        "TestSupport",
      ]),
    tests(
      "RuleEngineTests",
      ["RuleEngine", "Configuration", "Pipelines", "Snapshots", "YAMLSyntax", "Diagnostics"]),
    // The tests derive the table again, with the script that made it.
    tests("ArgoTypesTests", ["TestSupport", "ArgoTypes", "YAMLSyntax", "Diagnostics"]),
    tests(
      "FixingTests",
      ["Fixing", "RuleEngine", "Configuration", "Pipelines", "Snapshots", "Diagnostics", "TestSupport"]),
    tests("GitSourceTests", ["GitSource", "Snapshots", "Diagnostics", "TestSupport"]),
    tests(
      "RuleTests",
      [
        "TestSupport", "Rules", "RuleEngine", "Fixing", "Pipelines", "Configuration", "Reporting", "Snapshots",
        "ArgoTypes",
        "YAMLSyntax", "Diagnostics",
      ]),
    tests(
      "LanguageServerProtocolTests",
      ["LanguageServerProtocol", "Reporting", "YAMLSyntax", "Diagnostics", "TestSupport"]),
    tests(
      "ReportingTests", ["Reporting", "Diagnostics", "TestSupport"],
      data: ["Schemas", "Snapshots"]),
  ]
)

// Only who measures builds the benchmarks: KFPLINT_BENCHMARKS=1 swift build -c release --product rule-benchmark
if Context.environment["KFPLINT_BENCHMARKS"] != nil {
  package.targets += [
    .executableTarget(
      name: "parser-benchmark", dependencies: ["YAMLSyntax", "Diagnostics", "CYAML"],
      path: "Benchmarks/parser-benchmark", swiftSettings: strict),
    .executableTarget(
      name: "rule-benchmark",
      dependencies: ["Diagnostics", "Snapshots", "YAMLSyntax", "Pipelines", "Configuration", "RuleEngine", "Rules"],
      path: "Benchmarks/rule-benchmark", swiftSettings: strict),
  ]
}

// Only `.ci/fuzz` builds the fuzzer, with what makes the compiler count branches.
if Context.environment["KFPLINT_FUZZ"] != nil {
  package.targets += [
    .systemLibrary(name: "CFuzzer", path: "Tests/CFuzzer"),
    .executableTarget(
      name: "fuzz", dependencies: ["FuzzTargets", "CFuzzer"], path: "Tests/Fuzz", swiftSettings: strict),
  ]
}
