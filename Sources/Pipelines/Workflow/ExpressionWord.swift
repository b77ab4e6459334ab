public import ArgoTypes
import Diagnostics

/// A name of a task that means something else in the expressions with which Argo decides on dependencies.
public struct ExpressionWord: Sendable {
  /// In which versions the name means something else; `nil` for all.
  public let change: LanguageChange?

  /// Looks a name up, for a version of Argo or for any; `nil` if the name is free.
  ///
  /// Without a version a word that later versions have counts, and one that only versions in the past had does not.
  init?(_ name: ByteString, for target: ArgoVersion?) {
    if Self.words.contains(name) {
      change = nil
      return
    }
    let found: LanguageChange? =
      name == "let" ? .wordLet : Self.functions.contains(name) ? .functionsHideTasks : nil
    guard let found, target.map({ found.applies(to: $0) }) ?? (found.until == nil) else { return nil }
    change = found
  }

  /// Whether a name means something else.
  static func isWord(_ name: ByteString, for target: ArgoVersion?) -> Bool { Self(name, for: target) != nil }

  /// The words of every version: `parser/lexer` and `parser/parser.go` of expr 1.8 to 1.17.
  private static let words: Set<ByteString> = [
    "and", "or", "not", "in", "nil", "true", "false", "contains", "matches", "startsWith", "endsWith",
  ]

  /// The functions of expr 1.14 and 1.15 (`builtin/builtin.go`), which Argo 3.5.0 and 3.5.1 have.
  private static let functions: Set<ByteString> = [
    "all", "none", "any", "one", "filter", "map", "find", "findIndex", "findLast", "findLastIndex", "count", "groupBy",
    "reduce", "len", "type", "abs", "ceil", "floor", "round", "int", "float", "string", "trim", "trimPrefix",
    "trimSuffix", "upper", "lower", "split", "splitAfter", "replace", "repeat", "join", "indexOf", "lastIndexOf",
    "hasPrefix", "hasSuffix", "max", "min", "sum", "mean", "median", "toJSON", "fromJSON", "toBase64", "fromBase64",
    "now", "duration", "date", "first", "last", "get", "take", "keys", "values", "toPairs", "fromPairs", "sort",
    "sortBy",
  ]
}
