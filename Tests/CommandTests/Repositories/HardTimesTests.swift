import Foundation
import TestSupport
import Testing

/// What is around a run can end it at any moment, or leave it little to work with.
@Suite("In hard times")
struct HardTimesTests {
  private let repository: TemporaryRepository
  private let wanted: String

  init() throws {
    repository = try TemporaryRepository()
    for number in 1...20 { try repository.copyExample("params-missing/bad/one-of-three", to: "team-\(number)") }
    try repository.commitAll()
    wanted = try repository.kfplint("lint", "--format", "concise").output
    try #require(wanted.split(separator: "\n").count >= 20)
  }

  @Test(
    "a run that is killed leaves no lock and no half report", arguments: ["lint --rev HEAD", "lint --fix", "install"])
  func killed(_ words: String) throws {
    let report = words == "install" ? "" : "--output json:report.json"
    let run = try repository.shell(
      """
      for delay in 0.00 0.01 0.02 0.03 0.04 0.06 0.08 0.10 0.13 0.16 0.20 0.25; do
        "$KFPLINT" \(words) \(report) >/dev/null 2>&1 & process=$!
        sleep $delay
        kill -9 $process 2>/dev/null
        wait $process 2>/dev/null
        test ! -e .git/index.lock || echo "a lock is left after $delay"
        test ! -e report.json || tail -n 1 report.json | grep -q '^}$' || echo "half a report is left after $delay"
        test ! -e .git/hooks/pre-commit || sh -n .git/hooks/pre-commit || echo "half a hook is left after $delay"
        rm -f report.json .git/hooks/pre-commit
      done
      git status --porcelain
      """)
    let left = run.output.split(separator: "\n").filter { !$0.hasPrefix(" M ") }
    #expect(left == [], "\(run)")
    #expect(try repository.kfplint("lint", "--rev", "HEAD", "--format", "concise").output == wanted)
  }

  @Test("many runs at once say the same, and leave a sound cache")
  func parallel() throws {
    let answers = try TemporaryFolder()
    let json = ["lint", "--format", "json", "--no-cache"]
    let (all, some) = (try repository.run(json), try repository.run(json + ["--only", "params-missing"]))
    // The second time they find what the first ones have kept; and each time one removes it under the hands of the others.
    let run = try repository.shell(
      """
      for round in 1 2; do
        for number in $(seq \(Nightly.isOn ? 200 : 24)); do
          case $number in
          *1) command="lint --rev HEAD --format concise" name=concise ;;
          *2 | *7) command="lint --format json --only params-missing" name=some ;;
          5) command="cache clear" name=clear ;;
          *) command="lint --format json" name=all ;;
          esac
          "$KFPLINT" $command >\(answers.path)/$name-$round-$number 2>\(answers.path)/error-$round-$number &
        done
        wait
      done
      """)
    #expect(run.status == 0, "\(run)")
    let names = try FileManager.default.contentsOfDirectory(atPath: answers.path).sorted()
    for name in names {
      let content = try answers.data(name)
      switch name.prefix(while: { $0 != "-" }) {
      case "all": #expect(content == all.outputBytes, "\(name)")
      case "some": #expect(content == some.outputBytes, "\(name)")
      case "concise": #expect(String(decoding: content, as: UTF8.self) == wanted, "\(name)")
      default: break
      }
    }
    try #require(Set(names.map { $0.prefix(while: { $0 != "-" }) }) == ["all", "clear", "concise", "error", "some"])

    let kept = try FileManager.default.contentsOfDirectory(atPath: repository.url(".git/kfplint/cache").path)
    #expect(kept.count == 2 && kept.allSatisfy { $0.hasSuffix(".units") }, "\(kept)")
    let warm = ["lint", "--verbose", "--format", "concise"]
    _ = try repository.run(warm)
    let last = try repository.run(warm)
    #expect(last.output == wanted && last.reused == 20)
  }

  @Test("with few files that may be open, the answer is right or is refused", arguments: [4, 8, 12, 20, 40, 64])
  func fewFiles(_ count: Int) throws {
    let run = try repository.shell("ulimit -n \(count); exec \"$KFPLINT\" lint --format concise")
    if run.status == 1 {
      #expect(run.output == wanted)
    } else {
      #expect(run.status == 2 || run.status == 127, "\(run)")
    }
    if run.status != 1 { #expect(!run.error.isEmpty) }
  }

  @Test("a repository that may only be read is checked")
  func readOnly() throws {
    let run = try repository.shell(
      """
      chmod -R a-w .
      "$KFPLINT" lint --rev HEAD --format concise
      status=$?
      chmod -R u+w .
      exit $status
      """)
    #expect(run.status == 1)
    #expect(run.output == wanted)
  }

  @Test(
    "where there is neither a home nor a language, the answer is the same",
    arguments: ["-u HOME", "LC_ALL=nowhere", "-u LC_ALL -u LANG -u TZ", "TMPDIR=/nonexistent", "PATH=/nonexistent"])
  func variables(_ change: String) throws {
    let run = try repository.shell("exec /usr/bin/env \(change) \"$KFPLINT\" lint --format concise")
    #expect(run.output == wanted, "\(run)")
  }

  @Test("objects that are repacked and pruned meanwhile are found")
  func repacked() throws {
    let run = try repository.shell(
      """
      (for round in 1 2 3 4 5 6; do git repack -adq; git prune-packed -q; git unpack-objects -q <$(ls .git/objects/pack/*.pack | head -1); done) \
        >/dev/null 2>&1 &
      for round in 1 2 3 4 5 6 7 8; do
        "$KFPLINT" lint --rev HEAD --format concise >../answer-$$ 2>../error-$$
        status=$?
        test $status = 2 -a -s ../error-$$ || grep -c params-missing ../answer-$$
      done | sort -u
      wait
      rm ../answer-$$ ../error-$$
      """)
    let count = wanted.split(separator: "\n").count { $0.contains("params-missing") }
    #expect(run.output == "\(count)\n" || run.output.isEmpty, "\(run)")
  }
}
