import AnswerPage
import CertificateIndex
import LookupCGI
import Posix
import RequestLimits

/// The gate of this host, which lets everybody through where it cannot count.
struct Limiter {
  private let secrets: Secrets
  private let settings: LimitSettings
  private let path: [UInt8]
  private let now: Moment

  /// Nil where the installation has no folder for what is remembered between requests.
  init?(_ secrets: Secrets, settings: LimitSettings) {
    guard let path = Limiter.path(secrets.places) else { return nil }
    self.secrets = secrets
    self.settings = settings
    self.path = path
    now = Moment(seconds: currentSeconds())
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

  /// The answer to a question that is let through, else the work that is asked for first.
  ///
  /// Where the counters fail the error log says so.
  func pass(
    _ passage: Passage, answer: () throws(Logged) -> Answer
  ) throws(Logged) -> Answer {
    let gate: Gate
    let decision: Gate.Decision
    do throws(SystemError) {
      gate = try Gate(
        path: path, limits: settings, key: secrets.keys.newest.subkey("limiter", for: []),
        now: now)
      decision = try gate.decide(passage)
    } catch {
      _ = logged(place: path, message: Limiter.message(error))
      return try answer()
    }
    if case .ticket(let ticket, let isHard) = decision {
      return .busy(Challenge(ticket, isHard: isHard, key: secrets.ticketKey, now: now))
    }
    var isFailure = false
    defer { if !isFailure { takeBack(passage, at: gate) } }
    let answer = try answer()
    if case .nothing = answer { isFailure = true }
    return answer
  }

  /// Says that an answered question was no failure.
  private func takeBack(_ passage: Passage, at gate: Gate) {
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
