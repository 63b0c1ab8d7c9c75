import Foundation
import RequestLimits
import TestSupport
import Testing

/// A host that counts, with limits of its own.
struct CountingHost {
  let installation: Installation
  private let samples: [Sample]

  init(_ program: String, limits: String = "soft: 3, hard: 5, work: 40, wait: 30") throws {
    installation = try Installation(program: program) { text, folder in
      text.replacingOccurrences(of: "state: \"\"\n", with: "state: \(folder.url.path)/state\n")
        .replacingOccurrences(
          of: "lookup:\n", with: "lookup:\n  limits: {\(limits)}\n")
    }
    try FileManager.default.createDirectory(
      at: installation.folder["state"], withIntermediateDirectories: false)
    samples = try Sample.all("qualification")
  }

  /// Asks for a certificate that is there, each time another one.
  func ask(_ number: Int, from client: String = "203.0.113.5") throws -> Answer {
    try send(fields(samples[number]), from: client)
  }

  func fields(_ sample: Sample) -> [(String, String)] {
    [
      ("lookup", "qualification"), ("certificate_no", sample.number), ("id_no", sample.idNumber),
      ("name", sample.name),
    ]
  }

  func send(_ fields: [(String, String)], from client: String = "203.0.113.5") throws -> Answer {
    let (answer, log) = try installation.request(
      body: formBody(fields), environment: ["REMOTE_ADDR": client])
    #expect(log.isEmpty)
    return answer
  }

  /// Asks until work is asked for; how many were answered, and the page that asks.
  func askUntilBusy() throws -> (answered: Int, busy: Answer) {
    for number in samples.indices {
      let answer = try ask(number)
      if answer.result == "busy" { return (number, answer) }
      #expect(answer.result == "found")
    }
    throw InstallationError(message: "nobody was ever asked for work")
  }
}

/// What a page that asks for work has in its form.
struct Challenge {
  let ticket: String
  private let target: UInt64

  init(_ answer: Answer) throws {
    ticket = try #require(answer.html.firstMatch(of: /name="ticket" value="([0-9a-f]+)"/)).1
      .description
    let digits = try #require(answer.html.firstMatch(of: /data-target="([0-9a-f]{16})"/)).1
    target = try #require(UInt64(digits, radix: 16))
  }

  /// The form as the page's script sends it.
  var solved: [(String, String)] {
    let proof = ProofOfWork(
      seed: Ticket.seed(of: Array(ticket.utf8)), work: .max / target)
    return [("ticket", ticket), ("proof", String(decoding: proof.solve(), as: UTF8.self))]
  }

  /// The form as a browser without scripts sends it.
  var unsolved: [(String, String)] { [("ticket", ticket), ("proof", "")] }
}
