import LanguageServerProtocol
import Reporting
import YAMLSyntax

/// The long answers that are being made.
final class LongAnswers {
  private struct Running {
    let id: RequestID
    let answer: any LongAnswer
    var progress: AnswerProgress
  }

  private let stream: MessageStream
  private let requests: ClientRequests
  private var running: [Running] = []

  init(_ stream: MessageStream, _ requests: ClientRequests) { (self.stream, self.requests) = (stream, requests) }

  /// Whether one of them can go on.
  var hasWork: Bool { running.contains { !$0.answer.isWaiting } }

  /// Begins an answer.
  func start(_ answer: any LongAnswer, to id: RequestID, _ params: YAMLNode?, takesProgress: Bool) {
    running.append(
      Running(id: id, answer: answer, progress: AnswerProgress(params, takesProgress: takesProgress)))
  }

  /// Makes one part of the answer that was asked for first.
  func advance() async {
    guard let index = running.firstIndex(where: { !$0.answer.isWaiting }) else { return }
    running[index].progress.show(running[index].answer, stream, requests)
    let (id, answer) = (running[index].id, running[index].answer)
    do throws(ResponseError) {
      if let result = try await answer.next() { end(id, .result(id, result)) }
    } catch {
      end(id, .failure(id, error))
    }
  }

  /// Gives up the answer to a request that the client does not want any more.
  func cancel(_ id: RequestID) { refuse(id, "the client cancelled the request") }

  /// Gives up the answer whose progress a person saw and stopped.
  func cancel(shownAs token: LSP.ProgressToken) {
    for each in running where each.progress.isShown(as: token) { refuse(each.id, "it was stopped by hand") }
  }

  /// Gives up all of them, as the session ends.
  func endAll() { for each in running { refuse(each.id, "the server was shut down") } }

  /// Takes the client's answer to a request of the server.
  func take(_ id: RequestID, isRefused: Bool) {
    for index in running.indices { running[index].progress.take(id, isRefused: isRefused) }
  }

  private func refuse(_ id: RequestID, _ reason: String) {
    end(id, .failure(id, ResponseError(.requestCancelled, reason)))
  }

  private func end(_ id: RequestID, _ message: OutgoingMessage) {
    guard let index = running.firstIndex(where: { $0.id == id }) else { return }
    running.remove(at: index).progress.end(stream)
    stream.send(message)
  }
}
