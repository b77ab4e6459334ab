"""What is linked into the program, where its licence stands, and the documents about that.

Names and versions of C libraries come from Debian's packages, those of Swift from the toolchain, those of packages from
Package.resolved.
"""

import json
import pathlib
import re
import shutil
import subprocess

# The Debian package of each archive that .ci/static-libraries links, its licence in SPDX's terms, and what it does here.
DEBIAN = [
    ("libgit2-dev", "libgit2", "GPL-2.0-only WITH GCC-exception-2.0", "reads repositories"),
    ("libmbedtls-dev", "mbedtls", "Apache-2.0", "computes SHA-256 for libgit2 (libmbedcrypto alone)"),
    ("libhttp-parser-dev", "http-parser", "MIT", "is part of libgit2's archive; nothing calls it"),
    ("libpcre2-dev", "pcre2", "BSD-3-Clause", "matches patterns for libgit2"),
    ("libyaml-dev", "libyaml", "MIT", "parses YAML"),
    ("libssl-dev", "openssl", "Apache-2.0", "computes SHA-1 and SHA-256 (these files of libcrypto alone)"),
    ("zlib1g-dev", "zlib", "Zlib", "unpacks git's objects"),
    ("libc6-dev", "glibc", "LGPL-2.1-or-later", "is the C library"),
    ("libstdc++-12-dev", "libstdc++", "GPL-3.0-or-later WITH GCC-exception-3.1", "is the C++ library of Swift's runtime"),
]
SWIFT = [
    ("swift", "Apache-2.0 WITH Swift-exception", "is the standard library and runtime"),
    ("swift-corelibs-libdispatch", "Apache-2.0 WITH Swift-exception", "runs concurrent work"),
    ("swift-foundation", "Apache-2.0 WITH Swift-exception", "is what the argument parser needs (FoundationEssentials)"),
]


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, universal_newlines=True).stdout.strip()


def components(project):
    """Name, version, licence, purpose and the file with the licence's text of everything inside."""
    found = []
    release = re.search(r"Swift version (\S+)", output("swift", "--version")).group(1)
    toolchain = pathlib.Path(shutil.which("swift")).resolve().parent.parent
    texts = [toolchain / "share/swift/LICENSE.txt", toolchain / "share/doc/swift/LICENSE.txt"]
    swift_licence = next((text for text in texts if text.exists()), None)
    for name, licence, purpose in SWIFT:
        found.append((name, release, licence, purpose, swift_licence))
    resolved = json.loads((project / "Package.resolved").read_text())
    for pin in resolved["pins"]:
        found.append((pin["identity"], pin["state"]["version"], "Apache-2.0 WITH Swift-exception", "reads the command line", swift_licence))
    for package, name, licence, purpose in DEBIAN:
        version = output("dpkg-query", "--show", "--showformat", "${Version}", package)
        found.append((name, version, licence, purpose, pathlib.Path("/usr/share/doc") / package / "copyright"))
    return found


def summary(found):
    """What is inside, a line for each part."""
    return "".join("%s %s: %s (it %s)\n" % component[:4] for component in found)


def notice(found):
    lines = [
        "kfplint is licensed under the Apache License 2.0. This file says what is linked into the program of a release.",
        "",
        "The source of kfplint is public and builds with the libraries that Debian ships, so that everybody can link it again",
        "with another version of any of them, as the licence of the C library asks: bash .ci/lint",
        "",
        summary(found),
    ]
    texts = {}
    for name, version, licence, purpose, text in found:
        texts.setdefault(text, []).append(name)
    for text, names in texts.items():
        lines += ["", "=" * 100, ", ".join(names), "=" * 100, ""]
        lines.append(text.read_text(errors="replace").rstrip() if text else "The Apache License 2.0 with the Swift runtime library exception: https://www.swift.org/LICENSE.txt")
    # Debian's copyright files name these texts by their path.
    for name in ["GPL-2", "GPL-3", "LGPL-2.1", "Apache-2.0"]:
        text = pathlib.Path("/usr/share/common-licenses") / name
        lines += ["", "=" * 100, "/usr/share/common-licenses/" + name, "=" * 100, "", text.read_text().rstrip()]
    return "\n".join(lines) + "\n"


def bill_of_materials(found, version, timestamp, digest, commit):
    """CycloneDX 1.5; nothing in it depends on the machine or on the clock."""
    reference = "kfplint@" + version
    return json.dumps(
        {
            "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
            "bomFormat": "CycloneDX",
            "specVersion": "1.5",
            "version": 1,
            "metadata": {
                "timestamp": timestamp,
                "component": {
                    "type": "application",
                    "bom-ref": reference,
                    "name": "kfplint",
                    "version": version,
                    "licenses": [{"license": {"id": "Apache-2.0"}}],
                    "hashes": [{"alg": "SHA-256", "content": digest}],
                    "properties": [{"name": "kfplint:commit", "value": commit}],
                },
            },
            "components": [
                {
                    "type": "library",
                    "bom-ref": "%s@%s" % (name, release),
                    "name": name,
                    "version": release,
                    "description": "It %s." % purpose,
                    "licenses": [{"expression": licence}],
                    "purl": package_url(name, release),
                }
                for name, release, licence, purpose, _ in found
            ],
            "dependencies": [{"ref": reference, "dependsOn": ["%s@%s" % (c[0], c[1]) for c in found]}],
        },
        indent=2,
    ) + "\n"


def package_url(name, release):
    for package, library, _, _ in DEBIAN:
        if library == name:
            return "pkg:deb/debian/%s@%s?arch=amd64" % (package.replace("+", "%2B"), release.replace("+", "%2B").replace(":", "%3A").replace("~", "~"))
    owner = "swiftlang" if name in ("swift", "swift-foundation") else "apple"
    return "pkg:github/%s/%s@%s" % (owner, name, release)
