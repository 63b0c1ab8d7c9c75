import CertificateIndex

/// The address of a client: IPv6, or IPv4 in its mapped form (RFC 4291, section 2.5.5.2).
package struct NetworkAddress: Equatable, Sendable {
  /// The first eight bytes, most significant first.
  package let high: UInt64
  /// The last eight bytes, most significant first.
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Whether it is an address of IPv4.
  package var isIPv4: Bool { high == 0 && low >> 32 == 0xffff }

  /// Whether it is the machine's own: 127.0.0.0/8 or ::1.
  package var isLoopback: Bool {
    isIPv4 ? low >> 24 & 0xff == 127 : high == 0 && low == 1
  }

  /// Reads `192.0.2.1` or `2001:db8::1`, and nothing else.
  package init?(_ text: [UInt8]) {
    guard text.contains(UInt8(ascii: ":")) else {
      guard let address = dottedQuad(text[...]) else { return nil }
      self.init(high: 0, low: 0xffff_0000_0000 | UInt64(address))
      return
    }
    guard let groups = groups(of: text) else { return nil }
    self.init(high: joined(groups[..<4]), low: joined(groups[4...]))
  }
}

/// The eight groups of an IPv6 address (RFC 4291, section 2.2); nil for anything else.
private func groups(of text: [UInt8]) -> [UInt16]? {
  guard let gap = placeOfGap(in: text) else {
    guard let groups = groups(in: text[...], mayEndInIPv4: true), groups.count == 8 else {
      return nil
    }
    return groups
  }
  guard let front = groups(in: text[..<gap], mayEndInIPv4: false),
    let back = groups(in: text[(gap + 2)...], mayEndInIPv4: true),
    front.count + back.count < 8
  else { return nil }
  return front + [UInt16](repeating: 0, count: 8 - front.count - back.count) + back
}

/// Where `::` begins.
private func placeOfGap(in text: [UInt8]) -> Int? {
  let colon = UInt8(ascii: ":")
  var place = 0
  while place + 1 < text.count {
    if text[place] == colon, text[place + 1] == colon { return place }
    place += 1
  }
  return nil
}

/// Groups between single colons; none in nothing.
private func groups(in text: ArraySlice<UInt8>, mayEndInIPv4: Bool) -> [UInt16]? {
  var groups: [UInt16] = []
  var start = text.startIndex
  while start < text.endIndex {
    let end = text[start...].firstIndex(of: UInt8(ascii: ":")) ?? text.endIndex
    let group = text[start..<end]
    if mayEndInIPv4, end == text.endIndex, let address = dottedQuad(group) {
      groups.append(UInt16(address >> 16))
      groups.append(UInt16(truncatingIfNeeded: address))
    } else {
      guard let value = number(group, base: 16, digits: 4) else { return nil }
      groups.append(UInt16(value))
    }
    guard end + 1 != text.endIndex else { return nil }
    start = end + 1
  }
  return groups
}

/// Four numbers of up to 255, without leading zeros, between dots.
private func dottedQuad(_ text: ArraySlice<UInt8>) -> UInt32? {
  var address: UInt32 = 0
  var count = 0
  var start = text.startIndex
  while start <= text.endIndex {
    let end = text[start...].firstIndex(of: UInt8(ascii: ".")) ?? text.endIndex
    guard count < 4, let value = number(text[start..<end], base: 10, digits: 3), value < 256,
      text[start] != UInt8(ascii: "0") || end - start == 1
    else { return nil }
    address = address << 8 | value
    count += 1
    start = end + 1
  }
  return count == 4 ? address : nil
}

/// A number of one to so many digits; nil for anything else.
func number(_ text: ArraySlice<UInt8>, base: UInt8, digits: Int) -> UInt32? {
  guard 1...digits ~= text.count else { return nil }
  var number: UInt32 = 0
  for character in text {
    guard let value = hexadecimalValue(character), value < base else { return nil }
    number = number * UInt32(base) + UInt32(value)
  }
  return number
}

private func joined(_ groups: ArraySlice<UInt16>) -> UInt64 {
  groups.reduce(0) { $0 << 16 | UInt64($1) }
}
