import ArgoGrammar
import Diagnostics

@testable import Configuration

extension FuzzTarget {
  /// Names and patterns of names.
  static let names = [
    FuzzTarget(
      "image", ["gcr.io:443/a/b_c--d:tag@sha256:0123456789abcdef", "[::1]:80/x", "example.com/kfp_sdk_version"]
    ) {
      input in
      try checkFault(of: input) { () throws(GrammarFault) in _ = try ImageReference(input) }
    },
    FuzzTarget("label-selector", ["a=b,c!=d,!e,f in (g, h),i notin (),j>1", "example.com/a==b"]) { input in
      if let fault = LabelSelector.fault(in: input) { try check(fault, of: input) }
    },
    FuzzTarget("kubernetes-name", ["example.com/a.b_c-d", "a-b.c", "-a", String(repeating: "a", count: 260)]) { input in
      for use: KubernetesName.Use in [.qualifiedName, .labelValue, .subdomain, .label] {
        if let fault = KubernetesName.fault(in: input[...], as: use) { try check(fault, of: input) }
      }
      for use: ArgoName.Use in [.workflowField, .parameterOrArtifact] {
        if let fault = ArgoName.fault(in: input[...], as: use) { try check(fault, of: input) }
      }
    },
    FuzzTarget("path-pattern", ["**/a*[!b-d]?/**\0x/ab/y", "team/**\0team", "*a*a*a*a*b\0aaaaaaaaaaaaaaaa"]) { input in
      let (first, rest) = halves(input)
      guard let pattern = try? PathPattern(ByteString(first)) else { return }
      // A file system has no other paths.
      let names = rest.split(separator: UInt8(ascii: "/")).filter {
        !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
      }
      let path = Path(names.joined(separator: "/".utf8))
      try require(!pattern.matches(path) || pattern.covers(path), "\(first) matches \(names), and does not cover it")
      if !path.isTop, let own = try? PathPattern(ByteString(PathPattern.literal(path))),
        String(validating: path.bytes, as: UTF8.self) != nil
      {
        try require(own.matches(path), "\(own.text) does not match what it was made of")
      }
    },
  ]

  /// What is before the first NUL, and what is after it.
  static func halves(_ input: [UInt8]) -> (first: [UInt8], rest: [UInt8]) {
    let first = input.prefix { $0 != 0 }
    return (Array(first), Array(input.dropFirst(first.count + 1)))
  }
}
