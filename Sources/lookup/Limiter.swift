import AnswerPage
import CertificateIndex
import LookupCGI
import Posix
import RequestLimits

/// The gate of this host, which lets everybody through where it cannot count.
struct Limiter {
  private let gate: Gate
  private let path: [UInt8]
  /// When the question came.
  let now: Moment

  /// Nil where the installation has no folder for what is remembered between requests.
  init?(_ secrets: Secrets, settings: LimitSettings) {
    guard let path = Limiter.path(secrets.places) else { return nil }
    self.path = path
    now = Moment(seconds: currentSeconds())
    gate = Gate(
      path: path, limits: settings, key: secrets.keys.newest.subkey("limiter", for: []),
      now: now)
  }

  /// The file of counters; nil where there is none.
  static func path(_ places: Places) -> [UInt8]? {
    guard var path = places.stateFolder else { return nil }
    path.append("/limits")
    return path
  }

  /// Makes sure that the counters can be written.
  static func check(_ path: [UInt8]) throws(Logged) {
    do throws(SystemError) {
      _ = try LockedFile(path: path, mode: Gate.fileMode)
    } catch {
      throw logged(place: path, message: message(error))
    }
  }

  /// Decides about a question; nil where the counters fail, and the error log says so.
  func decide(_ passage: Passage) -> Gate.Decision? {
    do throws(SystemError) {
      return try gate.decide(passage)
    } catch {
      _ = logged(place: path, message: Limiter.message(error))
      return nil
    }
  }

  /// Says that an answered question was no failure.
  func takeBack(_ passage: Passage) {
    do throws(SystemError) {
      try gate.takeBack(passage)
    } catch {
      _ = logged(place: path, message: Limiter.message(error))
    }
  }

  private static func message(_ error: SystemError) -> [UInt8] {
    var text = [UInt8]("queries are not counted: ")
    text.append(contentsOf: error.text)
    text.append("; let the program's user write here")
    return text
  }
}
