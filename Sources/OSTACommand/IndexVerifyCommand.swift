import ArgumentParser
import CertificateIndex

/// `osta index verify`.
struct IndexVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads every page of an index; ends with 1 at the first damage.",
    discussion: """
      EXAMPLE
        osta index verify output/index/qualification.idx --key .osta/key
      """)

  @Argument(help: "The index.")
  var file: String

  @Option(help: "The file with the key.")
  var key: String

  func run() throws {
    let key = try KeyFile(path: key).read()
    do throws(IndexError) {
      let reader = try IndexReader(path: Array(file.utf8), key: key)
      try reader.verify()
      Terminal.say("\(file): whole, \(reader.header.certificateCount) certificates")
    } catch {
      throw Failure("\(file): error: \(String(decoding: error.message, as: UTF8.self))")
    }
  }
}
