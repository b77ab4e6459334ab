public import Diagnostics
public import Pipelines

/// What becomes of the parts of a pipeline that a scheduled run treats otherwise than a run by hand.
extension PinnedRun {
  /// The placeholders in defaults that the job keeps: in a scheduled run nothing replaces them there.
  ///
  /// The controller replaces them in `spec.workflow.parameters` alone, which are those of the job (`NewWorkflow` in
  /// `backend/src/crd/controller/scheduledworkflow/util/scheduled_workflow.go` of KFP 1.8.5 and 2.0.5).
  public var macrosInDefaults: [(parameter: ByteString, value: ParameterValue, macro: ByteString)] {
    keptDefaults.compactMap { parameter in
      guard let value = parameter.defaultValue, let macro = ParameterMacro.known(in: value.text).first else {
        return nil
      }
      return (parameter.name.value, value, macro.text)
    }
  }

  /// The labels and annotations that the pipeline reads and that a scheduled run does not have.
  public var metadataLostBySchedule: [MetadataVariable] { workflow?.pipeline?.variablesOfMetadata ?? [] }
}
