import CYAML
import Diagnostics
import Foundation
import YAMLSyntax

// Compares reading files into trees with letting libyaml alone scan the same bytes.
//
//   swift run -c release parser-benchmark [FILE or FOLDER …]
//
// Without arguments a generated pipeline is read. Both ways take turns in one process, so that whatever else the machine
// does slows both.

/// Passes through the bytes with libyaml alone; how many events there are.
func scan(_ file: SourceFile) -> Int {
  let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  defer { parser.deallocate() }
  guard yaml_parser_initialize(parser) == 1 else { return 0 }
  defer { yaml_parser_delete(parser) }
  return file.bytes.withUnsafeBufferPointer { bytes in
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    var event = yaml_event_t()
    var count = 0
    while yaml_parser_parse(parser, &event) == 1 {
      count += 1
      let isLast = event.type == YAML_STREAM_END_EVENT
      yaml_event_delete(&event)
      if isLast { break }
    }
    return count
  }
}

/// Reads the file into a tree; how many nodes it has.
func parse(_ file: SourceFile) -> Int {
  (try? YAMLTree.parse(file))?.nodes.count ?? 0
}

func median(_ durations: [Duration]) -> Duration {
  durations.sorted()[durations.count / 2]
}

func milliseconds(_ duration: Duration) -> String {
  let value = Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1e3
  return String(format: "%.1f ms", value)
}

let files = try CommandLine.arguments.count > 1 ? Inputs.read(CommandLine.arguments.dropFirst()) : [Inputs.generated]
let size = files.reduce(0) { $0 + $1.bytes.count }
var scanning: [Duration] = []
var parsing: [Duration] = []
var (events, nodes) = (0, 0)
let clock = ContinuousClock()
for _ in 0..<15 {
  scanning.append(clock.measure { events = files.reduce(0) { $0 + scan($1) } })
  parsing.append(clock.measure { nodes = files.reduce(0) { $0 + parse($1) } })
}
print("\(files.count) files, \(size) bytes, \(events) events, \(nodes) nodes")
print("libyaml alone: \(milliseconds(median(scanning)))")
print("YAMLTree:      \(milliseconds(median(parsing)))")
print("ratio:         \(String(format: "%.2f", median(parsing) / median(scanning)))")
