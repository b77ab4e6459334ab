import PackagePlugin

/// Runs `text-embed` over the style and the scripts of a target, and over the YAML in its folder, before it is compiled.
@main
struct EmbedTexts: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let others = module.sourceFiles.map(\.url).filter { $0.pathExtension != "swift" }
    // What lies deeper are examples.
    let folder = module.directoryURL.standardizedFileURL.path()
    let files = others.filter { file in
      ["css", "js"].contains(file.pathExtension)
        || file.pathExtension == "yaml" && file.deletingLastPathComponent().standardizedFileURL.path() == folder
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFile.swift")
    return [
      .buildCommand(
        displayName: "Embedding texts",
        executable: try context.tool(named: "text-embed").url,
        arguments: [output.path()] + files.map { $0.path() },
        // Every file, or SwiftPM warns that nobody handles the others.
        inputFiles: others, outputFiles: [output])
    ]
  }
}
