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
  /// The label that says `"false"` about caching, if it does.
  public var cachingOptOut: Sourced<ByteString>? {
    labels?[KFPName.cachingLabel]?.sourcedString.flatMap { $0.value == "false" ? $0 : nil }
  }
}
