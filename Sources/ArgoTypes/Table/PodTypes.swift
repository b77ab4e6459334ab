extension ArgoTypeTree {
  /// Types that a workflow does not hold as they are, but of which a patch of its pods is a part.
  ///
  /// `podSpecPatch` is decoded as the `PodSpec` of the Kubernetes that Argo is built with. The fields are those of
  /// `staging/src/k8s.io/api/core/v1/types.go` of Kubernetes 1.33, old names that it still decodes among them.
  static let podTypes: StaticString = """
    PodSpec
     activeDeadlineSeconds integer
     affinity Affinity
     automountServiceAccountToken boolean
     containers []Container
     dnsConfig PodDNSConfig
     dnsPolicy string
     enableServiceLinks boolean
     ephemeralContainers anything
     hostAliases []HostAlias
     hostIPC boolean
     hostNetwork boolean
     hostPID boolean
     hostUsers boolean
     hostname string
     imagePullSecrets []LocalObjectReference
     initContainers []Container
     nodeName string
     nodeSelector {}string
     os anything
     overhead {}quantity
     preemptionPolicy string
     priority integer
     priorityClassName string
     readinessGates anything
     resourceClaims anything
     resources ResourceRequirements
     restartPolicy string
     runtimeClassName string
     schedulerName string
     schedulingGates anything
     securityContext PodSecurityContext
     serviceAccount string
     serviceAccountName string
     setHostnameAsFQDN boolean
     shareProcessNamespace boolean
     subdomain string
     terminationGracePeriodSeconds integer
     tolerations []Toleration
     topologySpreadConstraints anything
     volumes []Volume
    """
}
