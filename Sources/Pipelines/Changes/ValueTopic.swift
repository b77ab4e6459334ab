import Diagnostics

/// What a value of a workflow is about, as a reviewer asks for it.
public enum ValueTopic: String, CaseIterable, Sendable {
  case image
  case command
  case arguments
  case environment
  case resources
  case retries
  case condition
  case loop
  case caching
  case dependencies
  case inputs
  case outputs
  case volumes
  case scheduling
  /// The copy of a component's definition that the SDK keeps, and what else is about the component.
  case component
  case parameters
  case other
}

extension ValuePath {
  /// What the value is about.
  public var topic: ValueTopic {
    for step in steps.reversed() {
      guard case .key(let key) = step, let topic = Self.topics[key.description] else { continue }
      // The arguments of the workflow are its parameters.
      return topic == .arguments && begins(with: "spec", "arguments") ? .parameters : topic
    }
    return .other
  }

  private static let topics: [String: ValueTopic] = [
    "image": .image, "imagePullPolicy": .image, "command": .command, "source": .command, "args": .arguments,
    "arguments": .arguments, "env": .environment, "envFrom": .environment, "resources": .resources,
    "retryStrategy": .retries, "when": .condition, "withItems": .loop, "withParam": .loop, "withSequence": .loop,
    "parallelism": .loop, "memoize": .caching, "pipelines.kubeflow.org/max_cache_staleness": .caching,
    "pipelines.kubeflow.org/enable_caching": .caching, "dependencies": .dependencies, "depends": .dependencies,
    "inputs": .inputs, "outputs": .outputs, "volumes": .volumes, "volumeMounts": .volumes,
    "nodeSelector": .scheduling, "tolerations": .scheduling, "affinity": .scheduling,
    "pipelines.kubeflow.org/component_spec": .component, "pipelines.kubeflow.org/component_ref": .component,
    "pipelines.kubeflow.org/pipeline_spec": .parameters, "pipelines.kubeflow.org/arguments.parameters": .arguments,
  ]
}
