import Foundation

/// The program that was built together with the tests.
enum BuiltBinary {
  /// The folder that products are built into is that of the test bundle.
  static let url = Bundle.main.bundleURL.appending(path: "kfplint")
}
