import Diagnostics
import Pipelines
import Testing

@Suite struct ParameterNameTests {
  /// The right-hand sides are what `sanitize_k8s_name(name, allow_capital_underscore=True)` of the SDK 1.8 gives.
  @Test(arguments: [
    ("epochs", "epochs"), ("epochs~", "epochs"), ("my param", "my-param"), ("my.param", "my-param"), ("-x", "x"),
    (".DS_Store", "DS_Store"), (".gitkeep", "gitkeep"), ("a--b", "a-b"), ("a. ~b", "a-b"), ("#epochs#", "epochs"),
    ("é", ""), ("größe", "gr-e"), ("_x_", "_x_"), ("X_y-9", "X_y-9"), ("---", ""), ("", ""),
  ])
  func isSentAsTheClientSanitisesIt(_ name: String, _ sent: String) {
    #expect(ParameterName.sanitized(ByteString(name)) == ByteString(sent))
  }

  @Test(arguments: [
    ("sleep_ms", "sleep-ms"), ("maxVal", "maxval"), ("a_-b", "a-b"), ("_x", "x"), ("plain", "plain"),
  ])
  func isNormalisedAsTheFirstSDKsDidIt(_ name: String, _ normalized: String) {
    #expect(ParameterName.normalized(ByteString(name)) == ByteString(normalized))
  }

  @Test func isAcceptedByArgoWithLettersDigitsDashesAndUnderscores() {
    for name in ["a", "9", "-", "_", "a-b_C9"] as [ByteString] { #expect(ParameterName.isAcceptedByArgo(name)) }
    for name in ["", "a.b", "a b", "é", "a\n", "a/b"] as [ByteString] { #expect(!ParameterName.isAcceptedByArgo(name)) }
  }
}
