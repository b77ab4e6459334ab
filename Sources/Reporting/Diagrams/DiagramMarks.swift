import Diagnostics

/// The findings that belong to each node of a diagram.
struct DiagramMarks {
  private var findings: [Int: [Finding]] = [:]
  /// The findings of the unit that belong to none of its nodes.
  private(set) var others: [Finding] = []

  /// Gives each finding to the nodes whose part of the file is the smallest one around it.
  ///
  /// Tasks that call the same template have its findings all.
  init(_ diagram: TaskDiagram, _ found: [Finding]) {
    var owners: [Range<Int>: [Int]] = [:]
    for node in diagram.nodes {
      for place in node.places where !place.isEmpty { owners[place, default: []].append(node.id) }
    }
    let nest = RangeNest(owners.keys)
    for finding in found where finding.suppression == nil {
      guard let place = finding.location.place, finding.location.path == diagram.path,
        let range = nest.smallest(around: place.span.range.lowerBound)
      else {
        others.append(finding)
        continue
      }
      for node in Set(owners[range] ?? []) { findings[node, default: []].append(finding) }
    }
  }

  /// The worst of the findings of a node.
  func worst(at node: TaskDiagram.Node) -> Severity? { findings[node.id]?.map(\.severity).max() }

  /// The messages of a node's findings.
  func messages(at node: TaskDiagram.Node) -> [String] {
    (findings[node.id] ?? []).map { "\($0.severity.rawValue)[\($0.rule)]: \(visible($0.message))" }
  }

  /// How many findings of each severity a node has, such as `1 error, 2 warnings`; `nil` if it has none.
  func counts(at node: TaskDiagram.Node) -> String? { Self.counts(of: findings[node.id] ?? []) }

  /// The rules of a node's findings, each once.
  func rules(at node: TaskDiagram.Node) -> [String] { Self.rules(of: findings[node.id] ?? []) }

  static func rules(of findings: [Finding]) -> [String] {
    var seen = Set<String>()
    return findings.map(\.rule).filter { seen.insert($0).inserted }
  }

  /// Findings by severity, the worst first; `nil` if there are none.
  static func counts(of findings: [Finding]) -> String? {
    let counts = Severity.allCases.reversed().compactMap { severity in
      let count = findings.count { $0.severity == severity }
      return count > 0 ? counted(count, severity.rawValue) : nil
    }
    return counts.isEmpty ? nil : counts.joined(separator: ", ")
  }
}

/// Ranges of which each two are apart, or one in the other.
private struct RangeNest {
  private var ranges: [Range<Int>]
  /// The position of the smallest range around each one.
  private var parents: [Int?] = []

  init(_ ranges: some Sequence<Range<Int>>) {
    self.ranges = ranges.sorted { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
    var open: [Int] = []
    for (index, range) in self.ranges.enumerated() {
      while let last = open.last, self.ranges[last].upperBound <= range.lowerBound { open.removeLast() }
      parents.append(open.last)
      open.append(index)
    }
  }

  func smallest(around offset: Int) -> Range<Int>? {
    // The last range that begins at the offset or before; what is around the offset is that or around that.
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    var index: Int? = low > 0 ? low - 1 : nil
    while let candidate = index {
      if ranges[candidate].upperBound > offset { return ranges[candidate] }
      index = parents[candidate]
    }
    return nil
  }
}
