import Foundation
import Posix
import TestSupport
import Testing

extension TemporaryFolder {
  /// What the file system says of a file.
  func status(_ path: String) throws -> FileStatus {
    try FileStatus(ofLinkAt: Array(self[path].path.utf8))
  }

  /// Writes into a file, which keeps its number in the file system, and sets its time back to what it was,
  /// to the nanosecond.
  func overwrite(_ path: String, with bytes: [UInt8]) throws {
    let modified = try status(path).modified
    let handle = try FileHandle(forUpdating: self[path])
    try handle.write(contentsOf: bytes)
    try handle.truncate(atOffset: UInt64(bytes.count))
    try handle.close()
    let parts = modified.quotientAndRemainder(dividingBy: 1_000_000_000)
    let fraction = String(1_000_000_000 + parts.remainder).dropFirst()
    let touched = try runProcess(
      URL(filePath: "/usr/bin/touch"),
      arguments: ["-d", "@\(parts.quotient).\(fraction)", self[path].path])
    try #require(touched.status == 0)
    try #require(try status(path).modified == modified)
  }
}
