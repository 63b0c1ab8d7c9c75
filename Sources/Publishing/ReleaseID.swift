package import Foundation

/// The name of a release: when it was published, in universal time, and what is in it.
///
///     20261125T130500Z-3f9a2c1b77d0
///
/// In the order of their names releases are in the order of their times. Behind the hyphen stands the
/// beginning of the SHA-256 hash of the release's list of checksums.
package struct ReleaseID: Hashable, Sendable {
  /// The name of the release's folder.
  package let text: String
  /// When it was published, in whole seconds.
  let time: Date

  /// Nil for what is no such name.
  package init?(_ text: String) {
    guard text.wholeMatch(of: /[0-9]{8}T[0-9]{6}Z-[0-9a-f]{12}/) != nil,
      let time = ReleaseID.date(text.prefix(16))
    else { return nil }
    self.text = text
    self.time = time
  }

  /// The name of a release that is published now.
  ///
  /// - Parameters:
  ///   - contents: The SHA-256 hash of its list of checksums, in hexadecimal digits.
  ///   - now: What the clock says.
  ///   - newest: The newest release that is there, which the name must follow even if a clock was set back.
  package init(contents: String, now: Date, after newest: ReleaseID?) {
    let time = max(now, newest.map { $0.time + 1 } ?? .distantPast)
    text = time.formatted(ReleaseID.style) + "-" + contents.prefix(ReleaseID.digits)
    self.time = Date(
      timeIntervalSinceReferenceDate: time.timeIntervalSinceReferenceDate.rounded(.down))
  }

  /// The beginning of the hash of the list of checksums.
  var digest: String { String(text.suffix(ReleaseID.digits)) }

  /// Whether a release has just these contents.
  func has(contents: String) -> Bool { contents.hasPrefix(digest) }

  private static let digits = 12

  private static let style = Date.ISO8601FormatStyle(
    dateSeparator: .omitted, dateTimeSeparator: .standard, timeSeparator: .omitted, timeZone: .gmt)

  private static func date(_ text: Substring) -> Date? {
    do {
      return try style.parse(String(text))
    } catch {
      return nil
    }
  }
}

extension ReleaseID: Comparable {
  package static func < (left: ReleaseID, right: ReleaseID) -> Bool { left.text < right.text }
}

extension ReleaseID: CustomStringConvertible {
  package var description: String { text }
}
