import Diagnostics
import Testing

@testable import Pipelines

/// The versions of the SDK that lists of packages demand.
@Suite struct SDKPinTests {
  @Test(arguments: [
    ("kfp==1.8.22", "1.8.22"), ("kfp == 1.8.22  # note", "1.8.22"),
    ("kfp[all]==1.8.22; python_version < '3.11'", "1.8.22"),
    ("    kfp==1.8.*", "1.8.*"), ("  \"kfp==1.8.22\",", "1.8.22"), ("kfp = \"1.8.22\"", "1.8.22"),
    ("kfp = '==1.8.22'", "1.8.22"), ("install_requires = [\"pandas\", \"kfp==1.8.22\"]", "1.8.22"),
    ("kfp===1.8.22", "1.8.22"),
  ])
  func exactVersionIsFound(_ line: String, _ version: String) {
    #expect(versions(in: "pandas==1.5.3\n\(line)\n") == [version])
  }

  @Test(arguments: [
    "kfp>=1.8", "kfp~=1.8.22", "kfp = \"^1.8\"", "# kfp==1.8.22", "kfp-server-api==1.8.5", "my-kfp==1.8.22",
    "xkfp==1.0",
    "kfp", "kfp==", "kfp = 1", "kfp_tekton==1.9", "other==1 ; kfp",
  ])
  func anythingElseIsNoDemand(_ line: String) {
    #expect(versions(in: line) == [])
  }

  @Test(arguments: [
    ("1.8.22", "1.8.22", true), ("1.8.*", "1.8.22", true), ("1.8.*", "1.9.0", false), ("1.8", "1.8.0", true),
    ("1.8.2", "1.8.22", false),
  ])
  func allowsWhatPythonAllows(_ pin: String, _ version: String, _ isAllowed: Bool) {
    let file = SourceFile(path: "requirements.txt", origin: .workTree, bytes: Array("kfp==\(pin)".utf8))
    #expect(SDKPin.all(in: file).map { $0.allows(ByteString(version)) } == [isAllowed])
  }

  private func versions(in text: String) -> [String] {
    SDKPin.all(in: SourceFile(path: "requirements.txt", origin: .workTree, bytes: Array(text.utf8))).map {
      "\($0.version)"
    }
  }
}
