import Foundation
import Posix

/// What the file system says of a file, as one value: whoever changes, replaces or touches the file
/// changes it.
struct FileStamp: Equatable, Sendable {
  let digest: Digest
  /// Until when the file may change and keep the stamp, in nanoseconds since 1970.
  ///
  /// File systems count time in steps, and two changes within one step look like one. So a stamp tells
  /// nothing of a file that was looked at before this moment.
  let settles: Int
}

extension FileStamp {
  init(_ status: FileStatus) {
    var digester = Digester()
    digester.add(status.size)
    digester.add(status.modified)
    digester.add(status.changed)
    digester.add(Int(truncatingIfNeeded: status.inode))
    digester.add(Int(status.mode))
    digest = digester.digest()
    settles = status.changed + FileStamp.step(of: status)
  }

  /// The longest step that a file system with such times may have: clock ticks of Linux are ten
  /// milliseconds at most, and FAT counts two seconds.
  private static func step(of status: FileStatus) -> Int {
    status.changed % 1_000_000_000 == 0 ? 2_000_000_000 : 20_000_000
  }

  /// The clock, in nanoseconds since 1970.
  static var now: Int { Int(Date().timeIntervalSince1970 * 1e9) }

  /// Whether a file that was looked at in a moment and has the stamp again is the same.
  func proves(_ other: FileStamp, since moment: Int) -> Bool {
    digest == other.digest && settles < moment
  }
}
