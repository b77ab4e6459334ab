public import Diagnostics
public import Pipelines

/// Something that is different about a job.
public enum JobChange: Sendable {
  /// A setting of the job, by its key.
  case setting(String, old: ByteString?, new: ByteString?)
  /// A parameter, by its name; no value where the job does not give it.
  case parameter(ByteString, old: ParameterSource?, new: ParameterSource?, verdict: Verdict)
  /// The file or the commit that the pipeline comes from.
  case pipeline(old: ByteString, new: ByteString, verdict: Verdict, WorkflowDifference?)

  /// Whether what the reconciler compares is different.
  public enum Verdict: Hashable, Sendable {
    case different
    case same
    /// It cannot be told from here, and why.
    case unknown(String)
  }

  /// What a parameter's value comes from.
  public enum ParameterSource: Hashable, Sendable {
    case value(ByteString)
    /// A credential, which is not shown.
    case secret
    /// A file of a commit, by the words for it.
    case file(ByteString)
  }

  var verdict: Verdict {
    switch self {
    case .setting: .different
    case .parameter(_, _, _, let verdict), .pipeline(_, _, let verdict, _): verdict
    }
  }
}
