import Foundation
import TestSupport
import Testing

/// A project of the repository's templates and settings, with documents of its own.
struct ProjectCopy {
  let folder: TemporaryFolder

  /// Copies what the repository has, but for batches.
  init() throws {
    folder = try TemporaryFolder()
    for path in [
      "content/site.yaml", "content/lookups.yaml", "content/pages", "content/data",
      "content/notices", "templates",
    ] {
      try copy(path)
    }
  }

  private func copy(_ path: String) throws {
    let place = folder[path]
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Project.folder.appending(path: path), to: place)
  }

  /// Writes documents that say some word.
  func writeNotices(_ numbers: some Sequence<Int>, saying word: String) throws {
    for number in numbers {
      try folder.write(
        """
        ---
        title: 关于\(word)的通知
        issuer: 样本机关
        date: 2020-01-\(number % 28 + 1 < 10 ? "0" : "")\(number % 28 + 1)
        ---
        \(word)。

        """, to: "content/notices/sample/\(number).md")
    }
  }

  /// Runs `osta build` to its end.
  @discardableResult
  func build(_ output: String = "output", environment: [String: String] = [:]) throws
    -> ProcessOutput
  {
    let built = try runProcess(
      Project.osta, arguments: ["build", "--output", output, "--date", "2024-06-01"],
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
      folder: folder.url)
    #expect(built.status == 0, "\(built.standardError)")
    return built
  }

  /// The files of a bundle, by their paths; none where there is no bundle.
  func bundle(_ output: String = "output") throws -> [String: [UInt8]] {
    let files = try folder.files().filter { $0.hasPrefix(output + "/") }
    return Dictionary(
      uniqueKeysWithValues: try files.map {
        (String($0.dropFirst(output.count + 1)), try folder.read($0))
      })
  }

  /// The files of a bundle that is built from nothing.
  func cleanBundle() throws -> [String: [UInt8]] {
    defer { remove("clean") }
    try build("clean")
    return try bundle("clean")
  }

  /// Removes a file or folder.
  func remove(_ path: String) {
    #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder[path]) }
  }
}
