extension ArgoTypeTree {
  /// Type and field, and the words that the field takes; Argo or Kubernetes refuses all others.
  ///
  /// Argo's own are from `workflow/validate` and `workflow/controller`, those of Kubernetes from `pkg/apis/core/validation`.
  /// Only sets that are closed are here, with every word that any version takes; fields with a rule of their own
  /// (`retryPolicy`, `action`) are not.
  static let closedSets: StaticString = """
    Container imagePullPolicy Always IfNotPresent Never
    ContainerNode imagePullPolicy Always IfNotPresent Never
    ScriptTemplate imagePullPolicy Always IfNotPresent Never
    UserContainer imagePullPolicy Always IfNotPresent Never
    Container terminationMessagePolicy File FallbackToLogsOnError
    ContainerNode terminationMessagePolicy File FallbackToLogsOnError
    ScriptTemplate terminationMessagePolicy File FallbackToLogsOnError
    UserContainer terminationMessagePolicy File FallbackToLogsOnError
    ContainerPort protocol TCP UDP SCTP
    HTTPGetAction scheme HTTP HTTPS
    HostPathVolumeSource type DirectoryOrCreate Directory FileOrCreate File Socket CharDevice BlockDevice
    LabelSelectorRequirement operator In NotIn Exists DoesNotExist
    NodeSelectorRequirement operator In NotIn Exists DoesNotExist Gt Lt
    PersistentVolumeClaimSpec accessModes ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod
    PersistentVolumeClaimSpec volumeMode Filesystem Block
    PodGC strategy OnPodCompletion OnPodSuccess OnWorkflowCompletion OnWorkflowSuccess
    ResourceTemplate mergeStrategy strategic merge json
    SeccompProfile type Localhost RuntimeDefault Unconfined
    Toleration effect NoSchedule PreferNoSchedule NoExecute
    Toleration operator Equal Exists Gt Lt
    VolumeClaimGC strategy OnWorkflowCompletion OnWorkflowSuccess
    VolumeMount mountPropagation None HostToContainer Bidirectional
    PodSpec dnsPolicy ClusterFirst ClusterFirstWithHostNet Default None
    PodSpec restartPolicy Always OnFailure Never
    SecurityContext procMount Default Unmasked
    WorkflowSpec dnsPolicy ClusterFirst ClusterFirstWithHostNet Default None
    """
}
