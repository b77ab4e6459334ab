import Foundation
import TestSupport

/// A browser without a window, where one is installed (Debian: `chromium`).
enum Browser {
  /// Where it is, if it is.
  static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What a browser did not tell.
  struct Silence: Error {
    let output: String
  }

  /// Opens a page at an address within it, and returns the texts that a piece of script finds there, after `action`.
  static func texts(_ script: String, in page: String, at hash: String = "", after action: String = "") throws
    -> [String]
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kfplint-browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let question = """
      <script>\(action); setTimeout(() => {
        document.documentElement.dataset.answer = encodeURIComponent(JSON.stringify(\(script)));
      }, 500);</script></body>
      """
    let file = folder.appending(path: "report.html")
    try Data(page.replacing("</body>", with: question).utf8).write(to: file)
    let run = try ChildProcess.run(
      path ?? "chromium",
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage",
        "--user-data-dir=\(folder.path)/profile", "--virtual-time-budget=5000", "--dump-dom",
        "file://\(file.path)\(hash)",
      ], in: folder, environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
    let output = String(decoding: run.output, as: UTF8.self)
    guard let answer = output.firstMatch(of: /data-answer="([^"]*)"/)?.1.removingPercentEncoding,
      let texts = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String]
    else { throw Silence(output: String(decoding: run.error, as: UTF8.self) + output.prefix(2_000)) }
    return texts
  }
}
