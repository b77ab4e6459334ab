/// A mistake of which it is known that it is not reported as it should be, and why that is so.
struct KnownSurvivor: Sendable {
  /// The mistake, and the pipelines that it survives in.
  let mutation: String
  let pipelines: Set<String>
  /// A part of the place as the table of failures shows it; every place if it is empty.
  let mark: String
  let reason: String

  init(_ mutation: String, in pipelines: Set<String> = [], at mark: String = "", because reason: String) {
    self.mutation = mutation
    self.pipelines = pipelines
    self.mark = mark
    self.reason = reason
  }

  func covers(_ mutant: Mutant) -> Bool {
    mutation == mutant.mutation.name && (pipelines.isEmpty || pipelines.contains(mutant.pipeline.name))
      && (mark.isEmpty || mutant.placeText.contains(mark))
  }

  static let all: [KnownSurvivor] = [
    KnownSurvivor(
      "lets a task wait for itself", in: ["name-invalid/digits-without-dependencies"], at: "[not]", because: fragileName
    ),
    KnownSurvivor(
      "lets a task wait for itself", in: ["name-invalid/digits-without-dependencies"], at: "[2nd-check]",
      because: fragileName),
    KnownSurvivor(
      "adds a dependency on a task of nowhere", in: ["name-invalid/digits-without-dependencies"], at: "41:9",
      because: fragileName),
    KnownSurvivor(
      "gives a parameter a name that is refused", in: ["params-unused/root-added-by-the-sdk"],
      at: "pipeline-root",
      because: "the parameter that SDKs add by this name may be read nowhere; by another name it may not"),
    KnownSurvivor(
      "misspells what a reference names of the workflow", in: ["variable-unresolved/every-root-that-argo-knows"],
      at: "creationTimestamp.RFC3339x",
      because: "what may follow creationTimestamp is a letter of strftime or a format, of which the model keeps no list"
    ),
    KnownSurvivor(
      "does not close the braces of a reference", in: ["resources-unset/set-or-patched"],
      because: "the reference stands in JSON, whose own braces close it"),
    KnownSurvivor(
      "does not close the braces of a reference", in: ["everything"], at: #"evaluate-auc}" >"#,
      because:
        "the braces of the next reference in the same condition close it, and the rule takes that for another language"),
    KnownSurvivor(
      "misspells a field", in: ["caching-label-only/both"], at: "16:7 ",
      because: "the staleness stands below the misspelt annotations, and the rule about the label does not look there"),
    KnownSurvivor(
      "writes a field with a capital", in: ["caching-label-only/both"], at: "16:7 ",
      because: "the staleness stands below the misspelt annotations, and the rule about the label does not look there"),
    KnownSurvivor(
      "misspells a field", in: ["depends-syntax/results"], at: "26:9 ",
      because: "the rule about depends takes a task with a misspelt loop for one without"),
    KnownSurvivor(
      "mixes up two letters of a field", in: ["depends-syntax/results"], at: "26:9 ",
      because: "the rule about depends takes a task with a misspelt loop for one without"),
    KnownSurvivor(
      "writes a field with a capital", in: ["depends-syntax/results"], at: "26:9 ",
      because: "the rule about depends takes a task with a misspelt loop for one without"),
    KnownSurvivor(
      "misspells a field", in: ["loop-invalid/every-kind"], at: "66:35 ",
      because: "the rule about loops takes a misspelt end for none"),
    KnownSurvivor(
      "writes a field with a capital", in: ["loop-invalid/every-kind"], at: "66:35 ",
      because: "the rule about loops takes a misspelt end for none"),
    KnownSurvivor(
      "misspells a field", in: ["resources-unset/set-or-patched"], at: "27:5 ",
      because: "the rule about resources, which is off, takes a misspelt patch for none"),
    KnownSurvivor(
      "mixes up two letters of a field", in: ["resources-unset/set-or-patched"], at: "27:5 ",
      because: "the rule about resources, which is off, takes a misspelt patch for none"),
    KnownSurvivor(
      "writes a field with a capital", in: ["resources-unset/set-or-patched"], at: "27:5 ",
      because: "the rule about resources, which is off, takes a misspelt patch for none"),
    KnownSurvivor(
      "adds a field that no object has", in: ["params-empty/required-text"], at: "58:8 ",
      because: "an entry of spec.arguments with a strange field counts as optional for the rule about empty files"),
    KnownSurvivor(
      "has an entry of a mapping twice", in: ["pipeline-spec-invalid/nulls-of-old-sdks"], at: "29:5 ",
      because: "the rule about kinds of templates counts a kind twice that is there twice"),
    KnownSurvivor(
      "has an entry of a mapping twice", in: ["pipeline-spec-invalid/nulls-of-old-sdks"], at: "44:5 ",
      because: "the rule about kinds of templates counts a kind twice that is there twice"),
    KnownSurvivor(
      "has an entry of a mapping twice", in: ["sdk-version/before-the-annotation"], at: "17:5 ",
      because: "the rule about kinds of templates counts a kind twice that is there twice"),
    KnownSurvivor(
      "has an entry of a mapping twice", in: ["sdk-version/before-the-annotation"], at: "24:5 ",
      because: "the rule about kinds of templates counts a kind twice that is there twice"),
  ]

  private static let fragileName = "the task may be called so only while nothing waits, which is a second defect"
}
