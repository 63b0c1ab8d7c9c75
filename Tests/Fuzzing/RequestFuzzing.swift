import AnswerPage
import CertificateIndex
import Foundation
import LookupCGI
import RequestLimits

/// The headers of a request, in lines: what is read of them is within its bounds, and an address is one
/// exactly where the C library finds one.
func fuzzRequest(_ bytes: [UInt8]) {
  let lines = bytes.split(
    separator: UInt8(ascii: "\n"), maxSplits: 8, omittingEmptySubsequences: false
  ).map(Array.init)
  func line(_ number: Int) -> [UInt8] { number < lines.count ? lines[number] : [] }
  checkHead(
    RequestHead(
      method: line(0), contentType: line(1), contentLength: line(2), transferEncoding: line(8),
      accept: line(3)))
  checkSender(
    Sender(
      remoteAddress: line(4), https: line(5), forwardedFor: line(6), forwardedScheme: line(5),
      fetchSite: line(7), origin: line(8)))
  for line in lines { checkAddress(line) }
}

private func checkHead(_ head: RequestHead) {
  require(0...65_536 ~= head.bytesToDrop, "bytes to drop are \(head.bytesToDrop)")
  if case .form(let size) = head.reading {
    require(0...RequestHead.largestBody ~= size, "a form of \(size) bytes is read")
    require(head.method == Array("POST".utf8), "another method has a form")
  }
  _ = head.format
}

private func checkSender(_ sender: Sender) {
  let access = FuzzSite.access
  let isForwarded = NetworkAddress(sender.remoteAddress).map { address in
    access.trustedProxies.contains { $0.contains(address) }
  }
  if isForwarded != true {
    require(
      sender.client(access) == NetworkAddress(sender.remoteAddress),
      "somebody who is no trusted proxy is believed")
  } else if let last = sender.forwardedFor.split(
    separator: UInt8(ascii: ","), omittingEmptySubsequences: false
  ).last, !sender.forwardedFor.isEmpty,
    NetworkAddress(last.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) == nil
  {
    require(sender.client(access) == nil, "a visitor without an address is taken for somebody")
  }
  var open = access
  open.allowsHTTP = true
  if sender.refusal(access) == nil {
    require(sender.refusal(open) == nil, "what is answered over TLS only is refused over both")
  }
}

/// The C library reads the same addresses, but for zeros in front of decimal numbers.
private func checkAddress(_ text: [UInt8]) {
  guard text.count < 64, !text.contains(0) else { return }
  let name = String(decoding: text, as: UTF8.self)
  var v4 = in_addr()
  var v6 = in6_addr()
  let isKnown = inet_pton(AF_INET, name, &v4) == 1 || inet_pton(AF_INET6, name, &v6) == 1
  require(
    (NetworkAddress(text) != nil) == isKnown, "\(name) is an address to one of two only")
  guard let block = AddressBlock(text) else { return }
  require(0...128 ~= block.length, "a block of \(block.length) bits")
  require(block.contains(block.first), "a block does not contain its first address")
}
