/// A type of a Workflow that has fields, which ``ArgoTypeTree`` knows.
public struct ArgoObjectType: Hashable, Sendable {
  /// Its place among the types of the tree.
  let index: Int
}
