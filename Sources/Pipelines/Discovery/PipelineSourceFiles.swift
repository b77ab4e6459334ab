import Diagnostics

/// The files that a pipeline is rendered from, by the layout of the reference repository.
///
/// They lie beside the folder that is rendered: Python files, render scripts, and the definitions of components.
/// `render_pipeline_dev.sh` renders `RENDERED_PIPELINE_dev` and no other folder.
enum PipelineSourceFiles {
  /// Whether a path, by its name, is Python or a script that pipelines in the same folder are rendered from.
  static func isProgram(_ path: Path) -> Bool {
    path.hasSuffix(".sh") || isPython(path)
  }

  /// Whether a path, by its name, is Python that pipelines may be rendered from: no test.
  static func isPython(_ path: Path) -> Bool {
    path.hasSuffix(".py") && !path.name.hasPrefix("test_") && !path.hasSuffix("_test.py")
      && path.name != "conftest.py"
  }

  /// Whether a file, by its content, is the definition of a component.
  static func isComponent(_ bytes: [UInt8]) -> Bool { bytes.firstOccurrence(of: "implementation:") != nil }

  /// Whether the pipeline in a folder is rendered from a file beside it, unless its name says that it is another one's.
  static func isSource(_ path: Path, of folder: Path) -> Bool {
    guard path.parent == folder.parent else { return false }
    let name = path.name.bytes
    let prefix = Array("render_pipeline_".utf8)
    guard path.hasSuffix(".sh"), name.starts(with: prefix) else { return true }
    let variant = name.dropFirst(prefix.count).dropLast(3)
    return folder.name.bytes.elementsEqual(Array("\(RenderedFolder.namePrefix)_".utf8) + variant)
  }

  /// Whether a path is a list of packages that governs a folder.
  static func isRequirements(_ path: Path, of folder: Path) -> Bool {
    path.name.hasPrefix("requirements") && path.hasSuffix(".txt") && folder.isInside(path.parent)
  }
}
