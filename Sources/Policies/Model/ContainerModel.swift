import ArgoGrammar
import CEL
import Diagnostics
import Pipelines

/// Images and containers.
enum ContainerModel {
  /// A text that names an image, taken apart if it can be.
  struct Image: Sendable {
    let text: ByteString
    let reference: ImageReference?
    let place: Location
  }

  static let image = ModelType<Image>(
    "image", "The image of a container", at: { $0.place },
    [
      .init("text", .string, "as it is written; empty without one") { .string($0.text) },
      .init("isKnown", .bool, "whether it can be read: a text with `{{…}}` is known only when the pipeline runs") {
        .bool($0.reference != nil)
      },
      .init("registry", .string, "the host, `docker.io` where none is written; empty where nothing is known") {
        .string($0.reference?.domain ?? "")
      },
      .init("repository", .string, "the path behind the host, such as `team/train`") {
        .string($0.reference?.path ?? "")
      },
      .init("tag", .optional(.string), "the tag") { .optional($0.reference?.tag.map { .string($0) }) },
      .init("digest", .optional(.string), "the digest, such as `sha256:…`") {
        .optional($0.reference?.digest.map { .string($0) })
      },
    ])

  static let container = ModelType<Container>(
    "container", "A container of a template", at: { $0.location },
    [
      .init("name", .string, "its name; empty for the main one", at: { $0.name?.location }) {
        .string($0.name?.value ?? "")
      },
      .init("role", .string, "`main`, `script`, `member`, `initializer` or `sidecar`") { .string(role(of: $0)) },
      .init("image", .object("image"), "its image", at: { $0.image?.location }) { image.object(image(of: $0)) },
      .init(
        "words", .list(.string), "the words of the command, then those of its arguments",
        at: { $0.words.first?.location }
      ) { .list($0.words.map { .string($0.value) }) },
      .init("env", .map(.string, .string), "the environment variables whose values are written out") {
        .texts($0.environment.map { (name: $0.name.value, value: $0.value) })
      },
      .init(
        "requests", .map(.string, .quantity),
        "what is set aside for it, by the name of the resource, as far as it is known",
        at: { $0.resources.requests.first?.amount.text.location }
      ) { amounts($0.resources.requests) },
      .init(
        "limits", .map(.string, .quantity), "the most that it gets, by the name of the resource, as far as it is known",
        at: { $0.resources.limits.first?.amount.text.location }
      ) { amounts($0.resources.limits) },
      .init("isPrivileged", .bool, "whether it has all rights of the node", at: { $0.isPrivileged?.location }) {
        .bool($0.isPrivileged?.value ?? false)
      },
      .init("pullPolicy", .optional(.string), "`imagePullPolicy`", at: { $0.imagePullPolicy?.location }) {
        .text($0.imagePullPolicy)
      },
    ])

  private static func role(of container: Container) -> String {
    switch container.role {
    case .main: "main"
    case .script: "script"
    case .member: "member"
    case .initializer: "initializer"
    case .sidecar: "sidecar"
    }
  }

  private static func image(of container: Container) -> Image {
    let text = container.image
    let isUnknown = text?.value.bytes.contains(UInt8(ascii: "{")) ?? true
    return Image(
      text: text?.value ?? "", reference: isUnknown ? nil : text.flatMap { try? ImageReference($0.value.bytes) },
      place: text?.location ?? container.location)
  }

  private static func amounts(_ amounts: [(name: ByteString, amount: WrittenQuantity)]) -> CELValue {
    .map(
      CELMap(
        amounts.compactMap { name, amount in
          (try? CELQuantity(amount.text.value.bytes)).map { (name, .quantity($0)) }
        }))
  }
}
