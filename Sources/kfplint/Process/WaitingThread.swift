import Glibc

/// A thread for work that waits for other programs, which must not wait on a thread that tasks share.
enum WaitingThread {
  /// What has to be done, and who is told what came of it.
  private final class Work {
    let body: () -> Void

    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// What `make` makes on a thread of its own; on the caller's, if there can be no other one.
  static func value<Value: Sendable>(_ make: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      let work = Unmanaged.passRetained(Work { continuation.resume(returning: make()) })
      var thread = pthread_t()
      let code = pthread_create(
        &thread, nil,
        { context in
          if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
          return nil
        }, work.toOpaque())
      if code == 0 { pthread_detach(thread) } else { work.takeRetainedValue().body() }
    }
  }
}
