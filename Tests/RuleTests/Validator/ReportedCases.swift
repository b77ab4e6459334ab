import Diagnostics

/// What has to be said of inputs from public bug reports, by the names of their folders in the corpus.
///
/// The corpus holds a note for each, with its source and what is true of it; only the verdict is repeated here.
enum ReportedCases {
  /// What has to be said of a case.
  enum Verdict: Sendable, CustomStringConvertible {
    /// Nothing at warning or above.
    case silent
    /// Something at this level or above, by this rule if there is one that has to find it.
    case info(String?)
    case warning(String?)
    case error(String?)

    var description: String {
      switch self {
      case .silent: "silent"
      case .info(let rule): "info \(rule ?? "")"
      case .warning(let rule): "warning \(rule ?? "")"
      case .error(let rule): "error \(rule ?? "")"
      }
    }

    /// Whether findings are what has to be said.
    func fits(_ findings: [Finding]) -> Bool {
      func holds(_ level: Severity, _ rule: String?) -> Bool {
        findings.contains { $0.severity >= level && (rule == nil || $0.rule == rule) }
      }
      return switch self {
      case .silent: !holds(.warning, nil)
      case .info(let rule): holds(.info, rule)
      case .warning(let rule): holds(.warning, rule)
      case .error(let rule): holds(.error, rule)
      }
    }
  }

