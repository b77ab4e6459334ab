import Diagnostics

/// The templates of a workflow by their names.
struct TemplateNames: Sendable {
  private let byName: [ByteString: [Template]]

  init(_ templates: [Template]) {
    var byName: [ByteString: [Template]] = [:]
    for template in templates {
      if let name = template.name { byName[name.value, default: []].append(template) }
    }
    self.byName = byName
  }

  /// The template of a name, if there is one and no other has it.
  ///
  /// Of two, nobody can say which is meant; that they are two is the one defect.
  subscript(_ name: ByteString) -> Template? {
    guard let found = byName[name], found.count == 1 else { return nil }
    return found.first
  }

  /// Every template of a name.
  func all(_ name: ByteString) -> [Template] { byName[name] ?? [] }
}
