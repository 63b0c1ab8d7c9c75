import Foundation
import TestSupport
import Testing

/// One version of the skill-level certificates: a batch and the day it is of.
struct Version: Sendable {
  let batch: URL
  let asOf: String
  /// How an answer shows the day.
  let shownDay: String

  /// The arguments of `osta` that build the version's index.
  func buildArguments(output: String, key: URL) -> [String] {
    [
      "index", "build", "skill-level", "--key", key.path, "--as-of", asOf, "--max-shrink", "100",
      "--project", Project.folder.path, "--output", output, batch.path,
    ]
  }

  /// Builds the version's index.
  func build(output: String, key: URL) throws -> ProcessOutput {
    try runProcess(Project.osta, arguments: buildArguments(output: output, key: key))
  }
}

/// A question, and what a right answer to it shows by either version; nil where it is "not found".
struct Probe: Sendable {
  let number: String
  let name: String
  let shown: [[String]?]

  /// By which versions an answer is right.
  func versions(for answer: Answer, of versions: [Version]) -> [Int] {
    versions.indices.filter { version in
      guard answer.status == 200, answer.html.contains(versions[version].shownDay) else {
        return false
      }
      guard let texts = shown[version] else { return answer.result == "none" }
      return answer.result == "found" && texts.allSatisfy(answer.html.contains)
    }
  }
}

/// Two versions of one lookup's certificates: some are in both, with other columns, some in one.
struct TwoVersions: Sendable {
  let versions: [Version]
  let probes: [Probe]

  /// Writes the batches of the versions into a folder.
  init(in folder: TemporaryFolder) throws {
    let samples = try Project.osta("sample", "skill-level", "--count", "900", "--seed", "17").text
    let lines = samples.split(separator: "\n").map(String.init)
    let rows = [
      Array(lines[1...600]),
      lines[301...].map { $0.replacingOccurrences(of: "样本鉴定所", with: "样本评价所") },
    ]
    versions = try [
      ("a.csv", "2020-10-28", "2020年10月28日"), ("b.csv", "2021-03-31", "2021年3月31日"),
    ].enumerated().map { number, version in
      let text = ([lines[0]] + rows[number]).map { $0 + "\n" }.joined()
      return Version(
        batch: try folder.write(text, to: version.0), asOf: version.1, shownDay: version.2)
    }
    let asked = [20, 150, 299, 310, 400, 450, 500, 599, 601, 750, 880].map { lines[$0] }
    probes =
      asked.map { line in
        let cells = TwoVersions.cells(line)
        return Probe(
          number: cells[0], name: cells[3],
          shown: rows.map { rows in
            rows.first { $0.hasPrefix(cells[0]) }.map(TwoVersions.cells).map { [$0[4], $0[6]] }
          })
      } + [Probe(number: "S000000000000000000000", name: "样本无此人", shown: [nil, nil])]
  }

  private static func cells(_ line: String) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}
