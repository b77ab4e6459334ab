public import Diagnostics

/// A function that is not the same in a pipeline as in the Python that it is made of.
public struct StaleFunction: Sendable {
  /// The function as the pipeline has it.
  public let embedded: EmbeddedFunction
  /// Where its name stands in the only definition of that name next to the pipeline.
  public let definition: Location
}

extension Pipeline {
  /// What became of the definitions that its components were loaded from; nothing where that was not looked up.
  public var components: [(reference: ComponentReference, state: ComponentState)] {
    guard let surroundings else { return [] }
    return workflow.componentReferences.filter { $0.place == .file }.map { reference in
      let state = surroundings.components[reference.url.value, default: []].state(of: reference)
      if case .missing = state, surroundings.outside.contains(reference.url.value) { return (reference, .outside) }
      return (reference, state)
    }
  }

  /// The functions whose body is another one in the Python files next to the pipeline.
  ///
  /// Which of two definitions is meant is not known, so there has to be one only.
  public var staleFunctions: [StaleFunction] {
    guard let surroundings else { return [] }
    var seen = Set<[ByteString]>()
    return workflow.embeddedFunctions.compactMap { embedded in
      guard let found = surroundings.functions[embedded.name.value], found.count == 1, let definition = found.first,
        let function = embedded.function, definition.function.body != function.body,
        seen.insert([function.name] + function.body).inserted
      else { return nil }
      return StaleFunction(
        embedded: embedded, definition: Location(definition.file, definition.function.span))
    }
  }

  /// What the lists of packages demand that govern the pipeline, if none of them allows the SDK that wrote it.
  public var differingPins: [SDKPin] {
    guard let version = workflow.sdkVersion?.value, let pins = surroundings?.pins else { return [] }
    return pins.contains { $0.allows(version) } ? [] : pins
  }
}

extension PythonFunction {
  fileprivate var span: SourceSpan { SourceSpan(place.lowerBound, place.upperBound) }
}
