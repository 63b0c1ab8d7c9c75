import ArgumentParser
import CertificateIndex
import Foundation

/// `osta index info`.
struct IndexInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Says what an index holds; needs no key and verifies nothing.",
    discussion: """
      EXAMPLE
        osta index info output/index/qualification.idx --json
      """)

  @Argument(help: "The index.")
  var file: String

  @Flag(help: "Write JSON.")
  var json = false

  func run() throws {
    let header: IndexHeader
    do throws(IndexError) {
      header = try IndexReader.statedHeader(path: Array(file.utf8))
    } catch {
      throw Failure("\(file): error: \(String(decoding: error.message, as: UTF8.self))")
    }
    let info = IndexInfo(header)
    Terminal.say(json ? try info.json() : info.lines.joined(separator: "\n"))
  }
}

/// What an index says of itself.
private struct IndexInfo: Encodable {
  let lookup: String
  let certificates: Int
  let asOf: String
  let normaliser: Int
  let bytes: Int
  let sections: [Section]

  struct Section: Encodable {
    let key: String
    let entries: Int
    let bucketBits: Int
    let fingerprintBits: Int
    /// The probability of a false "found" is 2 to the power of minus this, a probe.
    let falseFoundBits: Double
  }

  init(_ header: IndexHeader) {
    lookup = String(decoding: header.definition.id, as: UTF8.self)
    certificates = header.certificateCount
    asOf = String(decoding: header.asOf.iso8601, as: UTF8.self)
    normaliser = Int(header.normaliser)
    bytes = IndexLayout(header).pageCount * Page.size
    sections = zip(header.definition.keys, header.sections).map { key, section in
      let bits = section.placement.bucketBits + section.placement.fingerprintBits
      return Section(
        key: key.title, entries: section.entryCount, bucketBits: section.placement.bucketBits,
        fingerprintBits: section.placement.fingerprintBits,
        falseFoundBits: Double(bits) - log2(Double(max(1, section.entryCount))))
    }
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  var lines: [String] {
    let each = Double(bytes) / Double(max(1, certificates))
    return [
      "lookup        \(lookup)",
      "certificates  \(certificates)",
      "as of         \(asOf)",
      "size          \(bytes) bytes, \(each.formatted(decimals: 1)) a certificate",
      "normaliser    version \(normaliser)",
    ]
      + sections.map { section in
        "by \(section.key): \(section.entries) entries in 2^\(section.bucketBits) buckets, "
          + "fingerprints of \(section.fingerprintBits) bits, "
          + "false \"found\" 2^-\(section.falseFoundBits.formatted(decimals: 1)) a probe"
      }
  }
}

extension Double {
  fileprivate func formatted(decimals: Int) -> String {
    String(format: "%.\(decimals)f", self)
  }
}
