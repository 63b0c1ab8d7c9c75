import Foundation
import TestSupport
import Testing

@testable import Site

/// The file of a bundle's cache.
@Suite struct CacheFileTests {
  @Test func twoBuildsOfOneBundleAreKeptApart() throws {
    let folder = try TemporaryFolder()
    let cache = CacheFile(of: folder["output"], in: folder["cache"])
    let lock = cache.lock()
    let isFreeBefore = try isFree(folder)
    withExtendedLifetime(lock) {}
    #expect(lock != nil && !isFreeBefore)
  }

  @Test func nextBuildIsLetInAfterTheFirst() throws {
    let folder = try TemporaryFolder()
    let cache = CacheFile(of: folder["output"], in: folder["cache"])
    withExtendedLifetime(cache.lock()) {}
    let isFree = try isFree(folder)
    #expect(isFree)
  }

  /// Whether another build would get the lock at once.
  private func isFree(_ folder: TemporaryFolder) throws -> Bool {
    let name = try #require(try folder.files().first { $0.hasSuffix(".lock") })
    let file = try FileHandle(forUpdating: folder[name])
    defer { #expect(throws: Never.self) { try file.close() } }
    return flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0
  }
}
