extension ArgoTypeTree {
  /// Types of Go that take fields over from a struct that they embed, and the fields that are their own.
  ///
  /// A reader of YAML that goes by the types (`convertToJSONableObject` of ghodss/yaml and sigs.k8s.io/yaml) looks a field up
  /// with the first index only, and so finds the embedded struct in place of the field: below it nothing becomes text.
  /// Read from `workflow_types.go` of Argo 3.3.10 and 3.4.17 and from `core/v1/types.go` of Kubernetes. The same is true
  /// below `steps`, whose type decodes itself.
  static let ownFields: StaticString = """
    Artifact archive artifactGC deleted from fromExpression globalName mode name optional path recurseMode subPath
    ArtifactPaths
    ArtifactoryArtifact url
    AzureArtifact blob
    Cache.configMap key optional
    ConfigMapEnvSource optional
    ConfigMapKeySelector key optional
    ConfigMapProjection items optional
    ConfigMapVolumeSource defaultMode items optional
    ContainerNode dependencies
    GCSArtifact key
    HDFSArtifact force path
    OSSArtifact key
    PersistentVolumeClaim metadata spec status
    Probe failureThreshold initialDelaySeconds periodSeconds successThreshold terminationGracePeriodSeconds timeoutSeconds
    S3Artifact key
    ScriptTemplate source
    SecretEnvSource optional
    SecretKeySelector key optional
    SecretProjection items optional
    UserContainer mirrorVolumeMounts
    Volume name
    Workflow metadata spec status
    WorkflowSpec.artifactGC forceFinalizerRemoval podSpecPatch
    """
}
