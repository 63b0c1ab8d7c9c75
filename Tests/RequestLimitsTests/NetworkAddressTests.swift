import RequestLimits
import Testing

@Suite struct NetworkAddressTests {
  @Test(
    arguments: [
      ("0.0.0.0", 0, 0xffff_0000_0000), ("192.0.2.1", 0, 0xffff_c000_0201),
      ("255.255.255.255", 0, 0xffff_ffff_ffff), ("::", 0, 0), ("::1", 0, 1), ("1::", 1 << 48, 0),
      ("2001:db8::ff:1", 0x2001_0db8 << 32, 0xff_0001),
      ("2001:DB8:1:2:3:4:5:6", 0x2001_0db8_0001_0002, 0x0003_0004_0005_0006),
      ("::ffff:192.0.2.1", 0, 0xffff_c000_0201),
      ("64:ff9b::192.0.2.1", 0x64_ff9b << 32, 0xc000_0201),
      ("1:2:3:4:5:6:192.0.2.1", 0x0001_0002_0003_0004, 0x0005_0006_c000_0201),
      ("1:2:3:4:5:6:7::", 0x0001_0002_0003_0004, 0x0005_0006_0007_0000),
    ] as [(String, UInt64, UInt64)])
  func readsBothFamilies(text: String, high: UInt64, low: UInt64) {
    #expect(NetworkAddress(Array(text.utf8)) == NetworkAddress(high: high, low: low))
  }

  @Test(arguments: [
    "", "1", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.1.1.1", "1.1.1.1 ", "1..1.1", "a.b.c.d",
    ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1::", "12345::",
    "g::", "1:", ":1", "::1:", "[::1]", "::1%lo", "fe80::1/64", "1.2.3.4:80", "unix:", "::1.2.3",
    "1.2.3.4::",
  ])
  func refusesAnythingElse(text: String) {
    #expect(NetworkAddress(Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.255.0.9", true), ("::1", true), ("::ffff:127.0.0.1", true),
    ("128.0.0.1", false), ("126.0.0.1", false), ("::2", false), ("10.0.0.1", false), ("::", false),
  ])
  func knowsTheMachinesOwn(text: String, isLoopback: Bool) throws {
    #expect(try #require(NetworkAddress(Array(text.utf8))).isLoopback == isLoopback)
  }
}

@Suite struct AddressBlockTests {
  @Test(arguments: [
    ("10.0.0.0/8", "10.255.1.2", true), ("10.0.0.0/8", "11.0.0.1", false),
    ("10.1.2.3/8", "10.9.9.9", true), ("192.0.2.1", "192.0.2.1", true),
    ("192.0.2.1", "192.0.2.2", false), ("0.0.0.0/0", "203.0.113.5", true),
    ("0.0.0.0/0", "2001:db8::1", false), ("::/0", "192.0.2.1", true),
    ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::1", false),
    ("2001:db8:0:1::/64", "2001:db8:0:1:ffff::", true),
    ("2001:db8:0:1::/64", "2001:db8:0:2::", false), ("fe80::/10", "febf::1", true),
    ("10.0.0.0/8", "::ffff:10.1.1.1", true),
  ])
  func containsWhatBeginsLikeIt(block: String, address: String, isInside: Bool) throws {
    let block = try #require(AddressBlock(Array(block.utf8)))
    let address = try #require(NetworkAddress(Array(address.utf8)))
    #expect(block.contains(address) == isInside)
  }

  @Test(arguments: [
    "", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "::/1000", "10.0.0.0/8/8", "a/8",
    "10.0.0.0/a",
  ])
  func refusesAnythingElse(text: String) {
    #expect(AddressBlock(Array(text.utf8)) == nil)
  }
}
