import AnswerPage
import LookupCGI
import RequestLimits
import Testing

/// The site of the tests trusts the proxies 192.0.2.0/24 and 2001:db8::/64.
@Suite struct SenderTests {
  // MARK: Who asks

  @Test(arguments: [
    ("203.0.113.5", "", "203.0.113.5"), ("203.0.113.5", "198.51.100.1", "203.0.113.5"),
    ("192.0.2.1", "", "192.0.2.1"), ("192.0.2.1", "198.51.100.1", "198.51.100.1"),
    ("192.0.2.1", "198.51.100.9, 198.51.100.1", "198.51.100.1"),
    ("192.0.2.1", "198.51.100.1, 192.0.2.7,192.0.2.8", "198.51.100.1"),
    ("192.0.2.1", "192.0.2.7", "192.0.2.7"), ("2001:db8::1", "2001:db9::5", "2001:db9::5"),
    ("192.0.2.1", "nonsense", ""), ("192.0.2.1", "198.51.100.1, ", ""),
    ("192.0.2.1", "198.51.100.1:4711", ""),
    ("192.0.2.1", "unknown, 198.51.100.1", "198.51.100.1"), ("::ffff:192.0.2.1", "::5", "::5"),
  ])
  func onlyTrustedProxiesAreBelievedAboutWhomTheyForward(
    remote: String, forwarded: String, client: String
  ) {
    let sender = Sender(remoteAddress: bytes(remote), forwardedFor: bytes(forwarded))
    #expect(sender.client(Fixture.access) == NetworkAddress(bytes(client)))
  }

  @Test(arguments: ["", "unix:", "localhost"])
  func clientWithoutAnAddressIsUnknown(remote: String) {
    let sender = Sender(remoteAddress: bytes(remote), forwardedFor: bytes("198.51.100.1"))
    #expect(sender.client(Fixture.access) == nil)
  }

  // MARK: Over which connection

  @Test(arguments: [
    ("203.0.113.5", "on", "", true), ("203.0.113.5", "ON", "", true),
    ("203.0.113.5", "1", "", true), ("203.0.113.5", "", "", false),
    ("203.0.113.5", "off", "", false), ("203.0.113.5", "", "https", false),
    ("192.0.2.1", "", "https", true), ("192.0.2.1", "", "HTTPS", true),
    ("192.0.2.1", "", "https, http", true), ("192.0.2.1", "on", "http", false),
    ("192.0.2.1", "on", "", true), ("127.0.0.1", "", "", true), ("::1", "off", "", true),
    ("", "", "", false),
  ])
  func plainHTTPIsRefusedButOnTheMachineItself(
    remote: String, https: String, scheme: String, isAnswered: Bool
  ) {
    var sender = Sender(remoteAddress: bytes(remote), https: bytes(https))
    sender.forwardedScheme = bytes(scheme)
    #expect(sender.refusal(Fixture.access) == (isAnswered ? nil : .insecure))
    var lenient = Fixture.access
    lenient.allowsHTTP = true
    #expect(sender.refusal(lenient) == nil)
  }

  @Test func visitorBehindAProxyOfThisMachineIsNotOnIt() {
    var access = Fixture.access
    access.trustedProxies = [AddressBlock(bytes("127.0.0.0/8"))].compactMap { $0 }
    for forwarded in ["203.0.113.5", "203.0.113.5:4711", "unknown", "127.0.0.1, 203.0.113.5"] {
      let sender = Sender(remoteAddress: bytes("127.0.0.1"), forwardedFor: bytes(forwarded))
      #expect(sender.refusal(access) == .insecure, "\(forwarded)")
    }
  }

  // MARK: From which page

  private func isAnswered(site: String, origin: String, remote: String = "203.0.113.5") -> Bool {
    let sender = Sender(
      remoteAddress: bytes(remote), https: bytes("on"), fetchSite: bytes(site),
      origin: bytes(origin))
    return sender.refusal(Fixture.access) == nil
  }

  @Test(arguments: ["same-origin", "same-site", "none"])
  func browserThatKnowsTheSiteDecidesFirst(site: String) {
    for origin in ["", "null", "https://www.example.org", "https://evil.example"] {
      #expect(isAnswered(site: site, origin: origin))
    }
  }

  @Test(arguments: ["", "cross-site", "strange"])
  func elseTheOriginMustBeOneOfTheHosts(site: String) {
    for origin in [
      "https://www.example.org", "http://lookup.example.org", "HTTPS://WWW.EXAMPLE.ORG",
      "https://www.example.org:8443", "null", "",
    ] {
      #expect(isAnswered(site: site, origin: origin), "\(origin)")
    }
    for origin in [
      "https://evil.example", "https://www.example.org.evil.example", "https://example.org",
      "https://evil-www.example.org", "ftp://www.example.org", "www.example.org", "https:",
      "https:www.example.org", "https://", "https://localhost", "http://127.0.0.1:8080", "nul",
    ] {
      #expect(!isAnswered(site: site, origin: origin), "\(origin)")
    }
  }

  @Test(arguments: ["http://localhost:8080", "http://127.0.0.1:8080"])
  func previewOnThisMachineIsOurs(origin: String) {
    #expect(isAnswered(site: "", origin: origin, remote: "127.0.0.1"))
    #expect(!isAnswered(site: "", origin: "http://evil.example", remote: "127.0.0.1"))
  }
}
