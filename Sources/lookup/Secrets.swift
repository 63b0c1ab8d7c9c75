import AnswerPage
import CertificateIndex
import LookupCGI
import RequestLimits

/// Where the files lie, and the keys to them.
struct Secrets {
  let places: Places
  let keys: KeyRing

  /// The key under which tickets are sealed.
  var ticketKey: Bits128 { keys.newest.subkey("ticket", for: []) }

  /// Opens a ticket that was sealed under any of the keys, so that a new one costs nobody a form.
  func ticket(sealed: [UInt8]) -> Ticket? {
    for key in keys.keys {
      if let ticket = Ticket(sealed: sealed, key: key.subkey("ticket", for: [])) { return ticket }
    }
    return nil
  }

  /// Looks a query up.
  func search(_ query: Query, page: AnswerPage) throws(Logged) -> Findings {
    try Installation.ask(
      query.definition, page: page, places: places, keys: keys
    ) { index throws(IndexError) in try index.search(query) }
  }
}
