import Foundation
import TestSupport

/// The repository itself, and the programs that were built from it.
enum Project {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let osta = builtProducts.appending(path: "osta")

  /// The lookup programs to test: the ordinary one, and the embedded one where `make test` built it.
  static let lookupPrograms = [builtProducts.appending(path: "lookup").path] + embedded

  private static let embedded =
    ProcessInfo.processInfo.environment["OSTA_LOOKUP"].map { [$0] } ?? []

  /// Whether the web servers of Debian are installed, as `make test` sees to.
  static let hasServers = ProcessInfo.processInfo.environment["OSTA_WITH_SERVERS"] != nil

  /// Whether sites can be published.
  static let hasRsync =
    hasServers || FileManager.default.isExecutableFile(atPath: "/usr/bin/rsync")

  /// Whether Chromium is installed too, as `make test-browser` sees to.
  static let hasBrowser = ProcessInfo.processInfo.environment["OSTA_WITH_BROWSER"] != nil

  /// Runs `osta`.
  static func osta(_ arguments: String..., input: [UInt8] = [], folder: URL? = nil) throws
    -> ProcessOutput
  {
    try osta(arguments, input: input, folder: folder)
  }

  /// Runs `osta`.
  static func osta(_ arguments: [String], input: [UInt8] = [], folder: URL? = nil) throws
    -> ProcessOutput
  {
    try runProcess(
      osta, arguments: arguments, standardInput: input, folder: folder ?? Project.folder)
  }
}

/// A certificate of the committed samples.
struct Sample {
  let number: String
  let idNumber: String
  let name: String
  let occupation: String
  let isRevoked: Bool

  /// All samples of a lookup.
  static func all(_ lookup: String) throws -> [Sample] {
    let file = Project.folder.appending(path: "content/certificates/\(lookup)/samples.csv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
      let cells = $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Sample(
        number: cells[0], idNumber: cells[2], name: cells[3], occupation: cells[4],
        isRevoked: cells[10] == "revoked")
    }
  }
}
