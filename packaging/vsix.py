"""The extension for VS Code as one file that it installs.

Such a file is a zip with a manifest of its own, an Open Packaging part that names the types of its files, and the extension's
folder (`vsce package` of microsoft/vscode-vsce makes the same). The extension needs no packages, so that nothing has to be
fetched to make one.
"""

import json
import os
import pathlib
import re
import time
import zipfile
from xml.sax.saxutils import escape, quoteattr

TYPES = {".json": "application/json", ".js": "application/javascript", ".md": "text/markdown", ".txt": "text/plain",
         ".vsixmanifest": "text/xml"}
MANIFEST = """<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id={name} Version={version} Publisher={publisher}/>
    <DisplayName>{title}</DisplayName>
    <Description xml:space="preserve">{description}</Description>
    <Tags></Tags>
    <Categories>{categories}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <License>extension/LICENSE.txt</License>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value={engine}/>
    </Properties>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
"""


def problems(manifest, names):
    """What VS Code would not take of a package.json among some files, or would take for something else.

    The fields are those of https://code.visualstudio.com/api/references/extension-manifest.
    """
    for key in ["name", "publisher"]:
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", str(manifest.get(key))):
            yield "%s has to be of small letters, digits and hyphens" % key
    if not re.fullmatch(r"\d+\.\d+\.\d+", str(manifest.get("version"))):
        yield "version has to be three numbers"
    if not re.fullmatch(r"\^?\d+\.\d+\.\d+", str(manifest.get("engines", {}).get("vscode"))):
        yield "engines.vscode has to name a version of VS Code"
    if str(manifest.get("main")).removeprefix("./") not in names:
        yield "main is not one of the files"
    for key in ["displayName", "description", "license"]:
        if not isinstance(manifest.get(key), str) or not manifest[key]:
            yield "%s is missing" % key
    if not set(manifest.get("categories", [])) <= {"Linters", "Other"}:
        yield "categories has one that VS Code does not know"
    for event in manifest.get("activationEvents", []):
        if not re.match(r"(onLanguage|workspaceContains):.", event):
            yield "there is no activation event %s" % event
    if manifest.get("dependencies"):
        yield "dependencies would have to be packed too"
    settings = manifest.get("contributes", {}).get("configuration", {}).get("properties", {})
    for key, setting in settings.items():
        if not key.startswith(manifest.get("name", "") + "."):
            yield "the setting %s does not begin with the extension's name" % key
        if not {"type", "default", "description"} <= set(setting):
            yield "the setting %s needs type, default and description" % key


def make(source, license, version, path):
    """Packs the folder of the extension with a version of its own."""
    files = {each.name: each.read_text() for each in sorted(pathlib.Path(source).iterdir()) if each.is_file()}
    manifest = dict(json.loads(files["package.json"]), version=version)
    found = list(problems(manifest, files))
    if found:
        raise SystemExit("error: package.json of the extension: " + "; ".join(found))
    files["package.json"] = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    files["LICENSE.txt"] = pathlib.Path(license).read_text()
    parts = {
        "extension.vsixmanifest": MANIFEST.format(
            name=quoteattr(manifest["name"]), version=quoteattr(version), publisher=quoteattr(manifest["publisher"]),
            title=escape(manifest["displayName"]), description=escape(manifest["description"]),
            categories=escape(",".join(manifest["categories"])), engine=quoteattr(manifest["engines"]["vscode"])),
        "[Content_Types].xml": content_types(files),
    }
    parts.update({"extension/" + name: files[name] for name in sorted(files)})
    write(parts, path)


def content_types(files):
    suffixes = sorted({pathlib.Path(name).suffix for name in files} | {".vsixmanifest"})
    lines = ['  <Default Extension="%s" ContentType="%s"/>\n' % (suffix, TYPES[suffix]) for suffix in suffixes]
    return ('<?xml version="1.0" encoding="utf-8"?>\n'
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\n%s</Types>\n' % "".join(lines))


def write(parts, path):
    """Writes a zip whose bytes depend on nothing but its parts and the time of the release."""
    moment = time.gmtime(max(int(os.environ.get("SOURCE_DATE_EPOCH", 0)), 315532800))[:6]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, text)
