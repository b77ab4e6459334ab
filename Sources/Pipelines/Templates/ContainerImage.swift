public import ArgoGrammar
public import Diagnostics

/// The image of a container, as far as it is known before the run.
public struct ContainerImage: Sendable {
  /// The name as it is written.
  public let text: Sourced<ByteString>
  /// The parts of the name; `nil` if it is not valid.
  public let reference: ImageReference?
  /// Why it is no name, if so.
  public let fault: GrammarFault?

  init(_ text: Sourced<ByteString>) {
    self.text = text
    do {
      (reference, fault) = (try ImageReference(text.value.bytes), nil)
    } catch {
      (reference, fault) = (nil, error)
    }
  }
}

extension Workflow {
  /// The images of all containers but those that are missing, empty, or only known when the pipeline runs.
  public var images: [ContainerImage] {
    containers.compactMap(\.image).filter { !$0.value.isEmpty && !$0.value.contains("{{") }
      .map { ContainerImage($0) }
  }
}
