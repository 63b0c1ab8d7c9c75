import AnswerPage
package import CertificateIndex
package import RequestLimits

/// Work that is asked for before a question is answered.
package struct Challenge: Equatable, Sendable {
  private let ticket: Ticket
  /// The ticket as it is sent to the client.
  let sealed: [UInt8]
  private let now: Moment
  /// Whether the client has asked very often.
  package let isHard: Bool

  /// The challenge of a ticket, which is sealed under the key.
  package init(_ ticket: Ticket, isHard: Bool, key: Bits128, now: Moment) {
    self.ticket = ticket
    self.isHard = isHard
    self.now = now
    sealed = ticket.sealed(key: key)
  }

  /// The seconds after which the question is answered without work.
  var seconds: Int { max(ticket.ready.seconds - now.seconds, 0) }

  /// The puzzle.
  var proof: ProofOfWork { ProofOfWork(seed: Ticket.seed(of: sealed), work: ticket.work) }

  /// The largest beginning of a hash that the proof may have, in 16 hexadecimal digits.
  var target: [UInt8] {
    var digits: [UInt8] = []
    for shift in stride(from: 56, through: 0, by: -8) as StrideThrough<UInt64> {
      digits += hexadecimal([UInt8(truncatingIfNeeded: proof.target >> shift)])
    }
    return digits
  }

  /// Writes what a page says of the challenge in a place.
  func fill(_ slot: Slot, in html: inout ByteWriter) {
    switch slot {
    case .ticket: html.add(sealed[...])
    case .target: html.add(target[...])
    case .wait: html.add(decimal: seconds)
    case .ready: html.add(ticket.ready.clock[...])
    default: break
    }
  }
}
