/// The types that operators take; what they do with them is in `Evaluation`.
enum OperatorSignatures {
  static let all: [CELFunction] =
    [
      comparison("_<_"), comparison("_<=_"), comparison("_>_"), comparison("_>=_"), equality("_==_"), equality("_!=_"),
      signatures(
        "_+_",
        [
          "int, int): int", "uint, uint): uint", "double, double): double", "string, string): string",
          "bytes, bytes): bytes", "list<A>, list<A>): list<A>", "timestamp, duration): timestamp",
          "duration, timestamp): timestamp", "duration, duration): duration",
        ]),
      signatures(
        "_-_",
        [
          "int, int): int", "uint, uint): uint", "double, double): double", "timestamp, duration): timestamp",
          "timestamp, timestamp): duration", "duration, duration): duration",
        ]),
      signatures("_*_", ["int, int): int", "uint, uint): uint", "double, double): double"]),
      signatures("_/_", ["int, int): int", "uint, uint): uint", "double, double): double"]),
      signatures("_%_", ["int, int): int", "uint, uint): uint"]),
      signatures("_in_", ["A, list<A>): bool", "A, map<A, B>): bool"]),
      signatures("!_", ["bool): bool"]),
      signatures("-_", ["int): int", "double): double"]),
      signatures("dyn", ["A): dyn"]),
    ]

  private static func signatures(_ name: String, _ rest: [String]) -> CELFunction {
    CELFunction(rest.map { "\(name)(\($0)" }) { _, _ throws(CELFailure) in throw .noOverload }
  }

  private static func equality(_ name: String) -> CELFunction { signatures(name, ["A, A): bool"]) }

  /// Values of one type, and numbers of any two.
  private static func comparison(_ name: String) -> CELFunction {
    let types = ["bool", "int", "uint", "double", "string", "bytes", "timestamp", "duration", "quantity"]
    let numbers = types[1...3]
    let mixed = numbers.flatMap { left in numbers.filter { $0 != left }.map { "\(left), \($0)): bool" } }
    return signatures(name, types.map { "\($0), \($0)): bool" } + mixed)
  }
}
