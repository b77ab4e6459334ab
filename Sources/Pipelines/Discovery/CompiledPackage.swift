import Diagnostics

/// A pipeline as the SDK's compiler packs it when the name of its output says so: a YAML file in an archive.
///
/// `_write_workflow` of `kfp/compiler/compiler.py` in SDK 1.8.22 writes `.tar.gz`, `.tgz` and `.zip`.
enum CompiledPackage: String {
  case gzip
  case zip

  /// Tells an archive by its first bytes (RFC 1952, 2.3.1; APPNOTE.TXT of PKWARE, 4.3.7 and 4.3.16).
  init?(_ file: PipelineFile) {
    let bytes: [UInt8]
    switch file.content {
    case .text(let file), .conflicted(let file, _), .undecodable(let file, _): bytes = file.bytes
    case .lfsPointer, .tooLarge, .symbolicLink, .submodule, .unmerged, .unreadable: return nil
    }
    if bytes.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) {
      self = .zip
    } else {
      return nil
    }
  }
}
