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
  ]

  private static let fragileName = "the task may be called so only while nothing waits, which is a second defect"
}
