import ArgumentParser
import SampleCertificates

/// `osta sample`.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Writes synthetic certificates as CSV to standard output.",
    discussion: """
      They cannot be taken for anybody's: names say 样本, province and area codes are ones that do not \
      exist. The same seed gives the same certificates.

      EXAMPLE
        osta sample qualification --count 1000 --seed 1 > batch.csv
      """)

  @Argument(help: "The lookup: \(SampleKind.allCases.map(\.rawValue).joined(separator: " or ")).")
  var lookup: SampleKind

  @Option(help: "How many certificates.")
  var count: Int

  @Option(help: "Where the random numbers start.")
  var seed: UInt64

  func validate() throws {
    guard count >= 0 else { throw ValidationError("--count must not be negative.") }
  }

  func run() throws {
    var samples = SampleCertificates(lookup, seed: seed)
    var text = SampleCertificates.header
    for _ in 0..<count {
      text += samples.next()
      if text.utf8.count > 1 << 18 {
        Terminal.write(text)
        text = ""
      }
    }
    Terminal.write(text)
  }
}

extension SampleKind: ExpressibleByArgument {}
