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
    let masterKey = try key.map { try KeyFile(path: $0).read() }
    do throws(IndexError) {
      let path = Array(file.utf8)
      let info =
        if let masterKey {
          try IndexInfo(IndexReader(path: path, key: masterKey))
        } else {
          IndexInfo(
            try IndexReader.statedHeader(path: path),
            sources: try IndexReader.statedSources(path: path),
            isVerified: false)
        }
      Terminal.say(json ? info.json : info.lines.joined(separator: "\n"))
    } catch {
      throw Failure("\(file): error: \(String(decoding: error.message, as: UTF8.self))")
    }
  }
}
