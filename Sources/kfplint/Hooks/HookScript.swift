import Diagnostics

/// The shell script that stands among a repository's hooks.
enum HookScript {
  private static let mark = "# Installed by `kfplint install`; `kfplint uninstall` removes it."

  /// Whether a script was written by `kfplint install`.
  static func isOurs(_ content: [UInt8]) -> Bool {
    content.split(separator: UInt8(ascii: "\n")).contains { $0.elementsEqual(mark.utf8) }
  }

  /// Whether a file holds the start of such a script and no more, or nothing at all.
  static func isStart(_ content: [UInt8]) -> Bool {
    "#!/bin/sh\n\(mark)\n".utf8.starts(with: content)
  }

  /// The script for one hook.
  ///
  /// A program that is gone fails the commit or push with a sentence: a gate that vanishes without a word is none.
  static func text(hook: HookName, program: Path, chained: Path) -> [UInt8] {
    var call = "\"$kfplint\" hook \(hook.rawValue)" + (hook.takesArguments ? " -- \"$@\"" : "")
    // Of all hooks this one alone has git's own standard output, which programs read after `git push --porcelain`.
    if hook == .prePush { call += " >&2" }
    let head = "#!/bin/sh\n\(mark)\nchained="
    let tail = """

      [ -x "$kfplint" ] || kfplint=$(command -v kfplint) || {
        echo "kfplint is no longer installed: install it, or remove $0. Nothing was checked." >&2
        exit 2
      }
      \(hook.readsStandardInput ? chainWithInput(call) : chain)
      exec \(call)

      """
    return Array(head.utf8) + quoted(chained) + Array("\nkfplint=".utf8) + quoted(program) + Array(tail.utf8)
  }

  private static let chain = #"if [ -x "$chained" ]; then "$chained" "$@" || exit; fi"#

  /// The same where both hooks have to read the same input, byte for byte.
  ///
  /// A substitution loses the line breaks at its end, hence the full stop after them. The hook that was there need not read
  /// to the end; where SIGPIPE is ignored, `printf` would complain of that.
  private static func chainWithInput(_ call: String) -> String {
    """
    if [ -x "$chained" ]; then
      input=$(cat && echo .) || exit
      input() { printf %s "${input%.}" 2>/dev/null; }
      input | "$chained" "$@" || exit
      input | \(call)
      exit
    fi
    """
  }

  /// A path between single quotes, as a shell reads it byte for byte.
  private static func quoted(_ path: Path) -> [UInt8] {
    let quote = UInt8(ascii: "'")
    return [quote] + path.bytes.flatMap { $0 == quote ? Array(#"'\''"#.utf8) : [$0] } + [quote]
  }
}
