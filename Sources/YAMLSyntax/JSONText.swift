/// JSON that stands in a file of its own.
public enum JSONText {
  public enum Dialect { case python }
  public static func isValid(_ bytes: [UInt8], dialect: Dialect) -> Bool { true }
}
