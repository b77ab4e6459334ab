"""Writes the man page from what the program says of its own commands: manual.py VERSION DATE <DUMP >kfplint.1

DUMP is what `kfplint --experimental-dump-help` prints, the argument parser's description of all commands.
"""

import json
import re
import sys


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...")
    # A line of roff that begins with a full stop or an apostrophe would be a request.
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.MULTILINE)


def paragraphs(text):
    return "\n.PP\n".join(escaped(" ".join(part.split())) for part in text.strip().split("\n\n") if part.strip())


def spelled(argument):
    value = "\\fI%s\\fR" % escaped(argument["valueName"].upper() if argument["kind"] == "positional" else argument.get("valueName", ""))
    if argument["kind"] == "positional":
        return value
    prefixes = {"long": "--", "short": "-", "longWithSingleDash": "-"}
    names = ", ".join("\\fB%s\\fR" % escaped(prefixes[name["kind"]] + name["name"]) for name in argument.get("names", []))
    return names if argument["kind"] == "flag" else "%s %s" % (names, value)


def described(arguments):
    lines = []
    for argument in arguments:
        if not argument.get("shouldDisplay", True) or argument["kind"] != "positional" and not argument.get("names"):
            continue
        text = escaped(argument.get("abstract", ""))
        values = argument.get("allValues") or argument.get("allValueStrings")
        if values and argument["kind"] != "flag":
            text += " One of %s." % escaped(", ".join(values))
        if argument.get("defaultValue") and argument["kind"] == "option":
            text += " Without it: %s." % escaped(argument["defaultValue"])
        lines.append(".TP\n%s\n%s" % (spelled(argument), text.strip() or "See above."))
    return "\n".join(lines)


def section(command, names):
    names = names + [command["commandName"]]
    lines = [".SS \"%s\"" % escaped(" ".join(names)), paragraphs(command.get("abstract", ""))]
    if command.get("discussion"):
        lines += [".PP", paragraphs(command["discussion"])]
    arguments = [a for a in command.get("arguments", []) if a.get("names", [{}])[0].get("name") not in ("help", "version", "h")]
    if arguments:
        lines.append(described(arguments))
    for child in command.get("subcommands", []):
        lines.append(section(child, names))
    return "\n".join(lines)


def manual(root, version, date):
    commands = [c for c in root.get("subcommands", []) if c["commandName"] != "help"]
    parts = [
        '.\\" Written by packaging/manual.py from the definitions of the commands.',
        '.TH KFPLINT 1 "%s" "kfplint %s" "User Commands"' % (date, version),
        ".SH NAME\nkfplint \\- check Kubeflow Pipelines that were rendered in V1 mode and committed to git",
        ".SH SYNOPSIS\n.B kfplint\n[\\fICOMMAND\\fR] [\\fIOPTION\\fR]... [\\fIPATH\\fR]...",
        ".SH DESCRIPTION\n" + paragraphs(root.get("discussion", "").split("Exit status:")[0] or root["abstract"]),
        "Without a command, kfplint does what\n.B kfplint lint\ndoes.",
        ".SH COMMANDS",
    ]
    parts += [section(command, ["kfplint"]) for command in commands]
    parts += [
        ".SH EXIT STATUS\n.TP\n0\nNothing at or above \\-\\-fail\\-on (error, if nothing else is said).\n.TP\n1\nSomething."
        "\n.TP\n2\nSomething could not be looked at: no repository, an unreadable file, a broken configuration, a wrong option.",
        ".SH FILES\n.TP\n.I .kfplint.yaml\nThe configuration, at the root of what is checked.",
        ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nNo colours in the report, whatever the terminal can do.\n.TP\n.B KFPLINT_CLONES_BELOW\n"
        "Folders, with colons between them, below which the configuration may name clones of other repositories.",
        ".SH SEE ALSO\n.BR git (1),\n.BR githooks (5)",
    ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    print(manual(json.load(sys.stdin)["command"], sys.argv[1], sys.argv[2]), end="")
