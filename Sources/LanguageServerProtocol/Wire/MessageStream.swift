import Glibc

/// The messages that come through one file descriptor and leave through another.
///
/// One thread reads and writes: what the client sends is taken while it does not read, so that neither waits for the other.
/// The descriptors stay as they are, since others may share them.
public final class MessageStream {
  private let input: CInt
  private let output: CInt
  private var framing: MessageFraming
  private var incoming: [IncomingMessage] = []
  private var taken = 0
  private var outgoing: [UInt8] = []
  private var written = 0
  private var incomingBytes = 0
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)

  /// Whether the client has closed its end, or does not take what is written.
  public private(set) var isClosed = false

  /// What a write to a pipe that is ready takes without making anybody wait (POSIX, `PIPE_BUF` of Linux).
  private static let writableAtOnce = 4096
  /// How much may wait to be handled before the client has to wait.
  private static let mostWaitingBytes = 16 << 20
  /// What a small message takes in memory once it is read.
  private static let leastBytesOfMessage = 2048

  /// The stream of two descriptors.
  public init(input: CInt = 0, output: CInt = 1, framing: MessageFraming = MessageFraming()) {
    self.input = input
    self.output = output
    self.framing = framing
  }

  /// Whether a message waits to be taken.
  public var hasMessage: Bool { taken < incoming.count }

  /// Whether the next message is a change of a document.
  public var nextIsChange: Bool {
    if hasMessage, case .notification("textDocument/didChange", _) = incoming[taken] { true } else { false }
  }

  /// The next message.
  public func takeMessage() -> IncomingMessage? {
    guard hasMessage else { return nil }
    defer {
      taken += 1
      if taken == incoming.count {
        incoming.removeAll(keepingCapacity: true)
        (taken, incomingBytes) = (0, 0)
      }
    }
    return incoming[taken]
  }

  /// Puts a message where it will be written as soon as the client takes it.
  public func send(_ message: OutgoingMessage) {
    if !isClosed { outgoing.append(contentsOf: message.bytes) }
  }

  /// Reads what has come and writes what can be written, and waits up to so many milliseconds for either; `nil` is for any
  /// time.
  public func exchange(waiting milliseconds: Int?) {
    var wait = milliseconds
    while !isClosed {
      let isFull = incomingBytes > Self.mostWaitingBytes
      var descriptors = [
        pollfd(fd: isFull ? -1 : input, events: Int16(POLLIN), revents: 0),
        pollfd(fd: outgoing.isEmpty ? -1 : output, events: Int16(POLLOUT), revents: 0),
      ]
      let ready = poll(&descriptors, 2, CInt(clamping: wait ?? -1))
      if ready < 0 {
        if errno == EINTR { continue }
        isClosed = true
        return
      }
      if ready == 0 { return }
      if descriptors[1].revents != 0 { writeSome() }
      if descriptors[0].revents != 0 { readSome() }
      // What else has come is taken along; then the caller has something to do.
      wait = hasMessage || outgoing.isEmpty ? 0 : milliseconds
      if isFull { return }
    }
  }

  /// Writes all that is left, before the program ends.
  public func flush() {
    while !outgoing.isEmpty, !isClosed {
      var descriptor = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
      // A client that takes nothing for so long is gone.
      guard poll(&descriptor, 1, 5000) > 0 else { return }
      writeSome()
    }
  }

  private func writeSome() {
    let count = min(outgoing.count - written, Self.writableAtOnce)
    let result = outgoing.withUnsafeBytes { write(output, $0.baseAddress.map { $0 + written }, count) }
    if result < 0 {
      if errno != EINTR && errno != EAGAIN { isClosed = true }
      return
    }
    written += result
    if written == outgoing.count {
      outgoing.removeAll(keepingCapacity: outgoing.capacity < 1 << 20)
      written = 0
    }
  }

  private func readSome() {
    let count = read(input, &chunk, chunk.count)
    if count < 0 {
      if errno != EINTR && errno != EAGAIN { isClosed = true }
      return
    }
    if count == 0 {
      isClosed = true
      return
    }
    framing.append(chunk[..<count])
    while let piece = framing.next() {
      switch piece {
      case .content(let content):
        incomingBytes += max(content.count, Self.leastBytesOfMessage)
        receive(IncomingMessage(content))
      case .broken(let reason): receive(.invalid(nil, ResponseError(.parseError, reason)))
      case .tooLarge(let size):
        receive(.invalid(nil, ResponseError(.invalidRequest, "a message of \(size) bytes is too large")))
      }
    }
  }

  private func receive(_ message: IncomingMessage) {
    guard let id = message.cancelledRequest else {
      incoming.append(message)
      return
    }
    // A request that is not taken yet never is; one that was may still be at work.
    guard let position = incoming[taken...].firstIndex(where: { $0.isRequest(id) }) else {
      incoming.append(message)
      return
    }
    incoming.remove(at: position)
    send(.failure(id, ResponseError(.requestCancelled, "the client cancelled the request")))
  }
}
