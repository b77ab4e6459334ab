import Diagnostics
import Pipelines
import Testing

@Suite struct ParameterMacroTests {
  @Test(arguments: [
    ("[[scheduledtime]]", "ScheduledTime"), ("[[ScheduleTime]]", "ScheduledTime"), ("[[schedule]]", "ScheduledTime"),
    ("[[ScheduledTimes.2006]]", "ScheduledTime"), ("[[currentTime]]", "CurrentTime"), ("[[Current]]", "CurrentTime"),
    ("[[RunUUid]]", "RunUUID"), ("[[RunUID]]", "RunUUID"), ("[[index]]", "Index"), ("[[ Index ]]", "Index"),
    ("[[scheduled_time]]", "ScheduledTime"), ("[[schedule]]\n", "ScheduledTime"),
  ])
  func isFoundWhenMisspelt(_ text: String, _ meant: String) throws {
    let macros = ParameterMacro.defects(in: ByteString("at " + text))
    let macro = try #require(macros.first)
    #expect(macros.count == 1 && macro.range.lowerBound == 3)
    guard case .misspelt(let name) = macro.defect else {
      Issue.record("\(macro.defect)")
      return
    }
    #expect(name == ByteString(meant))
  }

  @Test(arguments: ["[[ScheduledTime.%Y-%m-%d]]", "[[CurrentTime.%H]]", "x/[[ScheduledTime.%s]]/y"])
  func isFoundWithALayoutOfStrftime(_ text: String) throws {
    let macro = try #require(ParameterMacro.defects(in: ByteString(text)).first)
    guard case .strftimeLayout = macro.defect else {
      Issue.record("\(macro.defect)")
      return
    }
  }

  @Test(arguments: [
    "[[RunUUID]]", "[[CurrentTime]]", "[[ScheduledTime]]", "[[Index]]", "[[ScheduledTime.2006-01-02]]",
    "[[CurrentTime.20060102 100%]]", "[[1, 2], [3, 4]]", "[[\"index\"]]", "[[ -f index ]]", "[[$index]]", "[[]]", "[[",
    "[[index", "[[in\ndex]]", "[[wiki]]", "[[true]]", "[[[ScheduledTime]]]", "a[[0]]", "[[now]]",
    "[[index]]\nname = 1\n[[index]]\nname = 2\n", "x = 1\n  [[schedule]]  \ny = 2", "[[RunUUID.x]]",
  ])
  func isLeftAloneWhereItIsKnownOrSomethingElse(_ text: String) {
    #expect(ParameterMacro.defects(in: ByteString(text)).isEmpty)
  }

  @Test func isFoundEachTimeInALine() {
    let macros = ParameterMacro.defects(in: "[[runuuid]]/[[RunUUID]]/[[INDEX]]\n[[ [[index]]")
    #expect(macros.map(\.range) == [0..<11, 24..<33])
  }
}
