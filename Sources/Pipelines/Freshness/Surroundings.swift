import Diagnostics

/// What a pipeline was rendered from, as far as it was looked up in the files around it.
public struct Surroundings: Sendable {
  /// What stands where the definitions of components were loaded from, by the place that the SDK noted.
  let components: [ByteString: [ComponentPlace]]
  /// The places of definitions that lead out of the files that are looked at.
  let outside: Set<ByteString>
  /// The functions of the Python files next to the pipeline, by name, as far as the pipeline has some of that name.
  let functions: [ByteString: [FoundFunction]]
  /// The versions of the SDK that the nearest lists of packages demand.
  let pins: [SDKPin]
  /// The definitions of components that the change touches.
  let touchedComponents: [Path]
  /// Why a file could not be read that should have been compared, if one could not.
  let unreadable: String?
  /// What was looked up, to tell whether it is the same elsewhere.
  public let lookups: Lookups

  /// A function and the file that defines it.
  struct FoundFunction: Sendable {
    let file: SourceFile
    let function: PythonFunction
  }
}
