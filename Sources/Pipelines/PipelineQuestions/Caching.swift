public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// How old a cached result may be that takes the place of a step's run.
public enum CacheStaleness: Sendable {
  case read(ISODuration, Sourced<ByteString>)
  /// The cache server cannot read the text.
  case unreadable(GrammarFault, Sourced<ByteString>)
  /// The text is only known when the pipeline runs, or stands in a field of which the name is misspelt.
  case unknown
}

extension Pipeline {
  /// What the annotation of a template says about its cached results, if there is one.
  public func staleness(of template: Template) -> CacheStaleness? {
    if let metadata = template.node["metadata"], typeDefects.isMisspelt("annotations", in: metadata) { return .unknown }
    guard let text = template.annotations?[KFPName.cacheStaleness]?.sourcedString else { return nil }
    if text.value.contains("{{") { return .unknown }
    do {
      return .read(try ISODuration(text.value.bytes), text)
    } catch {
      return .unreadable(error, text)
    }
  }
}

extension Template {
  /// What is to be written where for the annotation that the V1 cache reads; `nil` where that would change other templates
  /// too, or if there is no place for it.
  public func newStaleness(_ text: ByteString) -> (file: SourceFile, span: SourceSpan, bytes: [UInt8])? {
    guard let metadata = node["metadata"], !node.tree.hasAliases, !metadata.hasMergedEntries else { return nil }
    let key = ByteString(stringLiteral: KFPName.cacheStaleness)
    let entry: NewEntry?
    if let annotations = metadata["annotations"] {
      entry = annotations.newEntry([key], text)
    } else {
      entry = metadata.newEntry(["annotations", key], text)
    }
    return entry.map { (node.file, SourceSpan($0.offset, $0.offset), $0.bytes) }
  }

  /// The label that says `"false"` about caching, if it does.
  public var cachingOptOut: Sourced<ByteString>? {
    labels?[KFPName.cachingLabel]?.sourcedString.flatMap { $0.value == "false" ? $0 : nil }
  }
}
