import ArgumentParser
import CertificateIndex
import Foundation
import Publishing
import Site

/// `osta publish`.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Brings a built site, or indexes, to a web host.",
    discussion: """
      Site, lookup program and osta.conf of the bundle go into a new folder, releases/ID. When every file \
      there has its checksum, and the lookup program says that index and key fit, the link 'current' is \
      switched: visitors see all of the new release or all of the old one. 'osta rollback' goes back. \
      The last releases are kept; a file that did not change is stored once.

      With --index indexes go to the host instead, each into its place by a rename; the one of before stays \
      beside it. The lookup that visitors use is asked first whether it can read them. --with-site \
      publishes both in one go, as is needed where the keys or columns of a lookup have changed.

      The key is never copied; what to do where it is missing is said. On both machines there must be \
      rsync; on the host sh, flock and sha256sum.

      EXAMPLES
        osta publish /srv/osta                          on this machine
        osta publish osta@www.example.org:/srv/osta     on another one, by ssh
        osta publish /srv/osta --dry-run                what would be done
        osta publish /srv/osta --index skill-level.idx  an index, apart
      """)

  @OptionGroup var destination: DestinationOptions
  @OptionGroup var project: ProjectOptions

  @Option(help: "The bundle; output/ in the project where it is not said.")
  var output: String?

  @Option(help: "How many releases are kept; the one that was served before always is.")
  var keep = 5

  @Option(
    name: .customLong("index"), parsing: .upToNextOption,
    help: ArgumentHelp("Publishes these indexes, each named LOOKUP.idx.", valueName: "file"))
  var indexes: [String] = []

  @Flag(help: "Publishes the site with the indexes.")
  var withSite = false

  @Option(
    help: "The file with the key, to verify indexes; .osta/key in the project where it is not said."
  )
  var key: String?

  func validate() throws {
    guard keep >= 1 else { throw ValidationError("--keep must be at least 1.") }
    guard !withSite || !indexes.isEmpty else {
      throw ValidationError("--with-site goes with --index; the site alone needs neither.")
    }
  }

  func run() throws {
    let indexes = try verifiedIndexes()
    if indexes.isEmpty || withSite {
      try publishSite(with: indexes)
    } else {
      try destination.carryOut(key: keyName) { (state: HostState) in
        .publish(indexes, to: state, checks: destination.selfCheck)
      }
    }
  }

  private func publishSite(with indexes: [IndexFile]) throws {
    let output = output ?? project.displayName("output")
    guard !BundleWriter.isAtWork(in: URL(filePath: output)) else {
      throw Failure(
        "\(output): error: a build is writing here, or was ended half-way; run 'osta build' to its end"
      )
    }
    let bundle = try reporting { () throws(PublishingError) in
      try BundleContents(of: output, from: workingFolder)
    }
    try destination.carryOut(of: bundle, key: keyName) { (state: HostState) in
      .publish(
        contents: bundle.digest, with: indexes, to: state, keep: keep, now: Date(),
        checks: destination.selfCheck)
    }
  }

  private var keyName: String { key ?? project.displayName(".osta/key") }

  /// Reads every page of the indexes before they go anywhere.
  private func verifiedIndexes() throws -> [IndexFile] {
    guard !indexes.isEmpty else { return [] }
    let keys = try KeyFile(path: keyName).read()
    let files = try indexes.map { file in
      let index = try VerifiedIndex(file, keys: keys)
      Terminal.say("\(file): whole, \(index.title)")
      let lookup = String(decoding: index.header.definition.id, as: UTF8.self)
      return try reporting { () throws(PublishingError) in
        try IndexFile(file, of: lookup, from: workingFolder)
      }
    }
    guard Set(files.map(\.name)).count == files.count else {
      throw ValidationError("Two of these files are indexes of one lookup.")
    }
    return files
  }
}
