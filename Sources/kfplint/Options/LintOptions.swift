import Diagnostics
import Reporting
import RuleEngine

/// What a check was asked to do, beside what it looks at.
struct LintOptions {
  /// The form of the report on standard output.
  var format = ReportFormat.text
  /// The reports that are written into files as well.
  var output: [OutputTarget] = []
  /// The lowest severity that makes the exit status 1, if the configuration does not decide it.
  var failOn: Severity?
  /// Whether findings leave the exit status at 0.
  var exitZero = false
  /// Whether everything is looked at, not only what a change touches.
  var all = false
  /// Whether it is told what was passed over, and how a repository was read.
  var verbose = false
  /// When the text has colours.
  var color = ColorChoice.auto
  /// Whether a problem of many pipelines is shown in each of them.
  var noFold = false
  /// What a test of JUnit stands for, if the configuration does not decide it.
  var junitGranularity: TestGranularity?
  /// Whether JUnit's test cases have the attributes `file` and `line`.
  var junitExtended = false
  /// Whether SARIF has the findings that somebody suppressed.
  var sarifSuppressed = false
  /// The rules that are run; all of them if it is empty.
  var only: [String] = []
  /// Whether text counts findings instead of showing them.
  var statistics = false
  /// The date that decides whether an ignore with a date has expired, if it is not today.
  var today: Today?
  /// The version whose rules are known: newer ones only inform.
  var knownVersion: KnownVersion?
  /// The baseline, if the configuration does not name it.
  var baseline: String?
  /// The file that becomes the baseline with everything that is found.
  var newBaseline: String?
  /// The part of the units that is looked at, if it is not all of them.
  var shard: Shard?
  /// Whether what is fixed is removed from the baseline.
  var updatesBaseline = false
  /// Of which pipelines the tasks are to be known, whatever the reports want.
  var diagrams = DetailsRequest.Diagrams.none
  /// What becomes of the fixes of what is found.
  var fixes = FixChoice.leave
  /// Whether fixes that are a guess are among them.
  var allowsUnsafeFixes = false
  /// How many commits the page for a browser shows the trend of, if it shows one.
  var history: Int?
  /// Where results are kept from one run to the next.
  var cache = CacheChoice.none
  /// How what is looked at is read.
  var source = SourceOptions()

  /// Whether standard error is left to what could not be read.
  var quiet: Bool { source.quiet }
}

/// What becomes of the fixes of what is found.
enum FixChoice {
  /// Nothing but a word in the reports.
  case leave
  /// They are made.
  case make
  /// They are shown as a diff.
  case show
}

/// A report for a file: `--output junit:results.xml`.
struct OutputTarget {
  let format: ReportFormat
  let path: String
}
