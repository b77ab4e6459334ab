extension ReportOptions {
  /// The address of a rule's page on the site that the configuration names, as `.ci/site` makes it.
  func address(ofRule id: String) -> String? {
    guard let docsURL, rules[id]?.isOnSite ?? false else { return nil }
    return "\(docsURL)/rules/\(id).html"
  }

  /// How to read about a rule: with kfplint, and where it is not installed, with a browser.
  func reading(ofRule id: String) -> String {
    "kfplint explain \(id)" + (address(ofRule: id).map { ", or \($0)" } ?? "")
  }
}
