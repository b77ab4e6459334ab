import Diagnostics

/// A file in `params/` that is no parameter's, and what it is likely to be.
///
/// Consumers send every file of the folder; the API server refuses a run with a parameter that it does not know.
public struct StrayFile: Sendable {
  /// The file.
  public let file: PipelineFile
  /// The parameter that the kfp client would take the file for, since it sanitises names before it sends them.
  public let sentAs: Parameter?
  /// The parameter that the name is most like.
  public let nearest: Parameter?

  /// What programs leave behind, by its name.
  public enum Leftover: Sendable {
    /// A file that only keeps an otherwise empty folder in git.
    case placeholder
    /// What file managers write into every folder they show.
    case fileManager
    /// The copy of an editor or of a merge.
    case backup
  }

  /// What left the file behind, if its name tells.
  public var leftover: Leftover? {
    let name = file.path
    switch file.name.string {
    case ".gitkeep", ".keep", ".gitignore": return .placeholder
    case ".DS_Store", "Thumbs.db", "desktop.ini": return .fileManager
    default: break
    }
    let isBackup =
      name.hasSuffix("~") || name.hasSuffix(".swp") || name.hasSuffix(".swo") || name.hasSuffix(".orig")
      || name.hasSuffix(".rej") || name.hasSuffix(".bak") || file.name.hasPrefix(".#")
      || (file.name.hasPrefix("#") && name.hasSuffix("#"))
    return isBackup ? .backup : nil
  }

  /// A pattern for `.gitignore` that covers what left the file behind.
  public var ignorePattern: String {
    guard leftover == .backup else { return file.name.description }
    if file.name.hasPrefix(".#") { return ".#*" }
    if file.name.hasPrefix("#") { return "\\#*#" }
    if file.path.hasSuffix("~") { return "*~" }
    let ending = file.name.bytes.lastIndex(of: UInt8(ascii: ".")).map { ByteString(file.name.bytes[$0...]) }
    return ending.map { "*\($0)" } ?? file.name.description
  }
}

extension Pipeline {
  /// The files in `params/` that no parameter declares, without those that are a misspelling of a missing one
  /// or have the name that the parameter had before it was renamed in `spec.arguments` alone.
  public var strayFiles: [StrayFile] {
    if undeclaredFiles.isEmpty { return [] }
    let misspelt = Set(missingParameters.compactMap(\.misspelt?.path))
    let renamed = Set(halfRenamedParameters.values)
    let byName = Dictionary(parameters.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    return undeclaredFiles.filter { !misspelt.contains($0.path) && !renamed.contains($0.name) }.map { file in
      let sentName = ParameterName.sanitized(file.name)
      let nearest = NearestName.of(file.name, among: byName.keys)
      return StrayFile(
        file: file, sentAs: byName[sentName], nearest: nearest.flatMap { byName[$0] })
    }
  }
}
