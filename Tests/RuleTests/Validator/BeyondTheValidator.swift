/// Who refuses what Argo's validator accepts and a rule calls an error, for each rule that does so on the corpus.
///
/// The validator looks at names, arguments and tags. It does not look at what a controller makes of a workflow when it runs, at
/// what the API server and the kubelet of Kubernetes want, and at what KFP and the reconciler read beside the workflow.
enum BeyondTheValidator {
  static let sources: [String: String] = [
    // What fails when the workflow runs, by `workflow/controller` and `workflow/executor` of Argo 3.4.17.
    "argument-missing": "controller: ProcessArgs of the template that a hook calls",
    "artifact-invalid": "controller: a loop hands on no artifact of its items (processAggregateNodeOutputs)",
    "deadline-invalid": "controller: time.ParseDuration of the timeout, a deadline that is over at once",
    "depends-syntax": "controller: evaluateDependsLogic, for what the validator's regular expression passes over",
    "expression-syntax": "controller: template.Replace cannot compile the expression, and leaves it as text",
    "item-outside-loop": "controller: no item to fill in, or no such field of one",
    "loop-invalid": "controller: expandTask, expandSequence",
    "memoize-invalid":
      "controller: the key (regular expression of ConfigMap keys), the age and the ConfigMap of the cache",
    "output-invalid": "executor: what the kind of template does not save",
    "recursion-unconditional": "controller: the recursion ends at the limit of its depth only",
    "resource-template": "executor: kubectl with the manifest, a JSONPath or a condition that it does not read",
    "retry-policy": "controller: RetryPolicyActual, intstr.Int32 of the limit, ParseStringToDuration of the backoff",
    "template-incomplete": "controller: setupServiceAccount, http and data templates without what they need",
    "template-unknown": "controller: GetTemplate for a hook or an exit handler of a task",
    "variable-not-upstream": "controller: buildLocalScopeFromTask, of the tasks upstream only",
    "variable-unresolved": "controller: template.Replace leaves the tag as text, or fails where a task needs it",
    "when-syntax": "controller: shouldExecute, govaluate",
    // What the API server refuses when a pod or claim is to be made, or the kubelet when it starts: apimachinery, api/validation.
    "address-invalid": "API server: ValidatePodSpec, hostAliases and dnsConfig",
    "container-incomplete": "API server: ValidatePodSpec, a container without image",
    "container-invalid": "API server: ValidatePodSpec, names of containers; Argo adds main, wait and init",
    "env-invalid": "API server: ValidateEnv",
    "image-reference": "kubelet: the reference is none, by distribution/reference",
    "label-invalid": "API server: ValidateLabels, ValidateAnnotations",
    "mount-conflict": "API server: ValidateVolumeMounts, a path twice",
    "name-duplicate": "API server: ValidateVolumes, a name twice",
    "name-invalid": "API server: ValidateObjectMeta of the workflow",
    "object-name-invalid": "API server: ValidateServiceAccountName and its like",
    "pod-patch-invalid": "controller: strategicpatch; API server: the pod that comes out",
    "port-invalid": "API server: validateContainerPorts",
    "probe-invalid": "API server: validateProbe",
    "quantity-invalid": "API server: ValidateResourceRequirements",
    "resource-invalid": "API server: ValidateResourceRequirements",
    "scheduling-invalid": "API server: ValidateTolerations, validateAffinity",
    "security-context-invalid": "API server: ValidateSecurityContext",
    "value-invalid": "API server: the closed sets of the fields",
    "volume-invalid": "API server: ValidateVolumes, ValidateVolumeMounts, ValidatePersistentVolumeClaimSpec",
    "volume-undeclared": "API server: ValidateVolumeMounts, no such volume",
    // What KFP and its clients and the reconciler refuse, or read otherwise than Argo.
    "field-type":
      "KFP: the text that it makes of a value is another one, or none; AnyString of Argo makes none of a list",
    "field-unknown": "KFP: the field is dropped without a word; the spelling counts since Argo 3.5",
    "not-a-workflow": "kubectl, the reconciler: the exact keys; API server: an object has metadata",
    "params-name": "KFP SDK: the name is none of a Python parameter",
    "params-spec-mismatch": "the reconciler goes by pipeline_spec, the KFP API by spec.arguments",
    "pipeline-spec-invalid": "the reconciler, clients of KFP: json.loads of the annotation",
    "pipeline-spec-missing": "the reconciler refuses the file",
    "v2-compatible-mode": "KFP from 2.0 on does not run it",
  ]
}
