import Diagnostics
import YAMLSyntax

extension Template {
  /// The function that its component was made of, if it was made of one.
  public var embeddedFunction: EmbeddedFunction? {
    guard let container = node["container"] else { return nil }
    for key: StaticString in ["command", "args"] {
      guard let words = container[key]?.items else { continue }
      for word in words {
        if let text = word.sourcedString, let function = EmbeddedFunction(in: text) { return function }
      }
    }
    return nil
  }
}

extension Workflow {
  /// The functions that components of its templates were made of, each once.
  public var embeddedFunctions: [EmbeddedFunction] {
    lazyEmbeddedFunctions.value {
      // Few functions have one name, so that hardly ever two programs are compared.
      var seen: [ByteString: [EmbeddedFunction]] = [:]
      return templates.compactMap(\.embeddedFunction).filter { function in
        let isKnown = seen[function.name.value]?.contains { $0.isSame(as: function) } ?? false
        if !isKnown { seen[function.name.value, default: []].append(function) }
        return !isKnown
      }
    }
  }
}
