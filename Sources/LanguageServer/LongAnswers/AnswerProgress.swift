import LanguageServerProtocol
import Reporting
import YAMLSyntax

/// What an editor shows of a long answer while it is made.
///
/// A client that waits for progress says so in its request. Another one is asked first whether it shows some, and only where
/// the answer takes so long that somebody wonders.
struct AnswerProgress {
  private enum State {
    case silent
    /// The client has named the token, but nothing has begun.
    case named(LSP.ProgressToken)
    /// The client was asked to make a place for it.
    case requested(RequestID, LSP.ProgressToken)
    case begun(LSP.ProgressToken)
  }

  private var state: State
  private var mayAsk: Bool
  /// When the first part was begun; an answer may have waited for a long time before that.
  private var start: ContinuousClock.Instant?
  private var lastReport = ContinuousClock.now

  /// How long an answer takes before the client is asked to show how far it is.
  private static let patience = Duration.seconds(1)
  /// How often it is told how far it is.
  private static let pause = Duration.milliseconds(200)

  /// The progress of an answer; `takesProgress` is whether the client can be asked to show it.
  init(_ params: YAMLNode?, takesProgress: Bool) {
    let token = LSP.ProgressToken(params?["workDoneToken"])
    state = token.map { .named($0) } ?? .silent
    mayAsk = takesProgress && token == nil
  }

  /// Tells how far an answer is, as often as anybody wants to know.
  mutating func show(_ answer: any LongAnswer, _ stream: MessageStream, _ requests: ClientRequests) {
    let start = self.start ?? .now
    self.start = start
    switch state {
    case .silent:
      guard mayAsk, ContinuousClock.now - start > Self.patience else { return }
      // A client that refuses is not asked again.
      mayAsk = false
      let token = requests.newToken()
      state = .requested(requests.send("window/workDoneProgress/create", ["token": token.json]), token)
    case .requested: break
    case .named(let token):
      stream.send(token.notification(LSP.WorkDone.begin(title: answer.title).json))
      state = .begun(token)
    case .begun(let token):
      guard answer.parts.all > 0, ContinuousClock.now - lastReport > Self.pause else { return }
      lastReport = .now
      stream.send(token.notification(LSP.WorkDone.report(done: answer.parts.done, of: answer.parts.all).json))
    }
  }

  /// Takes the client's word on whether it shows progress; nothing is told before.
  mutating func take(_ id: RequestID, isRefused: Bool) {
    guard case .requested(id, let token) = state else { return }
    state = isRefused ? .silent : .named(token)
  }

  /// Whether this is what a person sees and wants to be over.
  func isShown(as token: LSP.ProgressToken) -> Bool {
    switch state {
    case .named(token), .begun(token): true
    default: false
    }
  }

  /// Tells that it is over; after that the token means nothing any more.
  func end(_ stream: MessageStream) {
    if case .begun(let token) = state { stream.send(token.notification(LSP.WorkDone.end.json)) }
  }
}
