package import CertificateIndex

/// A form that is to be sent again, with what was asked for before it is answered.
///
/// It is sealed: encrypted and authenticated, so the page that carries it shows nothing of what was
/// typed, and nobody can change it. It is bound to the form because it is the form.
package struct Ticket: Equatable, Sendable {
  /// When it was made.
  package let issued: Moment
  /// What was asked for then.
  package let work: UInt64
  /// Seconds from then until it is answered without work.
  package let wait: UInt32
  /// The state of the counters of the client and of what is guessed.
  ///
  /// Answering changes them, so a ticket is answered once, and only one of several.
  package let stamp: UInt64
  /// The fields of the form, as ``FormFields`` writes them.
  package let form: [UInt8]

  package init(issued: Moment, work: UInt64, wait: UInt32, stamp: UInt64, form: [UInt8]) {
    self.issued = issued
    self.work = work
    self.wait = wait
    self.stamp = stamp
    self.form = form
  }

  /// From when on it is answered without work.
  package var ready: Moment { Moment(seconds: issued.seconds + Int(wait)) }

  /// Whether it is too old or from the future.
  package func isExpired(at now: Moment) -> Bool {
    now.seconds < issued.seconds || now.seconds > ready.seconds + lifetime
  }
}

/// Seconds after ``Ticket/ready`` in which a ticket is worth something.
private let lifetime = 900

// MARK: The seal

/// A synthetic-IV construction (after RFC 5297) of one pseudo-random function: the tag is the hash of the
/// text, and hashes of the tag with a counter mask the text. It needs no random numbers.
extension Ticket {
  /// The ticket as hexadecimal digits: a tag of 32, then the masked text.
  package func sealed(key: Bits128) -> [UInt8] {
    let text = plainText
    let tag = SipHash.hash(text, key: subkey("tag", of: key))
    var bytes: [UInt8] = []
    bytes.append(littleEndian: tag.first)
    bytes.append(littleEndian: tag.second)
    bytes += masked(text, tag: tag, key: key)
    return hexadecimal(bytes)
  }

  /// Opens a ticket that was sealed with the key; nil for anything else.
  package init?(sealed digits: [UInt8], key: Bits128) {
    guard let bytes = Ticket.bytes(hexadecimal: digits), bytes.count > 16 else { return nil }
    var reader = ByteReader(bytes)
    let tag = Bits128(first: reader.number(bytes: 8), second: reader.number(bytes: 8))
    let text = masked(Array(bytes[16...]), tag: tag, key: key)
    let own = SipHash.hash(text, key: subkey("tag", of: key))
    guard (own.first ^ tag.first) | (own.second ^ tag.second) == 0 else { return nil }
    self.init(plainText: text)
  }

  /// The digits of a sealed ticket that name it, for the proof of work.
  package static func seed(of sealed: [UInt8]) -> [UInt8] { Array(sealed.prefix(32)) }

  private var plainText: [UInt8] {
    var text: [UInt8] = []
    text.append(littleEndian: UInt64(issued.seconds))
    text.append(littleEndian: work)
    text.append(littleEndian: wait)
    text.append(littleEndian: stamp)
    text += form
    return text
  }

  private init(plainText: [UInt8]) {
    var reader = ByteReader(plainText)
    issued = Moment(seconds: Int(reader.number(bytes: 8)))
    work = reader.number(bytes: 8)
    wait = UInt32(reader.number(bytes: 4))
    stamp = reader.number(bytes: 8)
    form = Array(plainText.dropFirst(28))
  }

  private static func bytes(hexadecimal digits: [UInt8]) -> [UInt8]? {
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = hexadecimalValue(digits[index]),
        let low = hexadecimalValue(digits[index + 1])
      else { return nil }
      bytes.append(byte: high << 4 | low)
    }
    return bytes
  }
}

/// The text with a stream of hashes of tag and place laid over it; the same again takes it off.
private func masked(_ text: [UInt8], tag: Bits128, key: Bits128) -> [UInt8] {
  let key = subkey("mask", of: key)
  var result: [UInt8] = []
  result.reserveCapacity(text.count)
  var word: UInt64 = 0
  for (index, byte) in text.enumerated() {
    if index % 8 == 0 { word = maskWord(index / 8, tag: tag, key: key) }
    result.append(byte: byte ^ UInt8(truncatingIfNeeded: word >> UInt64(index % 8 * 8)))
  }
  return result
}

private func maskWord(_ index: Int, tag: Bits128, key: Bits128) -> UInt64 {
  var hash = SipHash(key: key)
  hash.update(tag.first)
  hash.update(tag.second)
  hash.update(UInt64(index))
  return hash.finalize().first
}

private func subkey(_ use: StaticString, of key: Bits128) -> Bits128 {
  SipHash.hash([UInt8](use), key: key)
}

/// Bytes as two small hexadecimal digits each.
package func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
  var digits: [UInt8] = []
  digits.reserveCapacity(bytes.count * 2)
  for byte in bytes {
    digits.append(byte: hexadecimalDigit(byte >> 4))
    digits.append(byte: hexadecimalDigit(byte & 0xf))
  }
  return digits
}
