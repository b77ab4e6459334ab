import PackagePlugin

/// Runs `rulebook-embed` over the rules' folders before they are compiled.
@main
struct EmbedRulebook: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let rules = target.sourceModule else { return [] }
    let output = context.pluginWorkDirectoryURL.appending(path: "RuleID.swift")
    return [
      .buildCommand(
        displayName: "Embedding the rulebook",
        executable: try context.tool(named: "rulebook-embed").url,
        arguments: [rules.directoryURL.path(), output.path()],
        // Every file that is not Swift, or SwiftPM warns that nobody handles the examples.
        inputFiles: rules.sourceFiles.map(\.url).filter { $0.pathExtension != "swift" },
        outputFiles: [output])
    ]
  }
}
