public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// What Argo cannot use in `memoize`, by which a template keeps its outputs for the next run.
///
/// The validator does not look at it. The sources are `executeTemplate` of `workflow/controller/operator.go`, and
/// `cacheKeyRegex` and `configMapCache` of `workflow/controller/cache` of Argo 2.10 to 4.1.
public enum MemoizationProblem: Sendable {
  /// There is no key.
  case keyMissing
  /// The key is none that Argo takes.
  case key(ByteString)
  /// The age is no duration; the text says why.
  case maxAge(ByteString, String)
  /// Nothing says where the outputs are kept.
  case cacheMissing(field: String)
  /// No ConfigMap can be called so.
  case cacheName(ByteString, GrammarFault)
}

extension TemplateDefinition {
  /// What is wrong with how the template keeps its outputs.
  public var memoizationProblems: [PodProblem<MemoizationProblem>] {
    guard let memoize = object.object("memoize") else { return [] }
    return MemoizationProblem.all(in: memoize, at: object.key("memoize"))
  }
}

extension MemoizationProblem {
  fileprivate static func all(in memoize: ArgoObject, at place: YAMLNode) -> [PodProblem<MemoizationProblem>] {
    var problems: [PodProblem<MemoizationProblem>] = []
    if memoize.lacks("key") {
      problems.append(PodProblem(.keyMissing, at: (memoize.node.entry("key")?.key ?? place).location))
    } else if let key = memoize.known("key"), !isKey(key.value) {
      problems.append(PodProblem(.key(key.value), at: key.location))
    }
    if let age = memoize.known("maxAge") {
      do throws(GrammarFault) {
        _ = try GoDuration(age.value.bytes, bareInteger: .refused)
      } catch {
        problems.append(PodProblem(.maxAge(age.value, error.message), at: age.location))
      }
    }
    return problems + store(of: memoize, at: place)
  }

  /// `cacheKeyRegex`: letters, digits and `-`, and no `-` first.
  private static func isKey(_ key: ByteString) -> Bool {
    let hyphen = UInt8(ascii: "-")
    return key.bytes.first != hyphen && key.bytes.allSatisfy { $0.isLetterOrDecimalDigit || $0 == hyphen }
  }

  private static func store(of memoize: ArgoObject, at place: YAMLNode) -> [PodProblem<MemoizationProblem>] {
    guard let cache = memoize.object("cache") else {
      return memoize.isAbsent("cache") ? [PodProblem(.cacheMissing(field: "cache"), at: place.location)] : []
    }
    guard let store = cache.object("configMap") else {
      return cache.isAbsent("configMap")
        ? [PodProblem(.cacheMissing(field: "configMap"), at: memoize.key("cache").location)] : []
    }
    if store.lacks("name") {
      return [PodProblem(.cacheMissing(field: "name"), at: cache.key("configMap").location)]
    }
    guard let name = store.known("name"), let fault = KubernetesName.fault(in: name.value.bytes[...], as: .subdomain)
    else { return [] }
    return [PodProblem(.cacheName(name.value, fault), at: name.location(of: fault.range))]
  }
}
