import Diagnostics
import Snapshots

extension Set<Path> {
  /// Inserts a folder and those that it lies in, except the top.
  mutating func insertWithAncestors(_ folder: Path) {
    var folder = folder
    // Where a folder is known already, so are those above it.
    while !folder.isTop, insert(folder).inserted { folder = folder.parent }
  }
}

extension Entry {
  /// Whether the file may be a compiled pipeline under a name of its own.
  var mayBeBarePipeline: Bool {
    switch kind {
    case .file:
      path.hasYAMLName && !path.hasName(RenderedFolder.workflowName) && !path.parent.hasName(RenderedFolder.paramsName)
    // Whatever lies in a folder that cannot be looked into: to pass over it would be to say that all is well.
    case .unreadable: !path.hasName(RenderedFolder.workflowName) && !path.isInPart
    case .symbolicLink, .submodule, .unmerged, .special: false
    }
  }
}

extension Path {
  /// Whether the folder is called what the reference's render scripts call their output.
  var isNamedAsRendered: Bool {
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let length = RenderedFolder.namePrefix.utf8CodeUnitCount
    return bytes.count - start >= length && bytes.holds(RenderedFolder.namePrefix, in: start..<(start + length))
  }

  /// Whether the name ends as those of YAML files do.
  var hasYAMLName: Bool { hasSuffix(".yaml") || hasSuffix(".yml") }

  /// Whether the path is, or lies in, a folder that belongs to the pipeline in the folder above it.
  var isInPart: Bool {
    components.contains { $0 == RenderedFolder.paramsName || $0 == RenderedFolder.leftoverName }
  }

  /// Whether the path belongs to a pipeline at the top, beside which lies the rest of the repository.
  var isPartOfPipelineAtTop: Bool {
    isInside(RenderedFolder(.top).params) || isInside(RenderedFolder(.top).leftover) || isDirectlyIn(.top)
  }

  /// The folder of the pipeline that the path, by its name, is a part of.
  var folderOfPipeline: Path? {
    if hasName(RenderedFolder.workflowName) { return parent }
    var folder = self
    while !folder.isTop {
      if folder.hasName(RenderedFolder.paramsName) { return folder.parent }
      folder = folder.parent
    }
    return nil
  }

  /// Whether the last component is `name`.
  func hasName(_ name: StaticString) -> Bool {
    guard hasSuffix(name) else { return false }
    let start = bytes.count - name.utf8CodeUnitCount
    return start == 0 || bytes[start - 1] == UInt8(ascii: "/")
  }

  /// Whether the path is in `folder`, and in no folder below it.
  func isDirectlyIn(_ folder: Path) -> Bool {
    guard isInside(folder) else { return false }
    return !bytes[(folder.isTop ? 0 : folder.bytes.count + 1)...].contains(UInt8(ascii: "/"))
  }
}
