import ArgoTypes
import Testing

@Suite struct ArgoVersionTests {
  @Test(arguments: [
    ("3.4.17", ArgoVersion(3, 4, 17)), ("v3.4.17", ArgoVersion(3, 4, 17)), ("3.4", ArgoVersion(3, 4)),
    ("10.0.0", ArgoVersion(10, 0)),
  ])
  func `A version is two or three numbers`(text: String, version: ArgoVersion) {
    #expect(ArgoVersion(text) == version)
  }

  @Test(arguments: [
    "", "3", "3.", "3.4.", "3.4.17.1", "3.4-rc1", "3.+4", "3.-0", "latest", "vv3.4", "3.4.99999999999999999999",
  ])
  func `Anything else is none`(text: String) {
    #expect(ArgoVersion(text) == nil)
  }

  @Test func `Versions are ordered by numbers, not by text`() {
    #expect(ArgoVersion(3, 4, 9) < ArgoVersion(3, 4, 17))
    #expect(ArgoVersion(3, 10) > ArgoVersion(3, 9, 9))
    #expect(ArgoVersion(4, 0) > ArgoVersion(3, 7, 3))
    #expect(ArgoVersion(3, 4, 17).description == "3.4.17")
  }

  @Test(arguments: [
    ("1.5.0", "2.12.9"), ("1.6.0", "2.12.9"), ("1.7.0", "3.1.6"), ("1.7.1", "3.1.14"), ("1.8.0", "3.2.3"),
    ("1.8.2", "3.2.3"), ("1.8.5", "3.3.8"), ("1.8.22", "3.3.8"), ("2.0.0", "3.3.10"), ("2.1.0", "3.3.10"),
    ("2.2.0", "3.4.16"), ("2.3", "3.4.17"), ("2.4.1", "3.4.17"), ("2.5.0", "3.5.14"), ("2.13", "3.5.14"),
    ("2.14.4", "3.6.7"), ("2.15.0", "3.7.3"), ("2.16.1", "3.7.3"), ("2.17.0", "4.0.5"), ("3.0", "4.0.5"),
  ])
  func `A release of Kubeflow Pipelines stands for the Argo that it brings`(release: String, argo: String) {
    #expect(ArgoVersion.bundled(withKFP: release)?.description == argo)
  }

  @Test(arguments: ["1.4.9", "0.5", "two"])
  func `A release that nothing is known of stands for none`(release: String) {
    #expect(ArgoVersion.bundled(withKFP: release) == nil)
  }
}
