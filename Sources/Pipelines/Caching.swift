public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// How old a cached result may be that takes the place of a step's run.
public enum CacheStaleness: Sendable {
  case read(ISODuration, Sourced<ByteString>)
  /// The cache server cannot read the text.
  case unreadable(GrammarFault, Sourced<ByteString>)
  /// The text is only known when the pipeline runs.
  case unknown
}

extension Template {
  /// What the annotation says about the step's cached results, if there is one.
  public var staleness: CacheStaleness? {
    guard let text = annotations?[KFPName.cacheStaleness]?.sourcedString else { return nil }
    if text.value.contains("{{") { return .unknown }
    do {
      return .read(try ISODuration(text.value.bytes), text)
    } catch {
      return .unreadable(error, text)
    }
  }

  /// The label that says `"false"` about caching, if it does.
  public var cachingOptOut: Sourced<ByteString>? {
    labels?[KFPName.cachingLabel]?.sourcedString.flatMap { $0.value == "false" ? $0 : nil }
  }
}
