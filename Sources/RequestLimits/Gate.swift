package import CertificateIndex
package import Posix

/// A question that asks to be let through.
package struct Passage: Equatable, Sendable {
  /// The address of the client; nil where the web server does not say it.
  package var client: NetworkAddress?
  /// What is guessed, if it is a guess: the kind of counter and the value.
  package var guesses: [Guess]
  /// The fields of the form, for a ticket.
  package var form: [UInt8]
  /// The ticket that came with the form.
  package var ticket: Ticket?
  /// The answer to the ticket's proof of work; empty where there is none.
  package var proof: [UInt8]
  /// The ticket as it was sealed.
  package var sealedTicket: [UInt8]

  package init(
    client: NetworkAddress?, guesses: [Guess], form: [UInt8], ticket: Ticket? = nil,
    proof: [UInt8] = [], sealedTicket: [UInt8] = []
  ) {
    self.client = client
    self.guesses = guesses
    self.form = form
    self.ticket = ticket
    self.proof = proof
    self.sealedTicket = sealedTicket
  }

  /// A value that somebody may be guessing the rest of.
  package struct Guess: Equatable, Sendable {
    package let kind: CounterTable.Kind
    package let value: [UInt8]

    package init(kind: CounterTable.Kind, value: [UInt8]) {
      self.kind = kind
      self.value = value
    }
  }
}

/// Lets the questions of a process through, or asks for work first.
package struct Gate {
  private let file: CounterFile
  private let limits: LimitSettings
  private let stampKey: Bits128
  private let table: CounterTable
  private let now: Moment

  /// The gate at a moment, with its file of counters and the limiter's key, from which those of the day
  /// and of stamps come.
  package init(
    path: [UInt8], limits: LimitSettings, key: Bits128, now: Moment
  ) throws(SystemError) {
    self.limits = limits
    self.now = now
    table = CounterTable(day: now.day, limiterKey: key)
    file = try CounterFile(path: path, table: table)
    stampKey = SipHash.hash([UInt8]("stamp"), key: key)
  }

  /// The mode of the file of counters: nobody else's business.
  package static let fileMode: UInt32 = 0o600

  /// What becomes of a question.
  package enum Decision: Equatable, Sendable {
    /// It is answered. It counts as a failure until ``Gate/takeBack(_:)`` is told of a success.
    case answered
    /// It is sent again with this ticket.
    case ticket(Ticket, isHard: Bool)
  }

  /// Decides about a question and counts it if it is answered.
  ///
  /// All of that is one step for every other process, so a ticket is never good for two answers.
  package func decide(_ passage: Passage) throws(SystemError) -> Decision {
    let counters = Counters(passage, table: table, now: now)
    try file.lock()
    defer { file.unlock() }
    let counts = try counters.counts(in: file)
    let demand = Demand(counts, limits: limits)
    let stamp = stamp(of: counts, client: passage.client)
    guard demand.isFree || passage.isPaid(stamp: stamp, now: now) else {
      return .ticket(ticket(for: passage, demand, stamp: stamp), isHard: demand.isHard)
    }
    for counter in counters.ofClient + counters.ofGuesses { try file.add(1, to: counter) }
    return .answered
  }

  /// Takes back that an answered question was counted as a failure.
  package func takeBack(_ passage: Passage) throws(SystemError) {
    guard !passage.guesses.isEmpty else { return }
    let guesses = Counters(passage, table: table, now: now).ofGuesses
    try file.lock()
    defer { file.unlock() }
    for counter in guesses { try file.add(-1, to: counter) }
  }

  /// The ticket that came, where it is still good but for the work; else a new one.
  ///
  /// So nobody who comes too early has to wait anew.
  private func ticket(for passage: Passage, _ demand: Demand, stamp: UInt64) -> Ticket {
    if let ticket = passage.ticket, ticket.stamp == stamp, !ticket.isExpired(at: now) {
      return ticket
    }
    return Ticket(
      issued: now, work: demand.work, wait: demand.wait, stamp: stamp, form: passage.form)
  }

  /// A number for the client and what was counted of it and of its guesses.
  private func stamp(of counts: Counts, client: NetworkAddress?) -> UInt64 {
    var hash = SipHash(key: stampKey)
    hash.update(UInt64(table.day))
    hash.update(client?.high ?? 0)
    hash.update(client?.low ?? 0)
    for count in [counts.client, counts.site] + counts.failures { hash.update(UInt64(count)) }
    return hash.finalize().first
  }
}

extension Passage {
  /// Whether the question comes with a ticket that is worth an answer now.
  fileprivate func isPaid(stamp: UInt64, now: Moment) -> Bool {
    guard let ticket, ticket.stamp == stamp, !ticket.isExpired(at: now) else { return false }
    if now.seconds >= ticket.ready.seconds { return true }
    return ProofOfWork(seed: Ticket.seed(of: sealedTicket), work: ticket.work).accepts(proof)
  }
}

/// The counters that a question looks at.
private struct Counters {
  /// Those of the client's address and of everybody, which each answer advances.
  let ofClient: [CounterTable.Counter]
  /// Those of what is guessed, which each failure advances.
  let ofGuesses: [CounterTable.Counter]

  init(_ passage: Passage, table: CounterTable, now: Moment) {
    var tenMinutes: [UInt8] = []
    tenMinutes.append(littleEndian: UInt64(now.tenMinutes))
    var counters = [table.counter(.everybody, tenMinutes)]
    counters.append(table.counter(.client, network(of: passage.client, length: 64)))
    if let client = passage.client, !client.isIPv4 {
      counters.append(table.counter(.site, network(of: client, length: 48)))
    }
    ofClient = counters
    ofGuesses = passage.guesses.map { table.counter($0.kind, $0.value) }
  }

  func counts(in file: CounterFile) throws(SystemError) -> Counts {
    var failures: [Int] = []
    for counter in ofGuesses { failures.append(try file.count(of: counter)) }
    return Counts(
      client: try file.count(of: ofClient[1]),
      site: ofClient.count > 2 ? try file.count(of: ofClient[2]) : 0,
      everybody: try file.count(of: ofClient[0]), failures: failures)
  }
}

/// The bytes by which a client is counted: its address of IPv4, or so many bits of IPv6; none for a
/// client whose address is unknown.
private func network(of client: NetworkAddress?, length: Int) -> [UInt8] {
  guard let client else { return [] }
  var bytes: [UInt8] = []
  AddressBlock(of: client, length: client.isIPv4 ? 128 : length).encode(into: &bytes)
  return bytes
}
