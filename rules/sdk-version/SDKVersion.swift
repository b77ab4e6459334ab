import Diagnostics
import Pipelines
import RuleEngine

/// Finds versions of the SDK that cannot be true.
struct SDKVersion: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    let versions = pipeline.workflow.sdkVersions
    if let second = versions.first(where: \.value.isSecondMajor) {
      report(.second(second.value), at: second.location)
    } else if let first = versions.first {
      let others = versions.filter { $0.value != first.value }
      guard !others.isEmpty else { return }
      report(
        .differing(first.value, others.map(\.value)), at: first.location,
        related: others.prefix(3).map { .init("says \($0.value)", at: $0.location) })
    }
  }
}

extension Report.Message {
  fileprivate static func second(_ version: ByteString) -> Self {
    Self(
      "the SDK version is \(version), and no SDK from 2.0 on writes workflows of V1 mode",
      notes: ["the version was edited, or the file is put together from several"],
      help: "re-run the render script with SDK 1.8")
  }

  fileprivate static func differing(_ version: ByteString, _ others: [ByteString]) -> Self {
    Self(
      "the SDK version is \(version) here and \(Set(others).sorted().listed) in \(others.count) other "
        + (others.count == 1 ? "place" : "places"),
      notes: ["one run of the compiler writes one version, so the file was put together from several"],
      help: "re-run the render script")
  }
}

extension ByteString {
  /// Whether the version is one of SDK 2.
  fileprivate var isSecondMajor: Bool { bytes.starts(with: "2.".utf8) }
}
