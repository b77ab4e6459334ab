public import Diagnostics

/// Two paths that are one to a file system which ignores case or Unicode normalisation, as those of macOS and Windows do.
public struct PathCollision: Sendable {
  /// The one with the capital letter, mostly: the one that comes first in byte order.
  public let path: Path
  /// The other one.
  public let other: Path
  /// Whether they differ in normalisation and not, or not only, in case.
  public let differInNormalisation: Bool
}

extension PipelineFiles {
  /// The files and folders of a pipeline that collide with another one.
  ///
  /// A parameter file that no parameter declares is left out: it has to go anyway. What is deeper in the folder than the
  /// parameter files is no part of the pipeline.
  public var pathCollisions: [PathCollision] {
    guard kind == .rendered else { return [] }
    var items = otherItems
    if let workflow { items.append(workflow.path) }
    if case .absent = params {} else { items.append(RenderedFolder(unit).params) }
    let declared = declaredParameters
    let files = parameterFiles.filter { declared?.contains($0.name) ?? true }
    return Self.pathCollisions(among: items) + Self.pathCollisions(among: files.map(\.path))
  }

  private static func pathCollisions(among siblings: [Path]) -> [PathCollision] {
    // A `String` as a key is what is wanted here, and nowhere else: it holds equal what differs in normalisation.
    var seen: [String: Path] = [:]
    var pathCollisions: [PathCollision] = []
    for path in siblings.sorted().reversed() {
      guard let key = path.name.string?.lowercased() else { continue }
      if let other = seen[key] {
        let isSameText = other.name.string?.lowercased().utf8.elementsEqual(key.utf8) ?? false
        pathCollisions.append(PathCollision(path: path, other: other, differInNormalisation: !isSameText))
      } else {
        seen[key] = path
      }
    }
    return pathCollisions
  }

  /// The names of the parameters, where the workflow could be read.
  private var declaredParameters: Set<ByteString>? {
    guard case .document(let document) = text else { return nil }
    return switch document.format {
    case .v1(let workflow), .argo(let workflow): Set(workflow.parameters.map(\.name.value))
    default: nil
    }
  }
}
