import CertificateIndex
import Dispatch
import Foundation
import Posix
import RequestLimits
import TestSupport
import Testing

/// Questions at the gate, with a file of counters of their own.
@Suite final class GateTests {
  private let folder: TemporaryFolder
  private let limits = LimitSettings(soft: 3, hard: 6, everybody: 1000, work: 20, wait: 30)
  private let key = Bits128(first: 5, second: 6)
  private let noon = Moment(seconds: 1_700_000_000)

  init() throws { folder = try TemporaryFolder() }

  private var path: [UInt8] { Array(folder["limits"].path.utf8) }

  /// The gate of one more process.
  private func gate(_ now: Moment? = nil, limits: LimitSettings? = nil) throws -> Gate {
    try Gate(path: path, limits: limits ?? self.limits, key: key, now: now ?? noon)
  }

  private func passage(_ client: String, guess: String? = nil, form: String = "form") -> Passage {
    Passage(
      client: NetworkAddress(Array(client.utf8)),
      guesses: guess.map { [Passage.Guess(kind: .certificate, value: Array($0.utf8))] } ?? [],
      form: Array(form.utf8))
  }

  /// The passage with a ticket, and the work done if it is wished.
  private func passage(_ passage: Passage, _ ticket: Ticket, solved: Bool) -> Passage {
    var passage = passage
    passage.ticket = ticket
    passage.sealedTicket = ticket.sealed(key: key)
    if solved {
      let seed = Ticket.seed(of: passage.sealedTicket)
      passage.proof = ProofOfWork(seed: seed, work: ticket.work).solve()
    }
    return passage
  }

  private func ticket(_ decision: Gate.Decision) throws -> Ticket {
    guard case .ticket(let ticket, _) = decision else {
      throw Missing()
    }
    return ticket
  }

  private struct Missing: Error {}

  /// Lets questions through until a ticket comes; returns it and how many were answered.
  private func firstTicket(_ passage: Passage, _ gate: Gate) throws -> (answered: Int, Ticket) {
    for answered in 0..<1000 {
      if case .ticket(let ticket, _) = try gate.decide(passage) { return (answered, ticket) }
    }
    throw Missing()
  }

  @Test(arguments: ["192.0.2.7", "2001:db8::7", "", "unix:"])
  func clientAsksFreelyUpToTheSoftLimit(client: String) throws {
    let (answered, ticket) = try firstTicket(passage(client), gate())
    #expect(answered == 3)
    #expect(ticket.work == 20)
    #expect(ticket.form == Array("form".utf8))
  }

  @Test func thoseOfWhomNobodySaysWhoTheyAreAreCountedAsOneAndLetThroughForWork() throws {
    let unknown = passage("")
    var (_, ticket) = try firstTicket(unknown, gate())
    for _ in 0..<20 {
      #expect(try gate().decide(passage(unknown, ticket, solved: true)) == .answered)
      ticket = try self.ticket(try gate().decide(unknown))
    }
    #expect(try gate().decide(passage("192.0.2.7")) == .answered, "others do not pay for them")
  }

  @Test func clientsAreCountedApart() throws {
    _ = try firstTicket(passage("192.0.2.7"), gate())
    #expect(try gate().decide(passage("192.0.2.8")) == .answered)
    _ = try firstTicket(passage("2001:db8:0:1::7"), gate())
    #expect(try gate().decide(passage("2001:db8:0:2::7")) == .answered)
    let sameNetwork = try gate().decide(passage("2001:db8:0:1:ffff::9"))
    #expect(try ticket(sameNetwork).work == 20, "an IPv6 client is its network")
  }

  @Test func siteOfManyNetworksIsCountedAsOne() throws {
    var answered = 0
    for network in 0..<100 {
      let client = "2001:db8:0:\(String(network, radix: 16))::1"
      guard try gate().decide(passage(client)) == .answered else { break }
      answered += 1
    }
    #expect(answered == 30)
  }

