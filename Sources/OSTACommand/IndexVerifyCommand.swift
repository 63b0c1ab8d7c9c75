import ArgumentParser
import CertificateIndex
import Foundation
import IndexBuilder

/// `osta index verify`.
struct IndexVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads every page and every record of an index; ends with 1 at the first damage.",
    discussion: """
      With --against it also says whether a published index is the one that the builder kept. Two whole \
      files with one key and one file id have the same bytes.

      EXAMPLES
        osta index verify output/index/qualification.idx --key .osta/key
        osta index verify /mnt/www/index/qualification.idx --against qualification.idx --key .osta/key
      """)

  @Argument(help: "The index.")
  var file: String

  @Option(help: "The file with the key.")
  var key: String

  @Option(help: "The builder's file, with which the index is compared.")
  var against: String?

  func run() throws {
    let keys = try KeyFile(path: key).read()
    let index = try VerifiedIndex(file, keys: keys)
    Terminal.say("\(file): whole, \(index.title)")
    guard let against else { return }
    let built = try VerifiedIndex(against, keys: keys)
    guard index.header == built.header else {
      throw Failure(
        "\(file): error: another build than \(against), which has \(built.title); "
          + "publish the one that visitors are to have")
    }
    Terminal.say("\(file): the same bytes as \(against)")
  }
}

/// An index of which everything was read.
struct VerifiedIndex {
  let header: IndexHeader

  /// Reads every page and every record.
  init(_ file: String, keys: KeyRing) throws {
    let progress = BuildProgress()
    let line = ProgressLine { progress.text }
    defer { line.end() }
    do throws(IndexError) {
      let reader = try IndexReader(path: Array(file.utf8), keys: keys)
      try reader.verify(progress: progress)
      header = reader.header
    } catch {
      line.end()
      throw Failure("\(file): error: \(String(decoding: error.message, as: UTF8.self))")
    }
  }

  /// How many certificates of which day, and which build.
  var title: String {
    let day = String(decoding: header.asOf.iso8601, as: UTF8.self)
    return "\(header.certificateCount) certificates, as of \(day), "
      + "file id \(header.fileID.hexadecimal)"
  }
}
