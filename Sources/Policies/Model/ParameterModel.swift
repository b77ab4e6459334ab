import CEL
import Diagnostics
import Pipelines

/// Parameters of a pipeline, and changes of it.
enum ParameterModel {
  static let parameter = ModelType<Parameter>(
    "parameter", "A parameter of a pipeline", at: { $0.name.location },
    [
      .init("name", .string, "its name") { .string($0.name.value) },
      .init(
        "type", .optional(.string), "the type that the pipeline declares, such as `Integer`",
        at: { $0.input?.type?.location }
      ) { .optional(($0.input?.type?.value.rawValue).map { .string($0) }) },
      .init("value", .optional(.string), "the value in `params/`", at: { $0.fileValue?.location }) {
        .optional(($0.fileValue?.text).map { .string($0) })
      },
      .init("default", .optional(.string), "the default in the workflow", at: { $0.defaultValue?.location }) {
        .optional(($0.defaultValue?.text).map { .string($0) })
      },
      .init("isRequired", .bool, "whether a run has to supply a value") { .bool($0.isRequired) },
      .init("isUsed", .bool, "whether anything in the workflow reads it") { .bool($0.isUsed) },
    ])

  static let change = ModelType<PipelineChange>(
    "change", "What a change does to a pipeline", at: { Location(path: $0.files.unit) },
    [
      .init(
        "files", .list(.string),
        "the files in the pipeline's folder that it adds, changes or removes, as paths from the top"
      ) {
        .list($0.touched.map { .string(ByteString($0.bytes)) })
      },
      .init(
        "sources", .list(.string),
        "the same of the source that the pipeline is rendered from; empty where the folder has no source"
      ) {
        .list($0.touchedSource.map { .string(ByteString($0.bytes)) })
      },
    ])
}
