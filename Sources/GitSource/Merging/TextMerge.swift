import CGit2
public import Snapshots

/// A merge of three versions of a text by its lines, as git does it.
public struct TextMerge: Sendable {
  /// The result, with the usual markers where both sides changed the same lines.
  public let bytes: [UInt8]
  /// Whether there are no conflicts.
  public let isClean: Bool

  /// Merges two versions of a text that have a common ancestor.
  ///
  /// Throws if a text is too large, or there is no memory for the result.
  public init(base: [UInt8], ours: [UInt8], theirs: [UInt8]) throws(SnapshotError) {
    do throws(GitFailure) {
      try Library.start()
      (bytes, isClean) = try Self.merge(base, ours, theirs)
    } catch {
      throw SnapshotError(error, cannot: "merge the texts")
    }
  }

  private static func merge(
    _ base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8]
  ) throws(GitFailure) -> (bytes: [UInt8], isClean: Bool) {
    var options = git_merge_file_options()
    try check(git_merge_file_options_init(&options, CUnsignedInt(GIT_MERGE_FILE_OPTIONS_VERSION)))
    var result = git_merge_file_result()
    defer { git_merge_file_result_free(&result) }
    let code = base.withInput { base in
      ours.withInput { ours in
        theirs.withInput { theirs in
          "ours".withCString { ourLabel in
            "theirs".withCString { theirLabel in
              options.our_label = ourLabel
              options.their_label = theirLabel
              return git_merge_file(&result, &base, &ours, &theirs, &options)
            }
          }
        }
      }
    }
    try check(code)
    let bytes = result.ptr.map { Array(UnsafeRawBufferPointer(start: $0, count: result.len)) } ?? []
    return (bytes, result.automergeable != 0)
  }
}

extension [UInt8] {
  /// Hands the bytes over as one of the files of a merge.
  fileprivate func withInput<Result>(_ body: (inout git_merge_file_input) -> Result) -> Result {
    withUnsafeBytes { buffer in
      var input = git_merge_file_input()
      git_merge_file_input_init(&input, CUnsignedInt(GIT_MERGE_FILE_INPUT_VERSION))
      input.ptr = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      input.size = buffer.count
      return body(&input)
    }
  }
}
