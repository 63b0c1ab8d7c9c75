import CertificateIndex
import Foundation
import Posix
import Site
import TestSupport
import Testing

/// The bundle of a tiny site, which builds bring up to date.
struct UpdatedBundle {
  let site: TinySite
  /// The day of the builds, and what else is asked for.
  var today = TinySite.today
  var drafts = false
  var compresses = true
  /// What makes all builds of the bundle; nil where each has a process of its own.
  var process: Process?

  /// A process that goes on with what it remembers.
  final class Process {
    fileprivate var memory: SiteMemory?
  }

  init(_ text: String = "") throws {
    site = try TinySite(text)
  }

  /// What a build says, and how many files it wrote; nil where it failed.
  struct Outcome: Equatable {
    let findings: [String]
    let written: Int?
    let removed: Int?
  }

  /// Brings the bundle up to date.
  @discardableResult
  func update() -> Outcome { build(into: "output", caches: "cache", process) }

  /// What a build of the same site says and makes where there is nothing yet.
  func clean() throws -> (outcome: Outcome, files: [String: File]) {
    defer { for name in ["clean", "no-cache"] { remove(name) } }
    return (build(into: "clean", caches: "no-cache"), try files(in: "clean"))
  }

  private func build(
    into output: String, caches: String, _ process: Process? = nil
  ) -> Outcome {
    let update = SiteUpdate(
      site.siteBuild(on: today, drafts: drafts, compresses: compresses),
      output: site.folder[output], caches: site.folder[caches])
    do throws(ContentErrors) {
      let report = try run(update, process)
      return Outcome(
        findings: report.warnings.map(\.description), written: report.summary.written,
        removed: report.summary.removed)
    } catch {
      return Outcome(
        findings: error.diagnostics.map(\.description), written: nil, removed: nil)
    }
  }

  private func run(
    _ update: SiteUpdate, _ process: Process?
  ) throws(ContentErrors) -> SiteUpdate.Report {
    guard let process else { return try update.run() }
    let site = try update.update(since: process.memory)
    process.memory = update.remember(site, buildsAgain: true)
    return site.report
  }

  /// A file of a bundle.
  struct File: Equatable {
    let bytes: [UInt8]
    let permissions: Int
  }

  /// All files of the bundle, by their paths.
  func files(in output: String = "output") throws -> [String: File] {
    let root = site.folder[output].path
    guard FileManager.default.fileExists(atPath: root) else { return [:] }
    let files = try FileManager.default.subpathsOfDirectory(atPath: root)
      .map { ($0, try status(of: "\(output)/\($0)")) }.filter { $0.1.isRegular }
    return Dictionary(
      uniqueKeysWithValues: try files.map { path, status in
        (
          path,
          File(
            bytes: try site.folder.read("\(output)/\(path)"), permissions: Int(status.permissions))
        )
      })
  }

  /// All files of content and templates, by their paths.
  func input() throws -> [String: [UInt8]] {
    let paths = try site.folder.files().filter {
      $0.hasPrefix("content/") || $0.hasPrefix("templates/")
    }
    return Dictionary(uniqueKeysWithValues: try paths.map { ($0, try site.folder.read($0)) })
  }

  /// Puts content and templates back.
  func setInput(_ files: [String: [UInt8]]) throws {
    let now = try input()
    for path in now.keys where files[path] == nil { remove(path) }
    for (path, bytes) in files where now[path] != bytes {
      try site.folder.write(bytes, to: path)
    }
  }

  /// Number and time of each file of the bundle: what changes when the file is written.
  func identities() throws -> [String: Identity] {
    try files().reduce(into: [:]) { identities, file in
      let status = try status(of: "output/" + file.key)
      identities[file.key] = Identity(inode: status.inode, modified: status.modified)
    }
  }

  /// Which file stands under a name, and when it was written.
  struct Identity: Equatable {
    let inode: UInt64
    let modified: Int
  }

  private func status(of path: String) throws -> FileStatus {
    try FileStatus(ofLinkAt: Array(site.folder[path].path.utf8))
  }

  /// Removes a file or folder, if it is there.
  func remove(_ path: String) {
    let place = site.folder[path].path
    guard FileManager.default.fileExists(atPath: place) else { return }
    #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: place) }
  }

  /// The file of the cache; nil where there is none yet.
  func cacheFile() throws -> String? {
    try site.folder.files().first { $0.hasPrefix("cache/") && !$0.contains(".") }
  }
}
