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
  /// A program that is gone fails the commit or push with a sentence: a gate that vanishes without a word is none.
  static func text(hook: HookCommand.Name, program: Path, chained: Path) -> [UInt8] {
    let head = """
      #!/bin/sh
      \(mark)
      chained=
      """
    let call = "\"$kfplint\" hook \(hook.rawValue)" + (hook.takesArguments ? " -- \"$@\"" : "")
    let body = hook.readsStandardInput ? bodyKeepingInput(call) : body
    let tail = """

      [ -x "$kfplint" ] || kfplint=$(command -v kfplint) || {
        echo "kfplint is not installed any more: install it, or remove $0. Nothing was checked." >&2
        exit 2
      }

      """
    let end = hook.readsStandardInput ? "check\n" : "exec \(call)\n"
    return Array(head.utf8) + quoted(chained) + Array(body.utf8) + quoted(program) + Array((tail + end).utf8)
  }

  private static let body = """

    if [ -x "$chained" ]; then "$chained" "$@" || exit; fi
    kfplint=
    """

  /// What runs before the check where both hooks have to read the same input, byte for byte.
  ///
  /// A substitution loses the line breaks at its end, hence the full stop after them. The hook that was there need not read
  /// to the end; whoever ignores SIGPIPE makes `printf` complain of that.
  private static func bodyKeepingInput(_ call: String) -> String {
    """

    check() { exec \(call); }
    if [ -x "$chained" ]; then
      input=$(cat && echo .) || exit
      input() { printf %s "${input%.}" 2>/dev/null; }
      input | "$chained" "$@" || exit
      check() { input | \(call); }
    fi
    kfplint=
    """
  }

  /// A path between single quotes, as a shell reads it byte for byte.
  private static func quoted(_ path: Path) -> [UInt8] {
    let quote = UInt8(ascii: "'")
    return [quote] + path.bytes.flatMap { $0 == quote ? Array(#"'\''"#.utf8) : [$0] } + [quote]
  }
}
