import ArgumentParser
import Policies

/// `kfplint policies`: what helps to write policies.
struct PoliciesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policies", abstract: "Help with rules of your own: what they see, and whether they work.",
    subcommands: [PolicyModelCommand.self, PolicyEvalCommand.self, PolicyTestCommand.self])
}

/// `kfplint policies model`: the page of what policies see.
struct PolicyModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Print what policies see: the variables, the types and their fields.")

  func run() throws {
    try StandardStream.report(PolicyModel.page)
  }
}
