import ArgumentParser
import CertificateIndex
import Foundation
import Site

/// Which documents a build has.
struct EditionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The day for which documents appear and expire; else SOURCE_DATE_EPOCH, else today in China.",
      valueName: "day"))
  var date: DayArgument?

  @Flag(help: "Shows drafts, and documents whose day is still to come.")
  var drafts = false

  /// The edition that is asked for.
  func edition() throws -> Edition {
    Edition(today: try date?.date ?? today(), includesDrafts: drafts)
  }
}

/// The day of a build that nobody names: `SOURCE_DATE_EPOCH` of the environment, else the clock's, in
/// China's time on any machine.
func today(
  environment: [String: String] = ProcessInfo.processInfo.environment, now: Date = Date()
) throws -> CivilDate {
  var moment = now
  if let epoch = environment["SOURCE_DATE_EPOCH"] {
    guard let seconds = TimeInterval(epoch) else { throw noSeconds(epoch) }
    moment = Date(timeIntervalSince1970: seconds)
  }
  guard let day = civilDate(moment + chinaOffset) else {
    throw Failure("the date of the build is not between 1900 and 2155; say --date 2026-01-31")
  }
  return day
}

/// China's time is eight hours before universal time, in summer too.
private let chinaOffset: TimeInterval = 8 * 3600
