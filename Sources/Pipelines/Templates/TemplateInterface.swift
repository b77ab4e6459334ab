/// What a template takes and gives.
struct TemplateInterface: Sendable {
  let inputs: InterfaceItems
  let outputs: InterfaceItems

  init(of template: Template, _ defects: TypeDefects) {
    inputs = InterfaceItems("inputs", of: template.node, defects)
    outputs = InterfaceItems("outputs", of: template.node, defects)
  }
}
