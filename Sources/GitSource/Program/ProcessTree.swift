import Glibc

/// The processes that a process has started, and that these have, as `/proc` has them (proc(5), `/proc/PID/stat`).
enum ProcessTree {
  /// All processes below one, each before those that it has started.
  static func descendants(of process: pid_t) -> [pid_t] {
    var children: [pid_t: [pid_t]] = [:]
    for other in processes() {
      if let parent = parent(of: other) { children[parent, default: []].append(other) }
    }
    var found: [pid_t] = []
    var waiting = children[process] ?? []
    while let next = waiting.popLast() {
      found.append(next)
      waiting += children.removeValue(forKey: next) ?? []
    }
    return found
  }

  private static func processes() -> [pid_t] {
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    var processes: [pid_t] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if let process = pid_t(name) { processes.append(process) }
    }
    return processes
  }

  /// The parent's number: the second word after the name of the program, which may hold anything and stands in parentheses.
  private static func parent(of process: pid_t) -> pid_t? {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return nil }
    defer { fclose(file) }
    let text = [UInt8](unsafeUninitializedCapacity: 512) { buffer, count in
      count = fread(buffer.baseAddress, 1, buffer.count, file)
    }
    guard let end = text.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let words = text[(end + 1)...].split(separator: UInt8(ascii: " "))
    return words.count > 1 ? pid_t(String(decoding: words[1], as: UTF8.self)) : nil
  }
}
