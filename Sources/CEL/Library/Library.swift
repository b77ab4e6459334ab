/// Everything that an expression can call.
enum Library {
  /// The functions, by what a call of them says.
  static let functions: [CELFunction.Name: CELFunction] = {
    let all =
      OperatorSignatures.all + ConversionFunctions.all + TextFunctions.all + TextEditingFunctions.all
      + TimeFunctions.all + ListFunctions.all + SetFunctions.all + OptionalFunctions.all + NumberFunctions.all
      + BitFunctions.all + PatternFunctions.all + KubernetesFunctions.all
    return Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
  }()

  /// The names of all functions.
  static let names = Set(functions.keys.map(\.name))
}
