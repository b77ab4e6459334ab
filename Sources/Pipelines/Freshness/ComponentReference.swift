public import Diagnostics
import YAMLSyntax

/// The definition of a component that a template was loaded from, as the SDK noted it.
///
/// `component_ref` holds the digest of what was loaded and the path or URL, exactly as the pipeline's Python has it. The
/// digest is missing for components that are made of a function, the URL for those loaded from a text
/// (KFP SDK 1.8.22, `kfp/components/_components.py`, `_load_component_from_yaml_or_zip_bytes`).
public struct ComponentReference: Sendable {
  /// SHA-256 of the definition, with lines that end in LF, as 64 hexadecimal digits.
  public let digest: Sourced<ByteString>
  /// Where it was loaded from.
  public let url: Sourced<ByteString>
  /// The component's name at that time.
  let componentName: ByteString?

  /// What kind of place it was loaded from.
  public enum Place: Hashable, Sendable {
    /// A path as seen from the folder in which the render script ran.
    case file
    /// A path that exists on the machine of whoever rendered the pipeline.
    case machinePath
    /// A URL, or an archive: what it holds is not a file of the repository.
    case elsewhere
  }

  /// What kind of place it was loaded from.
  public var place: Place {
    let bytes = url.value.bytes
    if bytes.firstOccurrence(of: "://") != nil || url.value.isEmpty || url.value.hasSuffix(".zip") {
      return .elsewhere
    }
    let hasDrive = bytes.count > 2 && bytes[1] == UInt8(ascii: ":") && Self.isSeparator(bytes[2])
    return Self.isSeparator(bytes[0]) || bytes[0] == UInt8(ascii: "~") || hasDrive ? .machinePath : .file
  }

  /// The path that the URL leads to from a folder; `nil` if that is above all files that are looked at.
  ///
  /// Windows writes `\` between names. Nothing is read, and links are not followed.
  func path(from folder: Path, in folders: FoldersAbove) -> Path? {
    folders.path(url.value.bytes.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }, from: folder)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
}

extension Template {
  /// What its component was loaded from, if the SDK noted a digest and a place.
  public var componentReference: ComponentReference? {
    guard let reference = embedded(KFPName.componentReference), let digest = reference["digest"]?.sourcedString,
      digest.value.bytes.count == 64, let url = reference["url"]?.sourcedString
    else { return nil }
    return ComponentReference(
      digest: digest, url: url, componentName: embedded(KFPName.componentSpec)?["name"]?.sourcedString?.value)
  }
}

extension Workflow {
  /// What the components of its templates were loaded from, each place and content once.
  public var componentReferences: [ComponentReference] {
    var seen = Set<[ByteString]>()
    return templates.compactMap(\.componentReference).filter { seen.insert([$0.url.value, $0.digest.value]).inserted }
  }
}

extension ByteString {
  /// Whether the last bytes are these.
  fileprivate func hasSuffix(_ suffix: StaticString) -> Bool {
    suffix.withUTF8Buffer { bytes.suffix($0.count).elementsEqual($0) }
  }
}
