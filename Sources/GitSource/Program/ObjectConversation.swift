import Diagnostics
import Snapshots

/// Asks `git cat-file`, which is kept running, about one object after the other.
final class ObjectConversation: ObjectSource {
  private let git: GitProgram
  private var program: RunningProgram?

  /// A conversation that starts the program with the first question.
  init(_ git: GitProgram) {
    self.git = git
  }

  /// What an object is and its size in bytes.
  func header(of id: ObjectID) throws(GitFailure) -> (kind: ObjectKind?, size: Int) {
    try converse { (program) throws(GitFailure) in try header(of: id, asking: "info", program) }
  }

  /// The content of an object.
  func content(of id: ObjectID) throws(GitFailure) -> [UInt8] {
    try converse { (program) throws(GitFailure) in
      let (kind, size) = try header(of: id, asking: "contents", program)
      let content = try program.bytes(count: size)
      guard try program.bytes(count: 1) == [UInt8(ascii: "\n")] else { throw program.failure("gave no such answer") }
      guard let kind, ObjectHash.matches(id, kind, content) else { throw .mismatch(of: id) }
      return content
    }
  }

  /// Talks to the program; after a failure, which may leave half an answer unread, the next question starts it anew.
  private func converse<Answer>(
    _ ask: (RunningProgram) throws(GitFailure) -> Answer
  ) throws(GitFailure) -> Answer {
    let running = try running()
    program = nil
    do throws(GitFailure) {
      let answer = try ask(running)
      program = running
      return answer
    } catch {
      // That something is missing is an answer as good as any.
      if error.isAbsence { program = running }
      throw error.message.contains("could not fetch") && !git.allowsFetch ? .absence(error.message) : error
    }
  }

  /// Asks, and reads the line `ID KIND SIZE`, or `ID missing`.
  private func header(
    of id: ObjectID, asking question: String, _ program: RunningProgram
  ) throws(GitFailure) -> (kind: ObjectKind?, size: Int) {
    try program.send(Array("\(question) \(id.hexadecimal)\n".utf8))
    let line = String(decoding: try program.bytes(upTo: UInt8(ascii: "\n")), as: UTF8.self)
    let words = line.split(separator: " ")
    guard words.first.map(String.init) == id.hexadecimal else { throw .unexpected(line) }
    if words.count == 2 && words[1] == "missing" { throw .absence("the object is missing") }
    guard words.count == 3, let size = Int(words[2]), size >= 0 else { throw .unexpected(line) }
    return (ObjectKind(rawValue: String(words[1])), size)
  }

  private func running() throws(GitFailure) -> RunningProgram {
    if let program { return program }
    return try git.start(["cat-file", "--batch-command"])
  }
}

extension GitFailure {
  /// The failure for an answer of git that this code does not know.
  static func unexpected(_ answer: String) -> GitFailure {
    GitFailure(program: "git gave an answer that kfplint does not understand: \(answer.prefix(200))")
  }
}
