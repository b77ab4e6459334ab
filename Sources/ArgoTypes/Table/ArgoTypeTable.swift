// Generated from the JSON schemas that Argo publishes. Do not edit; derive it again:
// .ci/derive-argo-types SCHEMAS_FOLDER > Sources/ArgoTypes/Table/ArgoTypeTable.swift

extension ArgoTypeTree {
  /// The versions; then types, and below each its fields with their types and, where that is not every
  /// version, the first and the last that has the field.
  static let table: StaticString = """
    3.1.14 3.2.3 3.3.8 3.3.10 3.4.16 3.4.17 3.5.14 3.6.7 3.7.3 4.1.2
    Workflow
     apiVersion string
     kind string
     metadata ObjectMeta
     spec WorkflowSpec
     status anything
    AWSElasticBlockStoreVolumeSource
     fsType string
     partition integer
     readOnly boolean
     volumeID string
    Affinity
     nodeAffinity NodeAffinity
     podAffinity PodAffinity
     podAntiAffinity PodAntiAffinity
    AppArmorProfile
     localhostProfile string 3.6.7 4.1.2
     type string 3.6.7 4.1.2
    ArchiveStrategy
     none NoneStrategy
     tar TarStrategy
     zip ZipStrategy
    Arguments
     artifacts []Artifact
     parameters []Parameter
    Artifact
     archive ArchiveStrategy
     archiveLogs boolean
     artifactGC ArtifactGC 3.4.16 4.1.2
     artifactory ArtifactoryArtifact
     azure AzureArtifact 3.4.16 4.1.2
     deleted boolean 3.4.16 4.1.2
     from string
     fromExpression string
     gcs GCSArtifact
     git GitArtifact
     globalName string
     hdfs HDFSArtifact
     http HTTPArtifact
     mode integer
     name string
     optional boolean
     oss OSSArtifact
     path string
     plugin PluginArtifact 4.1.2 4.1.2
     raw RawArtifact
     recurseMode boolean
     s3 S3Artifact
     subPath string
    ArtifactGC
     podMetadata Metadata 3.4.16 4.1.2
     serviceAccountName string 3.4.16 4.1.2
     strategy string 3.4.16 4.1.2
    ArtifactLocation
     archiveLogs boolean
     artifactory ArtifactoryArtifact
     azure AzureArtifact 3.4.16 4.1.2
     gcs GCSArtifact
     git GitArtifact
     hdfs HDFSArtifact
     http HTTPArtifact
     oss OSSArtifact
     plugin PluginArtifact 4.1.2 4.1.2
     raw RawArtifact
     s3 S3Artifact
    ArtifactPaths
     archive ArchiveStrategy
     archiveLogs boolean
     artifactGC ArtifactGC 3.4.16 4.1.2
     artifactory ArtifactoryArtifact
     azure AzureArtifact 3.4.16 4.1.2
     deleted boolean 3.4.16 4.1.2
     from string
     fromExpression string
     gcs GCSArtifact
     git GitArtifact
     globalName string
     hdfs HDFSArtifact
     http HTTPArtifact
     mode integer
     name string
     optional boolean
     oss OSSArtifact
     path string
     plugin PluginArtifact 4.1.2 4.1.2
     raw RawArtifact
     recurseMode boolean
     s3 S3Artifact
     subPath string
    ArtifactRepositoryRef
     configMap string
     key string
    ArtifactoryArtifact
     passwordSecret SecretKeySelector
     url string
     usernameSecret SecretKeySelector
    AzureArtifact
     accountKeySecret SecretKeySelector 3.4.16 4.1.2
     blob string 3.4.16 4.1.2
     container string 3.4.16 4.1.2
     endpoint string 3.4.16 4.1.2
     useSDKCreds boolean 3.4.16 4.1.2
    AzureDiskVolumeSource
     cachingMode string
     diskName string
     diskURI string
     fsType string
     kind string
     readOnly boolean
    AzureFileVolumeSource
     readOnly boolean
     secretName string
     shareName string
    Backoff
     cap string 3.7.3 4.1.2
     duration string
     factor intOrString
     maxDuration string
    BasicAuth
     passwordSecret SecretKeySelector 3.4.16 4.1.2
     usernameSecret SecretKeySelector 3.4.16 4.1.2
    CSIVolumeSource
     driver string
     fsType string
     nodePublishSecretRef LocalObjectReference
     readOnly boolean
     volumeAttributes {}string
    Cache
     configMap Cache.configMap
    Cache.configMap
     key string 3.1.14 3.7.3
     name string
     optional boolean 3.1.14 3.7.3
    Capabilities
     add []string
     drop []string
    CephFSVolumeSource
     monitors []string
     path string
     readOnly boolean
     secretFile string
     secretRef LocalObjectReference
     user string
    CinderVolumeSource
     fsType string
     readOnly boolean
     secretRef LocalObjectReference
     volumeID string
    ClientCertAuth
     clientCertSecret SecretKeySelector 3.4.16 4.1.2
     clientKeySecret SecretKeySelector 3.4.16 4.1.2
    ClusterTrustBundleProjection
     labelSelector LabelSelector 3.6.7 4.1.2
     name string 3.6.7 4.1.2
     optional boolean 3.6.7 4.1.2
     path string 3.6.7 4.1.2
     signerName string 3.6.7 4.1.2
    ConfigMapEnvSource
     name string
     optional boolean
    ConfigMapKeySelector
     key string
     name string
     optional boolean
    ConfigMapProjection
     items []KeyToPath
     name string
     optional boolean
    ConfigMapVolumeSource
     defaultMode integer
     items []KeyToPath
     name string
     optional boolean
    Container
     args []string
     command []string
     env []EnvVar
     envFrom []EnvFromSource
     image string
     imagePullPolicy string
     lifecycle Lifecycle
     livenessProbe Probe
     name string
     ports []ContainerPort
     readinessProbe Probe
     resizePolicy []ContainerResizePolicy 3.6.7 4.1.2
     resources ResourceRequirements
     restartPolicy string 3.6.7 4.1.2
     restartPolicyRules []ContainerRestartRule 4.1.2 4.1.2
     securityContext SecurityContext
     startupProbe Probe
     stdin boolean
     stdinOnce boolean
     terminationMessagePath string
     terminationMessagePolicy string
     tty boolean
     volumeDevices []VolumeDevice
     volumeMounts []VolumeMount
     workingDir string
    ContainerNode
     args []string
     command []string
     dependencies []string
     env []EnvVar
     envFrom []EnvFromSource
     image string
     imagePullPolicy string
     lifecycle Lifecycle
     livenessProbe Probe
     name string
     ports []ContainerPort
     readinessProbe Probe
     resizePolicy []ContainerResizePolicy 3.6.7 4.1.2
     resources ResourceRequirements
     restartPolicy string 3.6.7 4.1.2
     restartPolicyRules []ContainerRestartRule 4.1.2 4.1.2
     securityContext SecurityContext
     startupProbe Probe
     stdin boolean
     stdinOnce boolean
     terminationMessagePath string
     terminationMessagePolicy string
     tty boolean
     volumeDevices []VolumeDevice
     volumeMounts []VolumeMount
     workingDir string
    ContainerPort
     containerPort integer
     hostIP string
     hostPort integer
     name string
     protocol string
    ContainerResizePolicy
     resourceName string 3.6.7 4.1.2
     restartPolicy string 3.6.7 4.1.2
    ContainerRestartRule
     action string 4.1.2 4.1.2
     exitCodes ContainerRestartRuleOnExitCodes 4.1.2 4.1.2
    ContainerRestartRuleOnExitCodes
     operator string 4.1.2 4.1.2
     values []integer 4.1.2 4.1.2
    ContainerSetRetryStrategy
     duration string 3.3.8 4.1.2
     retries intOrString 3.3.8 4.1.2
    ContainerSetTemplate
     containers []ContainerNode
     retryStrategy ContainerSetRetryStrategy 3.3.8 4.1.2
     volumeMounts []VolumeMount
    ContinueOn
     error boolean
     failed boolean
    Counter
     value string
    CreateS3BucketOptions
     objectLocking boolean
    DAGTask
     arguments Arguments
     continueOn ContinueOn
     dependencies []string
     depends string
     hooks {}LifecycleHook
     inline Template 3.2.3 4.1.2
     name string
     onExit string
     template string
     templateRef TemplateRef
     when string
     withItems []anything
     withParam string
     withSequence Sequence
    DAGTemplate
     failFast boolean
     target string
     tasks []DAGTask
    Data
     source DataSource
     transformation []TransformationStep
    DataSource
     artifactPaths ArtifactPaths
    DownwardAPIProjection
     items []DownwardAPIVolumeFile
    DownwardAPIVolumeFile
     fieldRef ObjectFieldSelector
     mode integer
     path string
     resourceFieldRef ResourceFieldSelector
    DownwardAPIVolumeSource
     defaultMode integer
     items []DownwardAPIVolumeFile
    EmptyDirVolumeSource
     medium string
     sizeLimit quantity
    EnvFromSource
     configMapRef ConfigMapEnvSource
     prefix string
     secretRef SecretEnvSource
    EnvVar
     name string
     value string
     valueFrom EnvVarSource
    EnvVarSource
     configMapKeyRef ConfigMapKeySelector
     fieldRef ObjectFieldSelector
     fileKeyRef FileKeySelector 4.1.2 4.1.2
     resourceFieldRef ResourceFieldSelector
     secretKeyRef SecretKeySelector
    EphemeralVolumeSource
     volumeClaimTemplate PersistentVolumeClaimTemplate 3.3.8 4.1.2
    ExecAction
     command []string
    ExecutorConfig
     serviceAccountName string
    ExecutorPlugin
     metadata ObjectMeta 4.1.2 4.1.2
     spec ExecutorPluginSpec 4.1.2 4.1.2
    ExecutorPluginSidecar
     automountServiceAccountToken boolean 4.1.2 4.1.2
     container Container 4.1.2 4.1.2
    ExecutorPluginSpec
     sidecar ExecutorPluginSidecar 4.1.2 4.1.2
    FCVolumeSource
     fsType string
     lun integer
     readOnly boolean
     targetWWNs []string
     wwids []string
    FileKeySelector
     key string 4.1.2 4.1.2
     optional boolean 4.1.2 4.1.2
     path string 4.1.2 4.1.2
     volumeName string 4.1.2 4.1.2
    FlexVolumeSource
     driver string
     fsType string
     options {}string
     readOnly boolean
     secretRef LocalObjectReference
    FlockerVolumeSource
     datasetName string
     datasetUUID string
    GCEPersistentDiskVolumeSource
     fsType string
     partition integer
     pdName string
     readOnly boolean
    GCSArtifact
     bucket string
     key string
     serviceAccountKeySecret SecretKeySelector
    GRPCAction
     port integer 3.3.8 4.1.2
     service string 3.3.8 4.1.2
    Gauge
     operation string 3.5.14 4.1.2
     realtime boolean
     value string
    GitArtifact
     branch string 3.4.16 4.1.2
     depth integer
     disableSubmodules boolean
     fetch []string
     insecureIgnoreHostKey boolean
     insecureSkipTLS boolean 3.6.7 4.1.2
     passwordSecret SecretKeySelector
     repo string
     revision string
     singleBranch boolean 3.4.16 4.1.2
     sshPrivateKeySecret SecretKeySelector
     usernameSecret SecretKeySelector
    GitRepoVolumeSource
     directory string
     repository string
     revision string
    GlusterfsVolumeSource
     endpoints string
     path string
     readOnly boolean
    HDFSArtifact
     addresses []string
     dataTransferProtection string 3.6.7 4.1.2
     force boolean
     hdfsUser string
     krbCCacheSecret SecretKeySelector
     krbConfigConfigMap ConfigMapKeySelector
     krbKeytabSecret SecretKeySelector
     krbRealm string
     krbServicePrincipalName string
     krbUsername string
     path string
    HTTP
     body string 3.2.3 4.1.2
     bodyFrom HTTPBodySource 3.4.16 4.1.2
     headers []HTTPHeader 3.2.3 4.1.2
     insecureSkipVerify boolean 3.3.8 4.1.2
     method string 3.2.3 4.1.2
     successCondition string 3.3.8 4.1.2
     timeoutSeconds integer 3.2.3 4.1.2
     url string 3.2.3 4.1.2
    HTTPArtifact
     auth HTTPAuth 3.4.16 4.1.2
     headers []Header
     saveStreamViaFile boolean 4.1.2 4.1.2
     url string
    HTTPAuth
     basicAuth BasicAuth 3.4.16 4.1.2
     clientCert ClientCertAuth 3.4.16 4.1.2
     oauth2 OAuth2Auth 3.4.16 4.1.2
    HTTPBodySource
     bytes string 3.4.16 4.1.2
    HTTPGetAction
     host string
     httpHeaders []KubernetesHTTPHeader
     path string
     port intOrString
     scheme string
    HTTPHeader
     name string 3.2.3 4.1.2
     value string 3.2.3 4.1.2
     valueFrom HTTPHeaderSource 3.2.3 4.1.2
    HTTPHeaderSource
     secretKeyRef SecretKeySelector 3.2.3 4.1.2
    Header
     name string
     value string
    Histogram
     buckets []number
     value string
    HostAlias
     hostnames []string
     ip string
    HostPathVolumeSource
     path string
     type string
    ISCSIVolumeSource
     chapAuthDiscovery boolean
     chapAuthSession boolean
     fsType string
     initiatorName string
     iqn string
     iscsiInterface string
     lun integer
     portals []string
     readOnly boolean
     secretRef LocalObjectReference
     targetPortal string
    ImageVolumeSource
     pullPolicy string 3.6.7 4.1.2
     reference string 3.6.7 4.1.2
    Inputs
     artifacts []Artifact
     parameters []Parameter
    KeyToPath
     key string
     mode integer
     path string
    KubernetesHTTPHeader
     name string
     value string
    LabelSelector
     matchExpressions []LabelSelectorRequirement
     matchLabels {}string
    LabelSelectorRequirement
     key string
     operator string
     values []string
    LabelValueFrom
     expression string 3.3.8 4.1.2
    Lifecycle
     postStart Lifecycle.postStart
     preStop Lifecycle.preStop
     stopSignal string 3.7.3 4.1.2
    Lifecycle.postStart
     exec ExecAction
     httpGet HTTPGetAction
     sleep SleepAction 3.6.7 4.1.2
     tcpSocket TCPSocketAction
    Lifecycle.preStop
     exec ExecAction
     httpGet HTTPGetAction
     sleep SleepAction 3.6.7 4.1.2
     tcpSocket TCPSocketAction
    LifecycleHook
     arguments Arguments
     expression string 3.3.8 4.1.2
     template string
     templateRef TemplateRef 3.3.8 4.1.2
    LocalObjectReference
     name string
    ManagedFieldsEntry
     apiVersion string
     fieldsType string
     fieldsV1 object
     manager string
     operation string
     subresource string 3.3.8 4.1.2
     time string
    ManifestFrom
     artifact Artifact 3.4.16 4.1.2
    Memoize
     cache Cache
     key string
     maxAge string
    Metadata
     annotations {}string
     labels {}string
    MetricLabel
     key string
     value string
    Metrics
     prometheus []Prometheus
    ModifyVolumeStatus
     status string 3.6.7 4.1.2
     targetVolumeAttributesClassName string 3.6.7 4.1.2
    Mutex
     database boolean 3.7.3 4.1.2
     name string
     namespace string 3.5.14 4.1.2
    NFSVolumeSource
     path string
     readOnly boolean
     server string
    NodeAffinity
     preferredDuringSchedulingIgnoredDuringExecution []PreferredSchedulingTerm
     requiredDuringSchedulingIgnoredDuringExecution NodeSelector
    NodeSelector
     nodeSelectorTerms []NodeSelectorTerm
    NodeSelectorRequirement
     key string
     operator string
     values []string
    NodeSelectorTerm
     matchExpressions []NodeSelectorRequirement
     matchFields []NodeSelectorRequirement
    NoneStrategy
    OAuth2Auth
     clientIDSecret SecretKeySelector 3.4.16 4.1.2
     clientSecretSecret SecretKeySelector 3.4.16 4.1.2
     endpointParams []OAuth2EndpointParam 3.4.16 4.1.2
     scopes []string 3.4.16 4.1.2
     tokenURLSecret SecretKeySelector 3.4.16 4.1.2
    OAuth2EndpointParam
     key string 3.4.16 4.1.2
     value string 3.4.16 4.1.2
    OSSArtifact
     accessKeySecret SecretKeySelector
     bucket string
     createBucketIfNotPresent boolean
     endpoint string
     key string
     lifecycleRule OSSLifecycleRule
     secretKeySecret SecretKeySelector
     securityToken string
     useSDKCreds boolean 3.5.14 4.1.2
    OSSLifecycleRule
     markDeletionAfterDays integer
     markInfrequentAccessAfterDays integer
    ObjectFieldSelector
     apiVersion string
     fieldPath string
    ObjectMeta
     annotations {}string
     clusterName string 3.1.14 3.5.14
     creationTimestamp string
     deletionGracePeriodSeconds integer
     deletionTimestamp string
     finalizers []string
     generateName string
     generation integer
     labels {}string
     managedFields []ManagedFieldsEntry
     name string
     namespace string
     ownerReferences []OwnerReference
     resourceVersion string
     selfLink string
     uid string
    Outputs
     artifacts []Artifact
     exitCode string
     parameters []Parameter
     result string
    OwnerReference
     apiVersion string
     blockOwnerDeletion boolean
     controller boolean
     kind string
     name string
     uid string
    Parameter
     default anyString
     description string 3.3.8 4.1.2
     enum []anyString
     globalName string
     name string
     value anyString
     valueFrom ValueFrom
    PersistentVolumeClaim
     apiVersion string
     kind string
     metadata ObjectMeta
     spec PersistentVolumeClaimSpec
     status PersistentVolumeClaimStatus
    PersistentVolumeClaimCondition
     lastProbeTime string
     lastTransitionTime string
     message string
     reason string
     status string
     type string
    PersistentVolumeClaimSpec
     accessModes []string
     dataSource TypedLocalObjectReference
     dataSourceRef PersistentVolumeClaimSpec.dataSourceRef 3.3.8 4.1.2
     resources PersistentVolumeClaimSpec.resources
     selector LabelSelector
     storageClassName string
     volumeAttributesClassName string 3.6.7 4.1.2
     volumeMode string
     volumeName string
    PersistentVolumeClaimSpec.dataSourceRef
     apiGroup string 3.3.8 4.1.2
     kind string 3.3.8 4.1.2
     name string 3.3.8 4.1.2
     namespace string 3.6.7 4.1.2
    PersistentVolumeClaimSpec.resources
     limits {}quantity
     requests {}quantity
    PersistentVolumeClaimStatus
     accessModes []string
     allocatedResourceStatuses {}string 3.6.7 4.1.2
     allocatedResources {}quantity 3.3.8 4.1.2
     capacity {}quantity
     conditions []PersistentVolumeClaimCondition
     currentVolumeAttributesClassName string 3.6.7 4.1.2
     modifyVolumeStatus ModifyVolumeStatus 3.6.7 4.1.2
     phase string
     resizeStatus string 3.3.8 3.5.14
    PersistentVolumeClaimTemplate
     metadata ObjectMeta 3.3.8 4.1.2
     spec PersistentVolumeClaimSpec 3.3.8 4.1.2
    PersistentVolumeClaimVolumeSource
     claimName string
     readOnly boolean
    PhotonPersistentDiskVolumeSource
     fsType string
     pdID string
    PluginArtifact
     configuration string 4.1.2 4.1.2
     connectionTimeoutSeconds integer 4.1.2 4.1.2
     key string 4.1.2 4.1.2
     name string 4.1.2 4.1.2
    PodAffinity
     preferredDuringSchedulingIgnoredDuringExecution []WeightedPodAffinityTerm
     requiredDuringSchedulingIgnoredDuringExecution []PodAffinityTerm
    PodAffinityTerm
     labelSelector LabelSelector
     matchLabelKeys []string 3.6.7 4.1.2
     mismatchLabelKeys []string 3.6.7 4.1.2
     namespaceSelector LabelSelector 3.3.8 4.1.2
     namespaces []string
     topologyKey string
    PodAntiAffinity
     preferredDuringSchedulingIgnoredDuringExecution []WeightedPodAffinityTerm
     requiredDuringSchedulingIgnoredDuringExecution []PodAffinityTerm
    PodCertificateProjection
     certificateChainPath string 4.1.2 4.1.2
     credentialBundlePath string 4.1.2 4.1.2
     keyPath string 4.1.2 4.1.2
     keyType string 4.1.2 4.1.2
     maxExpirationSeconds integer 4.1.2 4.1.2
     signerName string 4.1.2 4.1.2
     userAnnotations {}string 4.1.2 4.1.2
    PodDNSConfig
     nameservers []string
     options []PodDNSConfigOption
     searches []string
    PodDNSConfigOption
     name string
     value string
    PodDisruptionBudgetSpec
     maxUnavailable intOrString
     minAvailable intOrString
     selector LabelSelector
     unhealthyPodEvictionPolicy string 3.6.7 4.1.2
    PodGC
     deleteDelayDuration string 3.5.14 4.1.2
     labelSelector LabelSelector
     strategy string
    PodResourceClaim
     name string 4.1.2 4.1.2
     resourceClaimName string 4.1.2 4.1.2
     resourceClaimTemplateName string 4.1.2 4.1.2
    PodSecurityContext
     appArmorProfile AppArmorProfile 3.6.7 4.1.2
     fsGroup integer
     fsGroupChangePolicy string 3.3.8 4.1.2
     runAsGroup integer
     runAsNonRoot boolean
     runAsUser integer
     seLinuxChangePolicy string 3.6.7 4.1.2
     seLinuxOptions SELinuxOptions
     seccompProfile SeccompProfile 3.3.8 4.1.2
     supplementalGroups []integer
     supplementalGroupsPolicy string 3.6.7 4.1.2
     sysctls []Sysctl
     windowsOptions WindowsSecurityContextOptions
    PortworxVolumeSource
     fsType string
     readOnly boolean
     volumeID string
    PreferredSchedulingTerm
     preference NodeSelectorTerm
     weight integer
    Probe
     exec ExecAction
     failureThreshold integer
     grpc GRPCAction 3.3.8 4.1.2
     httpGet HTTPGetAction
     initialDelaySeconds integer
     periodSeconds integer
     successThreshold integer
     tcpSocket TCPSocketAction
     terminationGracePeriodSeconds integer 3.3.8 4.1.2
     timeoutSeconds integer
    ProjectedVolumeSource
     defaultMode integer
     sources []VolumeProjection
    Prometheus
     counter Counter
     gauge Gauge
     help string
     histogram Histogram
     labels []MetricLabel
     name string
     when string
    QuobyteVolumeSource
     group string
     readOnly boolean
     registry string
     tenant string
     user string
     volume string
    RBDVolumeSource
     fsType string
     image string
     keyring string
     monitors []string
     pool string
     readOnly boolean
     secretRef LocalObjectReference
     user string
    RawArtifact
     data string
    ResourceClaim
     name string 3.6.7 4.1.2
     request string 3.6.7 4.1.2
    ResourceFieldSelector
     containerName string
     divisor quantity
     resource string
    ResourceRequirements
     claims []ResourceClaim 3.6.7 4.1.2
     limits {}quantity
     requests {}quantity
    ResourceTemplate
     action string
     failureCondition string
     flags []string
     manifest string
     manifestFrom ManifestFrom 3.4.16 4.1.2
     mergeStrategy string
     setOwnerReference boolean
     successCondition string
    RetryAffinity
     nodeAntiAffinity RetryNodeAntiAffinity
    RetryNodeAntiAffinity
    RetryStrategy
     affinity RetryAffinity
     backoff Backoff
     expression string 3.2.3 4.1.2
     limit intOrString
     retryPolicy string
    S3Artifact
     accessKeySecret SecretKeySelector
     addressingStyle string 4.1.2 4.1.2
     bucket string
     caSecret SecretKeySelector 3.5.14 4.1.2
     createBucketIfNotPresent CreateS3BucketOptions
     encryptionOptions S3EncryptionOptions 3.2.3 4.1.2
     endpoint string
     insecure boolean
     key string
     region string
     roleARN string
     secretKeySecret SecretKeySelector
     sessionTokenSecret SecretKeySelector 3.6.7 4.1.2
     useSDKCreds boolean
    S3EncryptionOptions
     enableEncryption boolean 3.2.3 4.1.2
     kmsEncryptionContext string 3.2.3 4.1.2
     kmsKeyId string 3.2.3 4.1.2
     serverSideCustomerKeySecret SecretKeySelector 3.2.3 4.1.2
    SELinuxOptions
     level string
     role string
     type string
     user string
    ScaleIOVolumeSource
     fsType string
     gateway string
     protectionDomain string
     readOnly boolean
     secretRef LocalObjectReference
     sslEnabled boolean
     storageMode string
     storagePool string
     system string
     volumeName string
    ScriptTemplate
     args []string
     command []string
     env []EnvVar
     envFrom []EnvFromSource
     image string
     imagePullPolicy string
     lifecycle Lifecycle
     livenessProbe Probe
     name string
     ports []ContainerPort
     readinessProbe Probe
     resizePolicy []ContainerResizePolicy 3.6.7 4.1.2
     resources ResourceRequirements
     restartPolicy string 3.6.7 4.1.2
     restartPolicyRules []ContainerRestartRule 4.1.2 4.1.2
     securityContext SecurityContext
     source string
     startupProbe Probe
     stdin boolean
     stdinOnce boolean
     terminationMessagePath string
     terminationMessagePolicy string
     tty boolean
     volumeDevices []VolumeDevice
     volumeMounts []VolumeMount
     workingDir string
    SeccompProfile
     localhostProfile string 3.3.8 4.1.2
     type string 3.3.8 4.1.2
    SecretEnvSource
     name string
     optional boolean
    SecretKeySelector
     key string
     name string
     optional boolean
    SecretProjection
     items []KeyToPath
     name string
     optional boolean
    SecretVolumeSource
     defaultMode integer
     items []KeyToPath
     optional boolean
     secretName string
    SecurityContext
     allowPrivilegeEscalation boolean
     appArmorProfile AppArmorProfile 3.6.7 4.1.2
     capabilities Capabilities
     privileged boolean
     procMount string
     readOnlyRootFilesystem boolean
     runAsGroup integer
     runAsNonRoot boolean
     runAsUser integer
     seLinuxOptions SELinuxOptions
     seccompProfile SeccompProfile 3.3.8 4.1.2
     windowsOptions WindowsSecurityContextOptions
    SemaphoreRef
     configMapKeyRef ConfigMapKeySelector
     database SyncDatabaseRef 3.7.3 4.1.2
     namespace string 3.5.14 4.1.2
    Sequence
     count intOrString
     end intOrString
     format string
     start intOrString
    ServiceAccountTokenProjection
     audience string
     expirationSeconds integer
     path string
    SleepAction
     seconds integer 3.6.7 4.1.2
    StorageOSVolumeSource
     fsType string
     readOnly boolean
     secretRef LocalObjectReference
     volumeName string
     volumeNamespace string
    SuppliedValueFrom
    SuspendTemplate
     duration string
    SyncDatabaseRef
     key string 3.7.3 4.1.2
    Synchronization
     mutex Mutex 3.1.14 3.7.3
     mutexes []Mutex 3.6.7 4.1.2
     semaphore SemaphoreRef 3.1.14 3.7.3
     semaphores []SemaphoreRef 3.6.7 4.1.2
    Sysctl
     name string
     value string
    TCPSocketAction
     host string
     port intOrString
    TTLStrategy
     secondsAfterCompletion integer
     secondsAfterFailure integer
     secondsAfterSuccess integer
    TarStrategy
     compressionLevel integer
    Template
     activeDeadlineSeconds intOrString
     affinity Affinity
     annotations {}string 3.7.3 4.1.2
     archiveLocation ArtifactLocation
     automountServiceAccountToken boolean
     container Container
     containerSet ContainerSetTemplate
     daemon boolean
     dag DAGTemplate
     data Data
     executor ExecutorConfig
     failFast boolean
     hostAliases []HostAlias
     http HTTP 3.2.3 4.1.2
     initContainers []UserContainer
     inputs Inputs
     memoize Memoize
     metadata Metadata
     metrics Metrics
     name string
     nodeSelector {}string
     outputs Outputs
     parallelism integer
     pendingTimeout string 4.1.2 4.1.2
     plugin plugin 3.3.8 4.1.2
     podResources ResourceRequirements 4.1.2 4.1.2
     podSpecPatch string
     priority integer 3.1.14 3.6.7
     priorityClassName string
     resource ResourceTemplate
     resourceClaims []PodResourceClaim 4.1.2 4.1.2
     retryStrategy RetryStrategy
     schedulerName string
     script ScriptTemplate
     securityContext PodSecurityContext
     serviceAccountName string
     sidecars []UserContainer
     steps [][]WorkflowStep
     suspend SuspendTemplate
     synchronization Synchronization
     timeout string
     tolerations []Toleration
     volumes []Volume
    TemplateRef
     clusterScope boolean
     name string
     template string
    Toleration
     effect string
     key string
     operator string
     tolerationSeconds integer
     value string
    TransformationStep
     expression string
    TypedLocalObjectReference
     apiGroup string
     kind string
     name string
    UserContainer
     args []string
     command []string
     env []EnvVar
     envFrom []EnvFromSource
     image string
     imagePullPolicy string
     lifecycle Lifecycle
     livenessProbe Probe
     mirrorVolumeMounts boolean
     name string
     ports []ContainerPort
     readinessProbe Probe
     resizePolicy []ContainerResizePolicy 3.6.7 4.1.2
     resources ResourceRequirements
     restartPolicy string 3.6.7 4.1.2
     restartPolicyRules []ContainerRestartRule 4.1.2 4.1.2
     securityContext SecurityContext
     startupProbe Probe
     stdin boolean
     stdinOnce boolean
     terminationMessagePath string
     terminationMessagePolicy string
     tty boolean
     volumeDevices []VolumeDevice
     volumeMounts []VolumeMount
     workingDir string
    ValueFrom
     configMapKeyRef ConfigMapKeySelector 3.2.3 4.1.2
     default anyString
     event string
     expression string
     jqFilter string
     jsonPath string
     parameter string
     path string
     supplied SuppliedValueFrom
    Volume
     awsElasticBlockStore AWSElasticBlockStoreVolumeSource
     azureDisk AzureDiskVolumeSource
     azureFile AzureFileVolumeSource
     cephfs CephFSVolumeSource
     cinder CinderVolumeSource
     configMap ConfigMapVolumeSource
     csi CSIVolumeSource
     downwardAPI DownwardAPIVolumeSource
     emptyDir EmptyDirVolumeSource
     ephemeral EphemeralVolumeSource 3.3.8 4.1.2
     fc FCVolumeSource
     flexVolume FlexVolumeSource
     flocker FlockerVolumeSource
     gcePersistentDisk GCEPersistentDiskVolumeSource
     gitRepo GitRepoVolumeSource
     glusterfs GlusterfsVolumeSource
     hostPath HostPathVolumeSource
     image ImageVolumeSource 3.6.7 4.1.2
     iscsi ISCSIVolumeSource
     name string
     nfs NFSVolumeSource
     persistentVolumeClaim PersistentVolumeClaimVolumeSource
     photonPersistentDisk PhotonPersistentDiskVolumeSource
     portworxVolume PortworxVolumeSource
     projected ProjectedVolumeSource
     quobyte QuobyteVolumeSource
     rbd RBDVolumeSource
     scaleIO ScaleIOVolumeSource
     secret SecretVolumeSource
     storageos StorageOSVolumeSource
     vsphereVolume VsphereVirtualDiskVolumeSource
    VolumeClaimGC
     strategy string
    VolumeDevice
     devicePath string
     name string
    VolumeMount
     mountPath string
     mountPropagation string
     name string
     readOnly boolean
     recursiveReadOnly string 3.6.7 4.1.2
     subPath string
     subPathExpr string
    VolumeProjection
     clusterTrustBundle ClusterTrustBundleProjection 3.6.7 4.1.2
     configMap ConfigMapProjection
     downwardAPI DownwardAPIProjection
     podCertificate PodCertificateProjection 4.1.2 4.1.2
     secret SecretProjection
     serviceAccountToken ServiceAccountTokenProjection
    VsphereVirtualDiskVolumeSource
     fsType string
     storagePolicyID string
     storagePolicyName string
     volumePath string
    WeightedPodAffinityTerm
     podAffinityTerm PodAffinityTerm
     weight integer
    WindowsSecurityContextOptions
     gmsaCredentialSpec string
     gmsaCredentialSpecName string
     hostProcess boolean 3.3.8 4.1.2
     runAsUserName string
    WorkflowMetadata
     annotations {}string 3.3.8 4.1.2
     labels {}string 3.3.8 4.1.2
     labelsFrom {}LabelValueFrom 3.3.8 4.1.2
    WorkflowSpec
     activeDeadlineSeconds integer
     affinity Affinity
     archiveLogs boolean 3.2.3 4.1.2
     arguments Arguments
     artifactGC WorkflowSpec.artifactGC 3.4.16 4.1.2
     artifactRepositoryRef ArtifactRepositoryRef
     automountServiceAccountToken boolean
     dnsConfig PodDNSConfig
     dnsPolicy string
     entrypoint string
     executor ExecutorConfig
     executorPlugins []ExecutorPlugin 4.1.2 4.1.2
     hooks {}LifecycleHook 3.3.8 4.1.2
     hostAliases []HostAlias
     hostNetwork boolean
     imagePullSecrets []LocalObjectReference
     metrics Metrics
     nodeSelector {}string
     onExit string
     parallelism integer
     podDisruptionBudget PodDisruptionBudgetSpec
     podGC PodGC
     podMetadata Metadata
     podPriority integer 3.1.14 3.6.7
     podPriorityClassName string
     podResources ResourceRequirements 4.1.2 4.1.2
     podSpecPatch string
     priority integer
     resourceClaims []PodResourceClaim 4.1.2 4.1.2
     retryStrategy RetryStrategy
     schedulerName string
     securityContext PodSecurityContext
     serviceAccountName string
     shutdown string
     suspend boolean
     synchronization Synchronization
     templateDefaults Template
     templates []Template
     tolerations []Toleration
     ttlStrategy TTLStrategy
     volumeClaimGC VolumeClaimGC
     volumeClaimTemplates []PersistentVolumeClaim
     volumes []Volume
     workflowMetadata WorkflowMetadata 3.3.8 4.1.2
     workflowTemplateRef WorkflowTemplateRef
    WorkflowSpec.artifactGC
     forceFinalizerRemoval boolean 3.5.14 4.1.2
     podMetadata Metadata 3.4.16 4.1.2
     podSpecPatch string 3.5.14 4.1.2
     serviceAccountName string 3.4.16 4.1.2
     strategy string 3.4.16 4.1.2
    WorkflowStep
     arguments Arguments
     continueOn ContinueOn
     hooks {}LifecycleHook
     inline Template 3.2.3 4.1.2
     name string
     onExit string
     template string
     templateRef TemplateRef
     when string
     withItems []anything
     withParam string
     withSequence Sequence
    WorkflowTemplateRef
     clusterScope boolean
     name string
    ZipStrategy
    """
}
