/// The annotation and label keys of KFP, all below one prefix.
///
/// Which SDK writes which is told in `kubeflow/pipelines`, `sdk/python/kfp/compiler/compiler.py` of the 1.x releases.
enum KFPName {
  static let prefix: StaticString = "pipelines.kubeflow.org/"
  /// The pipeline's interface as JSON; written since SDK 0.1.26.
  static let pipelineSpec: StaticString = "pipelines.kubeflow.org/pipeline_spec"
  /// The compiler's version, as annotation and label; written since SDK 0.5.1.
  static let sdkVersion: StaticString = "pipelines.kubeflow.org/kfp_sdk_version"
  /// When the compiler ran, in the local time of its machine; written since SDK 0.5.1.
  static let compilationTime: StaticString = "pipelines.kubeflow.org/pipeline_compilation_time"
  /// Marks a workflow compiled in V2-compatible mode (SDK 1.4.1 to 1.8).
  static let v2Pipeline: StaticString = "pipelines.kubeflow.org/v2_pipeline"
  /// Marks a template of V2-compatible mode, and the pods of a KFP 2 backend.
  static let v2Component: StaticString = "pipelines.kubeflow.org/v2_component"
  /// A component's definition as JSON, on its template.
  static let componentSpec: StaticString = "pipelines.kubeflow.org/component_spec"
  /// The digest of a component's definition, and where it was loaded from, as JSON; written since SDK 1.1.
  static let componentReference: StaticString = "pipelines.kubeflow.org/component_ref"
  /// What a task passes to its component's inputs, as JSON; written since SDK 1.1.
  static let argumentParameters: StaticString = "pipelines.kubeflow.org/arguments.parameters"
  /// How old a result may be that takes the place of a step's run, as an ISO 8601 duration; written since SDK 0.3.
  static let cacheStaleness: StaticString = "pipelines.kubeflow.org/max_cache_staleness"
  /// What `set_caching_options` leaves on pods; written since SDK 1.7, read by V2 backends only.
  static let cachingLabel: StaticString = "pipelines.kubeflow.org/enable_caching"
}
