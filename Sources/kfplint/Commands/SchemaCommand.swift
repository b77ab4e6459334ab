import ArgumentParser
import Configuration
import Reporting
import Rules

/// `kfplint schema`: the JSON schema of `.kfplint.yaml`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON schema of .kfplint.yaml, for editors.",
    discussion: """
      Editors with a YAML language server complete and check the file that names the schema in its first line: \
      # yaml-language-server: $schema=FILE. `kfplint init configuration schema` writes both.
      """)

  func run() throws {
    try StandardStream.report(ConfigurationSchema.text)
  }
}
