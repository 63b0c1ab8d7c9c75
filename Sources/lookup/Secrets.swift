import AnswerPage
import CertificateIndex
import LookupCGI

/// Where the files lie, and the key to them.
struct Secrets {
  let places: Places
  let key: MasterKey

  /// The key under which tickets are sealed.
  var ticketKey: Bits128 { key.subkey("ticket", for: []) }

  /// Looks a query up.
  func search(_ query: Query, page: AnswerPage) throws(Logged) -> Findings {
    try Installation.ask(
      query.definition, page: page, places: places, key: key
    ) { index throws(IndexError) in try index.search(query) }
  }
}
