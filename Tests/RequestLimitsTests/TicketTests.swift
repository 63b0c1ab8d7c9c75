import CertificateIndex
import RequestLimits
import Testing

@Suite struct TicketTests {
  private let key = Bits128(first: 1, second: 2)
  private let ticket = Ticket(
    issued: Moment(seconds: 1_700_000_000), work: 77, wait: 30, stamp: 0xfedc_ba98_7654_3210,
    form: Array("certificate_no=sample".utf8))

  @Test func opensWhatItSealed() {
    #expect(Ticket(sealed: ticket.sealed(key: key), key: key) == ticket)
  }

  @Test func showsNothingOfTheForm() {
    let sealed = ticket.sealed(key: key)
    #expect(sealed.allSatisfy { "0123456789abcdef".utf8.contains($0) })
    let digits = ticket.form.map { String($0, radix: 16) }.joined()
    #expect(!String(decoding: sealed, as: UTF8.self).contains(digits.prefix(12)))
  }

  @Test func oneChangedDigitMakesItWorthless() throws {
    let sealed = ticket.sealed(key: key)
    for place in sealed.indices {
      var changed = sealed
      changed[place] = changed[place] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
      #expect(Ticket(sealed: changed, key: key) == nil)
    }
  }

  @Test(arguments: [
    "", "0", "zz", "00", String(repeating: "0", count: 32), String(repeating: "ab", count: 400),
  ])
  func opensNothingElse(sealed: String) {
    #expect(Ticket(sealed: Array(sealed.utf8), key: key) == nil)
  }

  @Test func anotherKeyOpensNothing() {
    #expect(Ticket(sealed: ticket.sealed(key: key), key: Bits128(first: 1, second: 3)) == nil)
  }

  @Test(arguments: [(-1, true), (0, false), (30, false), (930, false), (931, true)])
  func lastsAQuarterOfAnHourFromWhenItIsReady(seconds: Int, isExpired: Bool) {
    #expect(ticket.isExpired(at: Moment(seconds: 1_700_000_000 + seconds)) == isExpired)
  }

  @Test(arguments: [
    (0, "08:00:00", 0), (57_599, "23:59:59", 0), (57_600, "00:00:00", 1), (57_661, "00:01:01", 1),
  ])
  func momentIsToldByTheClocksOfChina(seconds: Int, clock: String, day: UInt16) {
    #expect(Moment(seconds: seconds).clock == Array(clock.utf8))
    #expect(Moment(seconds: seconds).day == day)
  }
}
