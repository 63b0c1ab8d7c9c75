import ArgumentParser
import CertificateIndex
import Foundation

/// `osta index info`.
struct IndexInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Says what an index holds.",
    discussion: """
      With the key the pages that it reads are verified, without it nothing is.

      EXAMPLE
        osta index info output/index/qualification.idx --json
      """)

  @Argument(help: "The index.")
  var file: String

  @Option(help: "The file with the key.")
  var key: String?

  @Flag(help: "Write JSON.")
  var json = false

  func run() throws {
    let keys = try key.map { try KeyFile(path: $0).read() }
    let info = try info(keys: keys)
    Terminal.say(json ? try info.json() : info.lines.joined(separator: "\n"))
  }

  private func info(keys: KeyRing?) throws -> IndexInfo {
    let path = Array(file.utf8)
    do throws(IndexError) {
      if let keys { return try IndexInfo(IndexReader(path: path, keys: keys)) }
      return IndexInfo(
        try IndexReader.statedHeader(path: path),
        sources: try IndexReader.statedSources(path: path),
        isVerified: false)
    } catch {
      throw Failure("\(file): error: \(String(decoding: error.message, as: UTF8.self))")
    }
  }
}
