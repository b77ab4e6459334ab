import Diagnostics
import Foundation
import Testing

/// Breaks a good pipeline at the first, the middle and the last parameter, in every place where a value is written.
@Suite struct ParameterDefectTests {
  private static let names = ["epochs", "search_space", "use_gpu"]

  /// What is reported of a folder, as `PATH:LINE rule`.
  private func report(_ forecast: Forecast) async throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in forecast.files {
      let file = folder.appending(path: "RENDERED_PIPELINE").appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return try await Example(folder: folder).outcome().findings.map { finding in
      let path = finding.location.path.components.dropFirst().map(\.description).joined(separator: "/")
      let line = finding.location.place.map { ":\(LineTable($0.file).position(of: Int($0.span.start)).line)" }
      return "\(path)\(line ?? "") \(finding.rule)"
    }
  }

  @Test func isGoodToBeginWith() async throws {
    #expect(try await report(Forecast()) == [])
    #expect(try await report(Forecast(hasDefaults: true)) == [])
  }

  @Test(arguments: names) func findsAMissingFile(_ name: String) async throws {
    var forecast = Forecast()
    forecast.values[name] = nil
    #expect(try await report(forecast) == [forecast.place(ofArgument: name) + " params-missing"])
  }

  @Test(arguments: names) func findsAMisspeltFile(_ name: String) async throws {
    var forecast = Forecast()
    forecast.values[name.uppercased()] = forecast.values.removeValue(forKey: name)
    #expect(try await report(forecast) == [forecast.place(ofArgument: name) + " params-missing"])

    var optional = Forecast(hasDefaults: true)
    optional.values[name + "s~"] = "1"
    #expect(try await report(optional) == ["params/\(name)s~:1 params-undeclared"])
  }

  @Test(arguments: names) func findsABackupOfAFile(_ name: String) async throws {
    for backup in ["\(name)~", ".\(name).swp", "\(name).orig"] {
      var forecast = Forecast()
      forecast.values[backup] = "1"
      #expect(try await report(forecast) == ["params/\(backup):1 params-undeclared"])
    }
  }

  @Test(arguments: names) func findsAFolderInPlaceOfAFile(_ name: String) async throws {
    var forecast = Forecast()
    forecast.values["\(name)/value"] = forecast.values.removeValue(forKey: name)
    #expect(try await report(forecast) == ["params/\(name) params-not-a-file"])
  }

  @Test(arguments: names) func findsAValueOfAnotherType(_ name: String) async throws {
    var forecast = Forecast()
    forecast.values[name] = "'maybe'"
    #expect(try await report(forecast) == ["params/\(name):1 params-type"])

    var byDefault = Forecast(hasDefaults: true)
    byDefault.defaults[name] = "maybe"
    byDefault.arguments[name] = "maybe"
    #expect(try await report(byDefault) == [byDefault.place(ofArgument: name) + " params-type"])
  }

  @Test(arguments: names) func findsAnEmptyFile(_ name: String) async throws {
    for hasDefaults in [false, true] {
      var forecast = Forecast(hasDefaults: hasDefaults)
      forecast.values[name] = ""
      #expect(try await report(forecast) == ["params/\(name):1 params-empty"])
    }
  }

  @Test(arguments: names) func findsAMisspeltPlaceholder(_ name: String) async throws {
    for text in ["[[scheduledtime]]", "[[CurrentTime.%Y]]"] {
      var forecast = Forecast()
      forecast.values[name] = text
      #expect(try await report(forecast) == ["params/\(name):1 params-macro"])

      var byDefault = Forecast(hasDefaults: true)
      byDefault.defaults[name] = text
      byDefault.arguments[name] = text
      #expect(try await report(byDefault) == [byDefault.place(ofArgument: name) + " params-macro"])
    }
  }

  @Test(arguments: names) func findsALineBreakAfterText(_ name: String) async throws {
    var forecast = Forecast()
    forecast.stepTypes[name] = "String"
    forecast.types[name] = "String"
    forecast.values[name] = "text\n"
    #expect(try await report(forecast) == ["params/\(name):1 params-trailing-newline"])
  }

  @Test(arguments: names) func findsALineBreakAfterABoolean(_ name: String) async throws {
    var forecast = Forecast()
    forecast.stepTypes[name] = "Boolean"
    forecast.types[name] = "Boolean"
    forecast.values[name] = "true\n"
    #expect(try await report(forecast) == ["params/\(name):1 params-trailing-newline"])
  }

  @Test(arguments: names) func findsADefaultEditedInOneHalf(_ name: String) async throws {
    for edited in [\Forecast.arguments, \Forecast.defaults] {
      var forecast = Forecast(hasDefaults: true)
      forecast[keyPath: edited][name] = "0"
      #expect(try await report(forecast) == [forecast.place(ofArgument: name) + " params-spec-mismatch"])
    }
  }

  @Test(arguments: names) func findsADefaultDeletedInOneHalf(_ name: String) async throws {
    var argument = Forecast(hasDefaults: true)
    argument.arguments[name] = nil
    #expect(try await report(argument) == [argument.place(ofInput: name) + " params-spec-mismatch"])

    var specification = Forecast(hasDefaults: true)
    specification.defaults[name] = nil
    #expect(try await report(specification) == [specification.place(ofArgument: name) + " params-spec-mismatch"])
  }

  @Test(arguments: names) func findsANameThatArgoRefuses(_ name: String) async throws {
    var forecast = Forecast()
    forecast.rename(name, to: "the.\(name)")
    #expect(try await report(forecast) == [forecast.place(ofArgument: "the.\(name)") + " params-name"])
  }

