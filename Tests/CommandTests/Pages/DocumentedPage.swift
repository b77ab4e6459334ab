import Foundation
import Testing

/// A page with commands: what a reader types, and what the page shows of it.
///
/// The commands of a page run one after the other in a clone of the example repository. A comment
/// `<!-- before: COMMAND -->` changes the clone first, without a word to the reader.
struct DocumentedPage: CustomTestStringConvertible {
  /// The path from the top of the project.
  let path: String
  private let text: String

  var testDescription: String { path }

  init(path: String) throws {
    self.path = path
    text = try String(contentsOf: Self.top.appending(path: path), encoding: .utf8)
  }

  /// Every page that a user reads.
  static var all: [DocumentedPage] {
    get throws {
      let folder = try FileManager.default.contentsOfDirectory(atPath: top.appending(path: "Documentation").path)
      let pages = folder.filter { $0.hasSuffix(".md") }.sorted().map { "Documentation/\($0)" }
      return try (["README.md", "packaging/wheel/README.md"] + pages).map(DocumentedPage.init)
    }
  }

  private static let top = URL(filePath: #filePath).appending(path: "../../../..").standardized

  /// The page as it is when all its commands have been run.
  func run() throws -> String {
    let clone = try Self.clone()
    var page = ""
    var rest = Substring(text)
    while let next = rest.firstMatch(of: #/<!-- before: (.*) -->|```console\n((?:.*\n)*?)```\n/#) {
      page += rest[..<next.range.lowerBound]
      if let block = next.2 {
        page += "```console\n\(try block.commands.map { try Self.shown($0, in: clone) }.joined())```\n"
      } else {
        page += next.0
        try Self.type(String(next.1 ?? ""), in: clone).expectSuccess()
      }
      rest = rest[next.range.upperBound...]
    }
    return page + rest
  }

  /// The command lines of kfplint in blocks without output, each of which may need files that are not there.
  var lines: [String] {
    text.matches(of: #/```sh\n((?:.*\n)*?)```\n/#).flatMap { block in
      block.1.split(separator: "\n").filter { $0.starts(with: "kfplint") }.map(String.init)
    }
  }

  /// The YAML on the page.
  var blocks: [Substring] { text.matches(of: #/```yaml\n((?:.*\n)*?)```\n/#).map(\.1) }

  func matches(_ page: String) -> Bool { page == text }

  func record(_ page: String) throws {
    try Data(page.utf8).write(to: Self.top.appending(path: path))
  }

  /// A clone of the example repository, in which `origin/main` is what was committed.
  static func clone() throws -> TemporaryRepository {
    let repository = try TemporaryRepository()
    try repository.shell(
      "cp -r \"$EXAMPLE/.\" .", environment: ["EXAMPLE": top.appending(path: "Tests/ExampleRepository").path]
    ).expectSuccess()
    try repository.commitAll()
    try repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    return repository
  }

  /// Runs a line as a reader types it, where kfplint is on the `PATH`.
  @discardableResult
  static func type(_ line: String, in repository: TemporaryRepository) throws -> ProgramRun {
    let folder = URL(filePath: Program.kfplint.path).deletingLastPathComponent().path
    // One stream, as on a terminal.
    return try repository.shell(
      "exec 2>&1; \(line)",
      environment: [
        "PATH": "\(folder):/usr/bin:/bin", "GIT_AUTHOR_NAME": "You", "GIT_COMMITTER_NAME": "You",
        "GIT_AUTHOR_EMAIL": "you@example.com", "GIT_COMMITTER_EMAIL": "you@example.com",
      ])
  }

  private static func shown(_ command: Substring, in repository: TemporaryRepository) throws -> String {
    let output = try type(String(command), in: repository).output
      .replacing(repository.path, with: "/home/you/pipelines").replacing(#/in \d+ ms/#, with: "in 9 ms")
    return "$ \(command)\n\(output)\(output.isEmpty || output.hasSuffix("\n") ? "" : "\n")"
  }
}

extension Substring {
  /// The lines of a block that begin with a prompt.
  fileprivate var commands: [Substring] {
    split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { $0.dropFirst(2) }
  }
}
