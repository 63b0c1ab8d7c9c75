import ArgumentParser
import CertificateIndex
import Foundation
import IndexBuilder

/// A day as an argument: 2020-10-28.
struct DayArgument: ExpressibleByArgument {
  let date: CivilDate

  init?(argument: String) {
    guard let date = CivilDate(iso8601: Array(argument.utf8)) else { return nil }
    self.date = date
  }
}

/// The day up to which batches are complete, where nobody says it: `SOURCE_DATE_EPOCH` of the
/// environment, else the newest modification of the files, in universal time.
///
/// - Throws: Also where an input is no ordinary file, such as standard input: it has no date.
func asOfDate(
  of inputs: [BatchInput], environment: [String: String] = ProcessInfo.processInfo.environment
) throws -> CivilDate {
  if let epoch = environment["SOURCE_DATE_EPOCH"] {
    guard let seconds = TimeInterval(epoch),
      let date = civilDate(Date(timeIntervalSince1970: seconds))
    else {
      throw noSeconds(epoch)
    }
    return date
  }
  guard let newest = try inputs.map(modificationDate).max(), let date = civilDate(newest) else {
    throw ValidationError("The inputs have no date; say --as-of 2024-05-31.")
  }
  return date
}

private func modificationDate(of input: BatchInput) throws -> Date {
  if let date = input.modified { return date }
  if case .file(let path) = input, !FileManager.default.fileExists(atPath: path) {
    throw Failure("\(path): error: there is no such file; check its name")
  }
  throw ValidationError(
    "\(input.name) has no date, because it is no ordinary file; say --as-of 2024-05-31.")
}

/// What is wrong with a `SOURCE_DATE_EPOCH` that is no number.
func noSeconds(_ epoch: String) -> Failure {
  Failure("SOURCE_DATE_EPOCH: error: '\(epoch)' is no number of seconds since 1970")
}

/// The day of a moment in universal time; nil outside of the years that a day can have.
func civilDate(_ date: Date) -> CivilDate? {
  var calendar = Calendar(identifier: .gregorian)
  calendar.timeZone = .gmt
  let parts = calendar.dateComponents([.year, .month, .day], from: date)
  guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
  return CivilDate(year: year, month: month, day: day)
}
