import CertificateIndex

/// A moment, in seconds since 1970 (POSIX, section 4.19), and how it is told in China.
package struct Moment: Equatable, Sendable {
  package let seconds: Int

  package init(seconds: Int) {
    self.seconds = seconds
  }

  /// The number of the day in China.
  package var day: UInt16 { UInt16(truncatingIfNeeded: chinese / 86_400) }

  /// The year in China.
  package var year: Int { CivilDate.year(ofDay: chinese / 86_400) }

  /// The number of the ten minutes.
  var tenMinutes: Int { seconds / 600 }

  /// The time of day in China, such as `14:03:20`.
  package var clock: [UInt8] {
    var text: [UInt8] = []
    for (index, unit) in [3600, 60, 1].enumerated() {
      let value = chinese % 86_400 / unit % (index == 0 ? 24 : 60)
      if index > 0 { text.append(":") }
      if value < 10 { text.append("0") }
      text.append(decimal: value)
    }
    return text
  }

  /// Seconds since 1970 by the clocks of China, eight hours ahead all year.
  private var chinese: Int { max(seconds, 0) + 8 * 3600 }
}
