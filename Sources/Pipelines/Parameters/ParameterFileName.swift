public import Diagnostics

extension Pipeline {
  /// Has a file of `params/` renamed to a parameter that has none.
  ///
  /// `nil` if another undeclared file may be the parameter's, or another parameter the file's. The fix is safe where the names
  /// differ in case, `-` and `_` alone.
  public func renaming(_ file: PipelineFile, to parameter: Parameter) -> Fix? {
    let name = parameter.name.value
    guard parameter.file == nil, ParameterName.isAcceptedByArgo(name) else { return nil }
    let files = undeclaredFiles.map(\.name)
    let names = parameters.lazy.filter { $0.file == nil }.map(\.name.value)
    guard NearestName.near(name, among: files) == NearName(file.name, isOnly: true),
      NearestName.near(file.name, among: Array(names)) == NearName(name, isOnly: true)
    else { return nil }
    return Fix(
      NearestName.differInFormOnly(file.name, name) ? .safe : .unsafe, "rename params/\(file.name) to params/\(name)",
      [.rename(file.path, to: file.path.parent.appending(name))])
  }
}