  @Test func workOrWaitingIsAnsweredAndOnlyOnce() throws {
    for solved in [true, false] {
      let client = passage(solved ? "192.0.2.1" : "192.0.2.2")
      let (_, ticket) = try firstTicket(client, gate())
      let paid = passage(client, ticket, solved: solved)
      let later = try gate(Moment(seconds: noon.seconds + (solved ? 1 : 30)))
      #expect(try later.decide(paid) == .answered)
      #expect(
        try self.ticket(try later.decide(paid)) != ticket, "a second time it is worth nothing")
    }
  }

  @Test func ofTwoTicketsOfAClientOneIsAnswered() throws {
    let client = passage("192.0.2.1")
    let (_, first) = try firstTicket(client, gate())
    let second = try ticket(try gate().decide(passage("192.0.2.1", form: "other")))
    let later = try gate(Moment(seconds: noon.seconds + 40))
    #expect(try later.decide(passage(client, second, solved: false)) == .answered)
    _ = try ticket(try later.decide(passage(client, first, solved: false)))
  }

  @Test func whoComesTooEarlyGetsTheSameTicketAgain() throws {
    let client = passage("192.0.2.1")
    let (_, ticket) = try firstTicket(client, gate())
    let early = try gate(Moment(seconds: noon.seconds + 29))
    #expect(try self.ticket(try early.decide(passage(client, ticket, solved: false))) == ticket)
  }

  @Test func ticketOfAnotherClientOrDayIsWorthNothing() throws {
    let (_, ticket) = try firstTicket(passage("192.0.2.1"), gate())
    _ = try firstTicket(passage("192.0.2.2"), gate())
    let stolen = passage(passage("192.0.2.2"), ticket, solved: true)
    #expect(try self.ticket(try gate().decide(stolen)).stamp != ticket.stamp)
    let old = try gate(Moment(seconds: noon.seconds + 931))
    let expired = passage(passage("192.0.2.1"), ticket, solved: true)
    #expect(try self.ticket(try old.decide(expired)).issued.seconds == noon.seconds + 931)
  }

  @Test func newDayBeginsAtNothing() throws {
    _ = try firstTicket(passage("192.0.2.1"), gate())
    let tomorrow = Moment(seconds: noon.seconds + 86_400)
    #expect(try firstTicket(passage("192.0.2.1"), gate(tomorrow)).answered == 3)
  }

  @Test func hardLimitIsSaid() throws {
    let client = passage("192.0.2.1")
    var (_, ticket) = try firstTicket(client, gate())
    for _ in 3..<6 {
      #expect(try gate().decide(passage(client, ticket, solved: true)) == .answered)
      guard case .ticket(let next, let isHard) = try gate().decide(client) else { throw Missing() }
      #expect(isHard == (next.work > 20))
      ticket = next
    }
    #expect(ticket.work == 40)
  }

  @Test func failuresWithOneValueAreCountedForEveryAddress() throws {
    for number in 1...5 {
      #expect(try gate().decide(passage("192.0.2.\(number)", guess: "X")) == .answered)
    }
    let ticket = try ticket(try gate().decide(passage("192.0.2.99", guess: "X")))
    #expect(ticket.work == 20)
    #expect(try gate().decide(passage("192.0.2.99", guess: "Y")) == .answered)
    let paid = passage(passage("192.0.2.99", guess: "X"), ticket, solved: true)
    #expect(try self.ticket(try gate().decide(paid)).work == 20, "the address has asked since")
  }

  @Test func successIsNoFailure() throws {
    for number in 1...50 {
      let question = passage("192.0.2.\(number)", guess: "X")
      #expect(try gate().decide(question) == .answered)
      try gate().takeBack(question)
    }
  }

  @Test func ticketsForOneValueAreAnsweredOneAfterTheOther() throws {
    for number in 1...5 { _ = try gate().decide(passage("192.0.2.\(number)", guess: "X")) }
    let clients = (10..<20).map { passage("192.0.2.\($0)", guess: "X") }
    let tickets = try clients.map { try ticket(try gate().decide($0)) }
    let later = try gate(Moment(seconds: noon.seconds + 60))
    let decisions = try zip(clients, tickets).map { client, ticket in
      try later.decide(passage(client, ticket, solved: true))
    }
    #expect(decisions.filter { $0 == .answered }.count == 1)
  }

  @Test func manyAtOnceLoseNoCount() throws {
    let limits = LimitSettings(soft: 500, hard: 1000, everybody: 60_000, work: 1, wait: 1)
    let question = passage("192.0.2.1", guess: nil)
    let answered = Counter()
    DispatchQueue.concurrentPerform(iterations: 16) { [path, key, noon] _ in
      for _ in 0..<50 {
        let gate = try? Gate(path: path, limits: limits, key: key, now: noon)
        if (try? gate?.decide(question)) == .answered { answered.add() }
      }
    }
    #expect(answered.value == 500)
  }

  private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var value = 0

    func add() {
      lock.withLock { value += 1 }
    }
  }

  @Test func fileKeepsToItsSizeAndShowsNoAddress() throws {
    let limits = LimitSettings(soft: 60_000, hard: 60_000, everybody: 60_000, work: 1, wait: 1)
    for number in 0..<3000 {
      _ = try gate(limits: limits).decide(passage("10.0.\(number / 250).\(number % 250)"))
    }
    let bytes = try folder.read("limits")
    #expect(bytes.count <= 512 * 1024)
    #expect(bytes.count > 500 * 1024, "places are spread over the file")
    let mode = try FileManager.default.attributesOfItem(atPath: folder["limits"].path)
    #expect(mode[.posixPermissions] as? Int == 0o600)
  }

  @Test func damagedFileCountsWrongAndStopsNothing() throws {
    try folder.write("too short", to: "limits")
    #expect(try firstTicket(passage("192.0.2.1"), gate()).answered <= 3)
  }

  @Test(arguments: [1, 2, 3, 5, 262_143, 524_287])
  func fileThatWasCutOffGoesOnCounting(size: Int) throws {
    try folder.write([UInt8](repeating: 0xff, count: size), to: "limits")
    #expect(try firstTicket(passage("192.0.2.1"), gate()).answered == 3)
  }

  @Test func fullestFileLetsEverybodyThroughWhoWorks() throws {
    let slot = UInt32(noon.day) << 16 | 0xffff
    let word = (0..<4).map { UInt8(truncatingIfNeeded: slot >> ($0 * 8)) }
    try folder.write((0..<131_072).flatMap { _ in word }, to: "limits")
    let limits = LimitSettings(soft: 3, hard: 60_000, everybody: 60_000, work: 1, wait: 30)
    let gate = try gate(limits: limits)
    let client = passage("192.0.2.1")
    guard case .ticket(let ticket, let isHard) = try gate.decide(client) else { throw Missing() }
    #expect(isHard)
    #expect(try gate.decide(passage(client, ticket, solved: true)) == .answered)
  }

  @Test func clockThatGoesBackGivesNoTicketANewLifeAndForgetsNoCount() throws {
    let client = passage("192.0.2.1")
    let (_, ticket) = try firstTicket(client, gate())
    let earlier = try gate(Moment(seconds: noon.seconds - 10))
    let fromTheFuture = passage(client, ticket, solved: true)
    #expect(try self.ticket(try earlier.decide(fromTheFuture)) != ticket)
    let yesterday = try gate(Moment(seconds: noon.seconds - 86_400))
    #expect(try firstTicket(client, yesterday).answered == 3, "a day of its own")
    #expect(try firstTicket(client, gate()).answered == 0)
  }

  @Test func fileThatCannotBeUsedIsAnError() throws {
    try FileManager.default.createDirectory(
      at: folder["limits"], withIntermediateDirectories: false)
    #expect(throws: SystemError.isFolder) { try gate().decide(passage("192.0.2.1")) }
    #expect(throws: SystemError.noSuchFile) {
      try Gate(
        path: Array("\(folder.url.path)/a/b".utf8), limits: limits, key: key, now: noon)
    }
  }
}
