import Foundation
import YAMLSyntax

extension Mutation {
  /// Mistakes in what waits for what, in conditions, and in loops.
  static let graphs: [Mutation] = [
    Mutation("dag-empty", "deletes the tasks of a graph") { pipeline in
      pipeline.templates.compactMap { template in
        guard let (key, dag) = template.entry("dag"), let tasks = dag["tasks"],
          !pipeline.tags.contains(where: { template["outputs"]?.range.contains($0.range.lowerBound) ?? false })
        else { return nil }
        return Change.write("[]", for: tasks).reported(at: key.range.lowerBound..<tasks.range.upperBound)
      }
    },
    Mutation("dag-unknown-dependency", "misspells a dependency") { pipeline in
      pipeline.tasks.flatMap { $0.node.list("dependencies") }.flatMap { dependency in
        [dependency.text + "x", "gone"].map { .say($0, in: dependency) }
      }
    },
    Mutation("dag-unknown-dependency", "adds a dependency on a task of nowhere") { pipeline in
      pipeline.tasks.filter { $0.node["depends"] == nil && !$0.siblings.contains { $0["depends"] != nil } }.map {
        .append("task-of-nowhere", to: "dependencies", of: $0.node)
      }
    },
    Mutation("dag-cycle", "lets a task wait for itself") { pipeline in
      pipeline.tasks.filter { task in !task.siblings.contains { $0["depends"] != nil } }.map {
        .append($0.name.contains("{") ? "'\($0.name)'" : $0.name, to: "dependencies", of: $0.node)
      }
    },
    Mutation("dag-cycle", "lets a task wait for one that waits for it") { pipeline in
      pipeline.tasks.flatMap { task in
        task.dependencies.compactMap { name -> Change? in
          guard let other = task.siblings.first(where: { $0["name"]?.text == name }) else { return nil }
          // The cycle is reported at one of its edges.
          return .append(task.name, to: "dependencies", of: other).reported(at: task.list)
        }
      }
    },
    Mutation("variable-not-upstream", "forgets a dependency on a task whose output is used") { pipeline in
      pipeline.tasks.flatMap { task -> [Change] in
        guard let list = task.node["dependencies"] else { return [] }
        return list.list.enumerated().compactMap { index, dependency in
          let left = task.dependencies.filter { $0 != dependency.text }
          guard !pipeline.upstream(of: task, waitingFor: left).contains(dependency.text) else { return nil }
          let uses = pipeline.tags.filter {
            $0.task?.node == task.node && $0.parts.first == "tasks" && $0.parts.dropFirst().first == dependency.text
          }
          guard uses.count == 1, let use = uses.first else { return nil }
          return Change.remove(index, from: list, missedAt: use.scalar).reported(at: use.range)
        }
      }
    },
    Mutation("depends-syntax", "breaks a dependency expression at one of its signs") { pipeline in
      pipeline.tasks.compactMap { $0.node["depends"] }.flatMap { $0.broken(at: ["&&", "||"], with: ["&", "&& &&"]) }
    },
    Mutation("depends-syntax", "misspells the result of a task") { pipeline in
      pipeline.tasks.compactMap { $0.node["depends"] }.flatMap {
        $0.broken(at: [".Succeeded", ".Failed", ".Errored", ".Omitted", ".Daemoned"], with: [".Succeded", ".Fialed"])
      }
    },
    Mutation("depends-syntax", "leaves a parenthesis open") { pipeline in
      pipeline.tasks.compactMap { $0.node["depends"] }.filter { !$0.text.isEmpty }.map { .say("(" + $0.text, in: $0) }
    },
    Mutation("depends-syntax", "mixes both ways to write dependencies") { pipeline in
      pipeline.tasks.compactMap { task in
        guard let key = task.node.entry("dependencies")?.key, let first = task.dependencies.first,
          task.node["depends"] == nil
        else { return nil }
        return .add("depends: \(first)", to: task.node).reported(at: task.list)
      }
    },
    Mutation("when-syntax", "breaks a condition at an operator") { pipeline in
      pipeline.conditions.flatMap {
        $0.broken(at: ["==", "!=", ">=", "<=", "&&", "||"], with: ["=", "=== ==", "and"])
      }
    },
    Mutation("when-syntax", "ends a condition after an operator") { pipeline in
      pipeline.conditions.map { .say($0.text + " &&", in: $0) }
    },
    Mutation("when-syntax", "leaves a parenthesis of a condition open") { pipeline in
      pipeline.conditions.map { .say("(" + $0.text, in: $0) }
    },
    Mutation("when-syntax", "adds a condition that is none") { pipeline in
      pipeline.tasks.filter { $0.node["when"] == nil }.flatMap { task in
        ["a = b", "'1 +'", "maybe", "'((true)'"].map { .add("when: \($0)", to: task.node) }
      }
    },
    Mutation("when-syntax", "compares with a text that needs quotes") { pipeline in
      pipeline.tasks.filter { $0.node["when"] == nil && pipeline.isUnread($0) }.flatMap { task in
        ["half-asleep", "v1.2"].map { .add("when: '{{workflow.name}} == \($0)'", to: task.node) }
      }
    },
    Mutation("output-conditional", "gives a condition to a task whose output is used") { pipeline in
      pipeline.tasks.filter { $0.node["when"] == nil && !$0.isLoop }.compactMap { task in
        let uses = pipeline.tags.filter {
          task.template.range.contains($0.range.lowerBound) && $0.parts.count == 5 && $0.parts[0] == "tasks"
            && $0.parts[1] == task.name
        }
        guard uses.count == 1, let use = uses.first, let user = use.task, user.node["when"] == nil,
          user.node["depends"] == nil, !user.isLoop, user.name != task.name,
          !user.node.list("arguments", "artifacts").contains(where: { $0["optional"] != nil }),
          !(pipeline.template(named: task.node["template"]?.text ?? "")?.list("outputs", "parameters") ?? [])
            .contains(where: { $0.at("valueFrom", "default") != nil })
        else { return nil }
        return Change.add("when: '\"{{workflow.name}}\" == \"a\"'", to: task.node).reported(at: use.range)
      }
    },
    Mutation("loop-invalid", "loops over text that is not a list") { pipeline in
      pipeline.tasks.filter { !$0.isLoop && pipeline.isUnread($0) }.flatMap { task in
        ["withParam: '{\"a\": 1}'", "withParam: '[1, 2'", "withSequence: {format: x}", "withSequence: {count: ten}"]
          .map { .add($0, to: task.node) }
      }
    },
    Mutation("loop-invalid", "loops over two things at once") { pipeline in
      pipeline.tasks.filter { $0.isLoop && $0.node["withParam"] == nil }.map {
        .add("withParam: '[1]'", to: $0.node).reported(at: $0.node)
      }
    },
    Mutation("item-outside-loop", "uses the element of a loop where there is none") { pipeline in
      pipeline.tasks.filter { !$0.isLoop }.flatMap { task in
        task.node.list("arguments", "parameters").compactMap { $0["value"] }.filter(\.isOnOneLine).flatMap { value in
          ["{{item}}", "{{item.name}}"].map { .say("\(value.text) \($0)", in: value) }
        }
      }
    },
    Mutation("item-outside-loop", "misspells a field of the loop's elements") { pipeline in
      pipeline.tags.filter { $0.parts.first == "item" && $0.parts.count > 1 && $0.task?.node["withItems"] != nil }.map {
        $0.replacing(1, by: $0.parts[1] + "x")
      }
    },
    Mutation("item-outside-loop", "deletes a loop") { pipeline in
      pipeline.tasks.compactMap { task in
        let uses = pipeline.tags.filter { $0.task?.node == task.node && $0.parts.first == "item" }
        guard uses.count == 1, let use = uses.first, task.node["withParam"] == nil, task.node["withSequence"] == nil,
          task.node["withItems"]?.source.contains("{{") == false
        else {
          return nil
        }
        return Change.remove("withItems", from: task.node, missedAt: use.scalar)?.reported(at: use.range)
      }
    },
  ]
}

extension GoodPipeline {
  /// The conditions of tasks, but for those that are empty.
  fileprivate var conditions: [YAMLNode] {
    tasks.compactMap { $0.node["when"] }.filter { !$0.text.isEmpty && $0.isOnOneLine }
  }

  /// Whether nothing refers to the task: its outputs would be others if it were a loop.
  fileprivate func isUnread(_ task: Task) -> Bool {
    !tags.contains { $0.parts.first == "tasks" && $0.parts.dropFirst().first == task.name }
      && !task.siblings.contains { $0["depends"] != nil }
  }
}

extension YAMLNode {
  /// A change for each place of one of the signs in a scalar, and each text in its stead.
  fileprivate func broken(at signs: [String], with others: [String]) -> [Change] {
    let text = text
    return signs.flatMap { sign in
      text.indices.filter { text[$0...].hasPrefix(sign) }.flatMap { place in
        others.map { other in
          let end = text.index(place, offsetBy: sign.count)
          return .say(text.replacingCharacters(in: place..<end, with: other), in: self)
        }
      }
    }
  }
}
