import Diagnostics

/// The shell script that stands among a repository's hooks.
enum HookScript {
  private static let mark = "# Installed by `kfplint install`; `kfplint uninstall` takes it away."

  /// Whether a script was written by `kfplint install`.
  static func isOurs(_ content: [UInt8]) -> Bool {
    content.split(separator: UInt8(ascii: "\n")).contains { $0.elementsEqual(mark.utf8) }
  }

  /// The script for one hook.
  ///
  /// A program that is gone fails the commit with a sentence: a gate that vanishes without a word is none.
  static func text(hook: String, program: Path, chained: Path) -> [UInt8] {
    let head = """
      #!/bin/sh
      \(mark)
      chained=
      """
    let body = """

      if [ -x "$chained" ]; then "$chained" "$@" || exit; fi
      kfplint=
      """
    let tail = """

      [ -x "$kfplint" ] || kfplint=$(command -v kfplint) || {
        echo "kfplint is not installed any more: install it, or remove $0. Nothing was checked." >&2
        exit 2
      }
      exec "$kfplint" hook \(hook)

      """
    return Array(head.utf8) + quoted(chained) + Array(body.utf8) + quoted(program) + Array(tail.utf8)
  }

  /// A path between single quotes, as a shell reads it byte for byte.
  private static func quoted(_ path: Path) -> [UInt8] {
    let quote = UInt8(ascii: "'")
    return [quote] + path.bytes.flatMap { $0 == quote ? Array(#"'\''"#.utf8) : [$0] } + [quote]
  }
}
