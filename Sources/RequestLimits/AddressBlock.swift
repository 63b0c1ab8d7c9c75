package import CertificateIndex

/// All addresses that begin with the same bits, as `10.0.0.0/8` writes them (RFC 4632, section 3.1).
package struct AddressBlock: Equatable, Sendable {
  /// An address of the block whose other bits are zero.
  package let first: NetworkAddress
  /// How many bits of the 128 the addresses share; an IPv4 block has 96 more than are written.
  package let length: Int

  /// The block that an address lies in.
  package init(of address: NetworkAddress, length: Int) {
    self.length = min(max(length, 0), 128)
    first = NetworkAddress(
      high: address.high & leadingBits(self.length),
      low: address.low & leadingBits(self.length - 64))
  }

  /// Whether the address lies in the block.
  package func contains(_ address: NetworkAddress) -> Bool {
    AddressBlock(of: address, length: length).first == first
  }

  /// Reads `10.0.0.0/8`, `2001:db8::/32`, or an address alone.
  package init?(_ text: [UInt8]) {
    let slash = text.firstIndex(of: UInt8(ascii: "/")) ?? text.endIndex
    guard let address = NetworkAddress(Array(text[..<slash])) else { return nil }
    let family = address.isIPv4 && !text.contains(UInt8(ascii: ":")) ? 32 : 128
    guard slash < text.endIndex else {
      self.init(of: address, length: 128)
      return
    }
    guard let length = number(text[(slash + 1)...], base: 10, digits: 3), length <= family else {
      return nil
    }
    self.init(of: address, length: Int(length) + 128 - family)
  }

  /// The block as a row of numbers in a file of ours.
  package func encode(into bytes: inout [UInt8]) {
    bytes.append(littleEndian: first.high)
    bytes.append(littleEndian: first.low)
    bytes.append(byte: UInt8(length))
  }

  /// Reads what ``encode(into:)`` wrote.
  package init(from reader: inout ByteReader) {
    let high = reader.number(bytes: 8)
    let low = reader.number(bytes: 8)
    self.init(
      of: NetworkAddress(high: high, low: low), length: Int(reader.number(bytes: 1)))
  }
}

/// A word whose first so many bits are set.
private func leadingBits(_ count: Int) -> UInt64 {
  count <= 0 ? 0 : count >= 64 ? UInt64.max : ~(UInt64.max >> UInt64(count))
}
