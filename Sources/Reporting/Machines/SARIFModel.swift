/// A SARIF document: the objects and members of SARIF 2.1.0 that are written, in the order of its schema.
struct SARIFLog: Encodable {
  let schema: String
  let version: String
  let runs: [SARIFRun]

  private enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }
}

struct SARIFRun: Encodable {
  let tool: SARIFTool
  let invocations: [SARIFInvocation]
  let results: [SARIFResult]
  let columnKind: String
}

struct SARIFTool: Encodable {
  let driver: SARIFDriver
}

struct SARIFDriver: Encodable {
  let name: String
  let version: String
  let semanticVersion: String
  let rules: [SARIFRule]
}

struct SARIFRule: Encodable {
  let id: String
  var shortDescription: SARIFText?
  var fullDescription: SARIFText?
  var defaultConfiguration: SARIFConfiguration?
  var helpUri: String?
  var help: SARIFHelp?
  var properties: SARIFRuleProperties?
}

struct SARIFConfiguration: Encodable {
  let enabled: Bool?
  let level: String
}

struct SARIFHelp: Encodable {
  let text: String
  let markdown: String
}

/// The members of a rule's properties that GitHub reads.
struct SARIFRuleProperties: Encodable {
  let precision: String
  let tags: [String]
}

struct SARIFInvocation: Encodable {
  let toolExecutionNotifications: [SARIFNotification]
  let executionSuccessful: Bool
}

struct SARIFNotification: Encodable {
  let locations: [SARIFLocation]?
  let message: SARIFText
  let level: String
}

struct SARIFResult: Encodable {
  let ruleId: String
  let ruleIndex: Int
  let level: String
  let message: SARIFText
  let locations: [SARIFLocation]
  let partialFingerprints: SARIFFingerprints
  let relatedLocations: [SARIFLocation]?
  let fixes: [SARIFFix]?
  /// Empty where nobody suppressed it: where one result of a run has the member, all have it (3.27.23).
  let suppressions: [SARIFSuppression]?
  let properties: SARIFResultProperties
}

/// A fix of a result in SARIF (3.55): what is to be written in the place of which regions.
struct SARIFFix: Encodable {
  let description: SARIFText
  let artifactChanges: [Change]

  struct Change: Encodable {
    let artifactLocation: SARIFLocation.Artifact
    let replacements: [Replacement]
  }

  struct Replacement: Encodable {
    let deletedRegion: SARIFRegion
    let insertedContent: Content
  }

  struct Content: Encodable {
    let text: String
  }
}

struct SARIFFingerprints: Encodable {
  let kfplint: String

  private enum CodingKeys: String, CodingKey {
    case kfplint = "kfplint/v1"
  }
}

struct SARIFResultProperties: Encodable {
  let confidence: String
  let unit: String
}

struct SARIFSuppression: Encodable {
  let kind: String
  let status: String
  let justification: String?
}

struct SARIFLocation: Encodable {
  let id: Int?
  let physicalLocation: Physical
  let logicalLocations: [Logical]?
  let message: SARIFText?

  /// A place in a file below the repository's top, or the file as a whole.
  init(id: Int? = nil, uri: String, region: SARIFRegion?, logical: String? = nil, message: SARIFText? = nil) {
    self.id = id
    physicalLocation = Physical(artifactLocation: .init(uri: uri, uriBaseId: "%SRCROOT%"), region: region)
    logicalLocations = logical.map { [Logical(fullyQualifiedName: $0, kind: "member")] }
    self.message = message
  }

  struct Physical: Encodable {
    let artifactLocation: Artifact
    let region: SARIFRegion?
  }

  struct Artifact: Encodable {
    let uri: String
    let uriBaseId: String
  }

  struct Logical: Encodable {
    let fullyQualifiedName: String
    let kind: String
  }
}

struct SARIFRegion: Encodable {
  let startLine: Int
  var startColumn: Int?
  var endLine: Int?
  var endColumn: Int?
}
