/// What a template takes and gives.
struct TemplateInterface: Sendable {
  let inputs: InterfaceItems
  let outputs: InterfaceItems

  init(of template: ArgoObject) {
    inputs = InterfaceItems("inputs", of: template)
    outputs = InterfaceItems("outputs", of: template)
  }
}
