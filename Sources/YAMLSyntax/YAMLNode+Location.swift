public import Diagnostics

extension YAMLNode {
  /// The place of the node, with the pointers that reports carry.
  ///
  /// The pointers are worked out here, for the few nodes that are reported, and not while parsing.
  public var location: Location {
    Location(file, span, pointer: pointer, logicalPlace: logicalPointer)
  }
}
