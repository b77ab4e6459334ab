import LanguageServerProtocol
import Reporting

/// An answer that takes long, made part by part: what is typed between two parts comes first.
protocol LongAnswer: AnyObject {
  /// What an editor shows while it is made.
  var title: String { get }

  /// How many parts are made, and of how many, as far as that is known.
  var parts: (done: Int, all: Int) { get }

  /// Whether it has nothing to tell until something changes.
  var isWaiting: Bool { get }

  /// Makes the next part; the answer once all parts are made.
  func next() async throws(ResponseError) -> JSONValue?
}

extension LongAnswer {
  /// Most answers wait for nothing.
  var isWaiting: Bool { false }
}
