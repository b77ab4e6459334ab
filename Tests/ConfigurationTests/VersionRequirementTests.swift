import Configuration
import Testing

@Suite struct VersionRequirementTests {
  @Test(arguments: [
    (">=0.2.0", "0.2.0", true), (">=0.2.0", "0.1.9", false), (">=0.2", "0.10", true), ("<1", "0.99.99", true),
    ("<1", "1.0.0", false), ("0.3", "0.3.0", true), ("==0.3.1", "0.3.0", false), ("> 0.1, <=0.2", "0.2", true),
    (">0.1", "0.1.0", false), (">=0.2, <0.4", "0.4.0", false), (" >= 0.2 , < 1 ", "0.3.7", true),
  ])
  func comparesNumbers(_ requirement: String, _ version: String, _ isAllowed: Bool) throws {
    let requirement = try #require(VersionRequirement(requirement))
    #expect(requirement.allows(try #require(ReleaseNumber(version))) == isAllowed)
  }

  @Test(arguments: ["", ">=", "0.1.2.3", "v0.1", "0.1,", "latest", ">=0.1 <1", "~>0.1", "0..1", "-1", "9999999999"])
  func refusesWhatIsNotVersions(_ text: String) {
    #expect(VersionRequirement(text) == nil)
  }

  @Test func isWrittenAsPeopleDo() {
    #expect(VersionRequirement(">=0.2,<1")?.description == ">=0.2.0, <1.0.0")
    #expect(VersionRequirement("==0.2")?.description == "0.2.0")
  }
}
