import Configuration
import Diagnostics
import Glibc
import RuleEngine

/// What results are a function of, next to the files that they are about: the program, its rules, and the configuration.
enum CacheIdentity {
  /// The bytes that stand for it; `nil` if it is not known which program this is.
  static func bytes(
    of rules: [RegisteredRule], _ found: ConfigurationLookup.Found, _ options: LintOptions
  ) -> [UInt8]? {
    guard let program = Version.identity ?? programFile else { return nil }
    var parts: [[UInt8]] = [Array(program.utf8), Array("\(String(describing: options.knownVersion))".utf8)]
    parts.append(found.isNamed ? [1] : [0])
    // Only then the day counts.
    let hasDates = found.settings.ignores.contains { $0.until != nil }
    parts.append(hasDates ? Array(String(describing: options.today?.date ?? Today.now).utf8) : [])
    parts += rules.map { Array($0.info.id.utf8) }
    for file in found.configuration?.files ?? [] { parts += [file.path.bytes, file.bytes] }
    // Each with its length, so that no two lists look the same.
    return Digest.sha256(parts.flatMap { Array("\($0.count) ".utf8) + $0 })
  }

  /// The file of the program, as the operating system knows it: a build that is no release has no other name.
  private static var programFile: String? {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return nil }
    let time = status.st_mtim
    return "\(Version.current) \(status.st_dev) \(status.st_ino) \(status.st_size) \(time.tv_sec) \(time.tv_nsec)"
  }

  /// The number that Linux gives to a machine each time it starts (random(4)): what it says of files holds until then.
  static var machine: [UInt8]? {
    let descriptor = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = read(descriptor, &buffer, buffer.count)
    return count >= 36 ? Array(buffer.prefix(36)) : nil
  }
}
