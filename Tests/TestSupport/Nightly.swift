import Foundation

/// Whether the tests may take all night: `.ci/nightly` sets `KFPLINT_NIGHTLY`, and then some look at more of the same.
public enum Nightly {
  /// Whether they may.
  public static let isOn = ProcessInfo.processInfo.environment["KFPLINT_NIGHTLY"] != nil
}