  static let wanted: [(verdict: Verdict, cases: [String])] = [
    (
      .error("depends-syntax"),
      [
        "10-omitted-argo-3.1.14", "10-omitted-argo-3.2.3", "10-omitted-kfp180",
      ]
    ),
    (
      .error("field-misplaced"),
      [
        "46e-workflowtemplateref-argo"
      ]
    ),
    (
      .error("field-type"),
      [
        "02-env-value-number", "02b-args-number", "02c-sidecar-args-number", "24b-retrystrategy-word", "44a-claimname",
        "44c-configmapname",
      ]
    ),
    (
      .error("field-unknown"),
      [
        "24c-retrypolicy-at-template", "31-exithandler-field",
      ]
    ),
    (
      .error("label-invalid"),
      [
        "25-label-open-source"
      ]
    ),
    (
      .error("name-invalid"),
      [
        "08-template-name-dot", "09b-task-named-split-argo350", "09c-task-named-and", "09c-task-named-contains",
        "09c-task-named-in", "09c-task-named-matches", "09c-task-named-nil", "09c-task-named-not",
        "09c-task-named-true", "33-name-63",
      ]
    ),
    (
      .error("not-a-workflow"),
      [
        "30-apiversion-kubeflow"
      ]
    ),
    (
      .error("quantity-invalid"),
      [
        "35e-mem-word", "35k-cpu-core-word", "35l-gpu-empty", "40-ephemeral-size-braces", "40b-ephemeral-size-tag",
      ]
    ),
    (
      .error("retry-policy"),
      [
        "24-backoff-one-hour"
      ]
    ),
    (
      .error("secret-in-plain-text"),
      [
        "32b-secret-true"
      ]
    ),
    (
      .error("variable-unresolved"),
      [
        "06-tasks-none", "07-nested-loop-input-lost", "11g-variable-unresolved", "13b-sdk-output-of-condition",
        "15-hook-exit-workflow-failures", "16-arguments-inputs", "17-deep-reference", "18d-workflow-param",
        "18e-inputs-param", "18o-workflows-args", "26-run-name-annotation", "29b-handwritten-one-templates",
      ]
    ),
    (
      .error("volume-undeclared"),
      [
        "22-sidecar-volume"
      ]
    ),
    (
      .error("when-syntax"),
      [
        "04-a-nohyphen-literal", "04-b-url", "04-d-unclosed", "04-e-single-eq", "04-g-not", "04-i-space-words",
        "04-j-right-hyphen-both", "04-r-email", "04-s-json", "04-when-hyphen-word",
        "04u-version-literal", "04v-not-literal", "04x-in-literal",
      ]
    ),
    (
      .error("yaml-duplicate-key"),
      [
        "29-handwritten-two-templates"
      ]
    ),
    (
      .error(nil),
      [
        "01-exit-handler-required-param", "35a-gpu-fraction", "35c-gpu-request-not-limit", "35d-resource-name",
        "35h-toleration-seconds", "35j-toleration-operator", "43a-inputs", "43a-inputs-file", "43b-tasks",
        "43f-unknown-wfparam-file", "46-templateref-in-pipeline", "46b-workflowtemplateref-in-pipeline",
        "46c-workflowtemplateref-alone", "47-enum-without-value",
      ]
    ),
    (
      .info("resources-unset"),
      [
        "51-quota-must-specify", "51b-quota-partly",
      ]
    ),
    (
      .info(nil),
      [
        "13-output-of-condition", "42a-single-brace", "42c-tekton-inputs", "42d-github", "42e-dollar-brace",
        "42f-tekton-results", "42h-pipelinechannel",
      ]
    ),
    (
      .silent,
      [
        "01c-exit-handler-default", "04-k-plus-word", "04w-plus-literal", "04-h-alone", "04-p-date", "04-q-ge-string",
        "09-task-named-split",
        "09c-task-named-all", "09c-task-named-len", "09c-task-named-let", "09c-task-named-map",
        "10-omitted-argo-3.4.17", "10-omitted-no-target", "18k-space", "18p-spaces-inputs-argo3.3.10",
        "18p-spaces-inputs-argo3.4.17", "18p-spaces-inputs-kfp1.7.0", "18p-spaces-inputs-kfp1.8.5",
        "18p-spaces-inputs-kfp2.0.5", "18p-spaces-tasks-argo3.3.10", "18p-spaces-tasks-argo3.4.17",
        "18p-spaces-tasks-kfp1.7.0", "18p-spaces-tasks-kfp2.0.5", "18p-spaces-workflow-argo3.4.17",
        "18p-spaces-workflow-kfp1.7.0", "18p-spaces-workflow-kfp1.8.5", "18p-spaces-workflow-kfp2.0.5",
        "23-output-at-optional-input", "27-junit-empty", "32-secret-false-positives", "32c-00-db_secret",
        "32c-01-db_password", "32c-02-api_token", "32c-03-db2_password", "32c-04-kv_secret", "32c-06-ssm_password",
        "32c-07-secret_id", "32c-08-x_token", "32c-09-gcp_secret", "32c-11-oidc_token_url", "32c-12-password_policy",
        "32c-13-auth_token_ttl", "32c-14-openai_api_key", "32c-15-keyvault_secret", "32d-0-param", "42j-env-ok",
        "43c-item", "43c-item-file", "43d-workflow-name-ok", "43e-self", "43e-self-file", "43g-uid-ok-file", "43h-v2",
        "43h-v2-file", "45-scheduled-annotation-ref", "50-parameter-underscore", "55-binary-output",
      ]
    ),
    (
      .warning("caching-label-only"),
      [
        "41-caching-label"
      ]
    ),
    (
      .warning("field-misplaced"),
      [
        "20-sidecars-on-steps"
      ]
    ),
    (
      .warning("params-trailing-newline"),
      [
        "03f-when-quoted-value-newline"
      ]
    ),
    (
      .warning("variable-misspelt"),
      [
        "04-t-typo-root"
      ]
    ),
    (
      .warning("when-syntax"),
      [
        "04-f-word-and"
      ]
    ),
    (
      .warning(nil),
      [
        "03-when-unquoted-value-with-space", "03b-when-number-compare-word", "03d-when-number-compare-comma",
        "04-m-unknown-root", "05-when-braces-literal", "11a-no-json", "11b-metadata", "11e-unbalanced",
        "11f-container-name", "11i-lastretry", "12c-expression-hyphen", "18-work-parameters",
        "18b-work-parameters-kfp", "18f-input", "18g-param", "18h-Inputs", "18j-pipelineparam", "18l-dollar",
        "18n-params", "37-schedule-macro-in-default",
      ]
    ),
  ]
}
