import Foundation

/// Every file of a repository with its bytes and mode, those of `.git` included, to see that nothing was changed.
struct RepositoryBytes: Equatable {
  private var files: [String: Data] = [:]
  private var modes: [String: Int] = [:]

  init(_ repository: TemporaryFolder, without left: String...) throws {
    let names = FileManager.default.enumerator(atPath: repository.path)?.compactMap { $0 as? String } ?? []
    for name in names {
      if left.contains(where: { name.hasPrefix($0) }) { continue }
      let attributes = try FileManager.default.attributesOfItem(atPath: repository.url(name).path)
      modes[name] = attributes[.posixPermissions] as? Int
      switch attributes[.type] as? FileAttributeType {
      case .typeRegular: files[name] = try repository.data(name)
      case .typeSymbolicLink:
        files[name] = Data(
          try FileManager.default.destinationOfSymbolicLink(atPath: repository.url(name).path).utf8)
      default: break
      }
    }
  }
}
