import PackagePlugin

/// Runs `text-embed` over the style and the scripts of a target before it is compiled.
@main
struct EmbedTexts: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let files = module.sourceFiles.map(\.url).filter { ["css", "js"].contains($0.pathExtension) }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFile.swift")
    return [
      .buildCommand(
        displayName: "Embedding styles and scripts",
        executable: try context.tool(named: "text-embed").url,
        arguments: [output.path()] + files.map { $0.path() }, inputFiles: files, outputFiles: [output])
    ]
  }
}
