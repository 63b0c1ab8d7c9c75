import Foundation
import Synchronization
import TestSupport

/// Visitors who ask one lookup program all the time, several at once, until they are told to stop.
final class Readers: Sendable {
  /// What they were told so far.
  struct Tally: Sendable {
    /// How many answers were right by each version and not by the other.
    var byVersion = [0, 0]
    /// How many answers there were.
    var answers = 0
    /// Answers that were right by neither.
    var wrong: [String] = []
  }

  private let programs: [URL]
  private let environment: [String: String]
  private let data: TwoVersions
  private let state = Mutex((isStopped: false, tally: Tally()))
  private let ended = DispatchGroup()

  /// Starts `count` readers, who use the programs in turn.
  init(_ count: Int, of installation: Installation, programs: [URL], data: TwoVersions) {
    self.programs = programs
    self.data = data
    environment = installation.environment
    for reader in 0..<count {
      ended.enter()
      Thread.detachNewThread { [self] in
        ask(from: reader)
        ended.leave()
      }
    }
  }

  /// What they were told so far.
  var tally: Tally { state.withLock { $0.tally } }

  /// Lets them ask to the end, and returns what they were told.
  func stop() -> Tally {
    state.withLock { $0.isStopped = true }
    ended.wait()
    return tally
  }

  private func ask(from start: Int) {
    var number = start
    while !state.withLock({ $0.isStopped }) {
      let probe = data.probes[number % data.probes.count]
      let outcome = Result { try answer(to: probe, of: programs[number % programs.count]) }
      note(outcome, probe)
      number += 1
    }
  }

  private func answer(to probe: Probe, of program: URL) throws -> ProcessOutput {
    let body = formBody([
      ("lookup", "skill-level"), ("certificate_no", probe.number), ("name", probe.name),
    ])
    let request = [
      "REQUEST_METHOD": "POST", "CONTENT_TYPE": "application/x-www-form-urlencoded",
      "CONTENT_LENGTH": "\(body.count)",
    ]
    return try runProcess(
      program, environment: environment.merging(request) { $1 }, standardInput: body)
  }

  private func note(_ outcome: Result<ProcessOutput, any Error>, _ probe: Probe) {
    guard case .success(let output) = outcome, let answer = Answer(output.standardOutput) else {
      return note(wrong: "\(probe): \(outcome)")
    }
    let versions = probe.versions(for: answer, of: data.versions)
    guard let version = versions.first else {
      let result = answer.result ?? "no result"
      return note(wrong: "\(probe): \(answer.status) \(result) \(output.standardError)")
    }
    state.withLock { state in
      state.tally.answers += 1
      if versions.count == 1 { state.tally.byVersion[version] += 1 }
    }
  }

  private func note(wrong: String) {
    state.withLock { state in
      state.tally.answers += 1
      state.tally.wrong.append(wrong)
    }
  }
}