  @Test(arguments: names) func findsAParameterThatNoStepReads(_ name: String) async throws {
    var forecast = Forecast()
    forecast.read.removeAll { $0 == name }
    #expect(try await report(forecast) == [forecast.place(ofArgument: name) + " params-unused"])
  }

  @Test(arguments: names) func findsTheLargestOfTooManyBytes(_ name: String) async throws {
    var forecast = Forecast()
    forecast.stepTypes[name] = "String"
    forecast.types[name] = "String"
    // [{"name":"…","value":"…"},…] with the values of the others, `20`, `{}` and `True` without this one's.
    let others = Self.names.filter { $0 != name }.reduce(0) { $0 + (forecast.values[$1] ?? "").utf8.count }
    let frame = 2 + 2 + 3 * 22 + Self.names.joined().utf8.count + others
    forecast.values[name] = String(repeating: "x", count: 10_000 - frame)
    #expect(try await report(forecast) == [])
    forecast.values[name] = String(repeating: "x", count: 10_001 - frame)
    #expect(try await report(forecast) == ["params/\(name):1 params-too-large"])
  }
}

/// A pipeline with three parameters, which one step takes, in the style in which the SDK writes it.
private struct Forecast {
  var names = ["epochs", "search_space", "use_gpu"]
  /// The parameters that the step reads.
  var read = ["epochs", "search_space", "use_gpu"]
  /// The types that the pipeline declares, and those that the step declares.
  var types = ["epochs": "Integer", "search_space": "JsonObject", "use_gpu": "Boolean"]
  var stepTypes = ["epochs": "Integer", "search_space": "JsonObject", "use_gpu": "Boolean"]
  /// The defaults in `pipeline_spec` and in `spec.arguments`.
  var defaults: [String: String]
  var arguments: [String: String]
  /// The files in `params/`.
  var values: [String: String]

  init(hasDefaults: Bool = false) {
    let good = ["epochs": "20", "search_space": "{}", "use_gpu": "True"]
    defaults = hasDefaults ? good : [:]
    arguments = defaults
    values = hasDefaults ? [:] : good
  }

  mutating func rename(_ name: String, to new: String) {
    names = names.map { $0 == name ? new : $0 }
    read.removeAll { $0 == name }
    for part in [\Self.types, \Self.values] { self[keyPath: part][new] = self[keyPath: part].removeValue(forKey: name) }
  }

  /// The last line that begins so: those of the tasks come before.
  func place(ofArgument name: String) -> String {
    place(lines.lastIndex { $0.hasPrefix("    - {name: \(name)") })
  }

  func place(ofInput name: String) -> String {
    place(lines.firstIndex { $0.hasPrefix(#"      {"name": "\#(name)","#) })
  }

  private var lines: [Substring] { workflow.split(separator: "\n", omittingEmptySubsequences: false) }

  private func place(_ index: Int?) -> String { "workflow.yaml:\(index.map { $0 + 1 } ?? 0)" }

  var files: [String: String] {
    var files = ["workflow.yaml": workflow]
    for (name, value) in values { files["params/\(name)"] = value }
    return files
  }

  private func joined(_ names: [String], separator: String = "", _ line: (String) -> String) -> String {
    names.map(line).joined(separator: separator + "\n")
  }

  var workflow: String {
    """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata:
      generateName: forecast-
      annotations:
        pipelines.kubeflow.org/kfp_sdk_version: 1.8.22
        pipelines.kubeflow.org/pipeline_spec: '{"inputs": [
    \(joined(names, separator: ",") { name in
      let value = defaults[name].map { #""default": "\#($0)", "optional": true, "# } ?? ""
      return #"      {"name": "\#(name)", \#(value)"type": "\#(types[name] ?? "")"}"#
    })
          ], "name": "forecast"}'
    spec:
      entrypoint: forecast
      templates:
      - name: forecast
        inputs: {parameters: [\(read.map { "{name: \($0)}" }.joined(separator: ", "))]}
        dag:
          tasks:
          - name: train
            template: train
            arguments:
              parameters:
              - {name: fixed, value: '{{workflow.uid}}'}
    \(joined(read) { "          - {name: \($0), value: '{{inputs.parameters.\($0)}}'}" })
      - name: train
        inputs: {parameters: [{name: fixed}, \(read.map { "{name: \($0)}" }.joined(separator: ", "))]}
        container:
          image: registry.example.com/train:1.0
          command: [python3, -m, train]
          args: ['{{inputs.parameters.fixed}}', \(names.filter { !$0.allSatisfy(\.isIdentifier) }.map { "'{{workflow.parameters.\($0)}}'" }.joined(separator: ", "))]
        metadata:
          annotations:
            pipelines.kubeflow.org/component_spec: '{"inputs": [
    \(joined(read, separator: ",") { #"          {"name": "\#($0)", "type": "\#(stepTypes[$0] ?? "")"}"# })
              ], "name": "Train"}'
            pipelines.kubeflow.org/arguments.parameters: '{
    \(joined(read, separator: ",") { #"          "\#($0)": "{{inputs.parameters.\#($0)}}""# })
              }'
      arguments:
        parameters:
    \(joined(names) { name in
      arguments[name].map { "    - {name: \(name), value: '\($0)'}" } ?? "    - {name: \(name)}"
    })

    """
  }
}

extension Character {
  fileprivate var isIdentifier: Bool { isLetter || isNumber || self == "_" || self == "-" }
}
