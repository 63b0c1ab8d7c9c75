/// A value as JSON (RFC 8259), its members in the order in which they are given.
enum JSONText {
  case text(String)
  case list([JSONText])
  case object([(String, JSONText)])

  /// The value in UTF-8, each item of the outer lists on a line of its own.
  var bytes: [UInt8] {
    var text: [UInt8] = []
    append(to: &text)
    text.append(UInt8(ascii: "\n"))
    return text
  }

  private func append(to text: inout [UInt8]) {
    switch self {
    case .text(let string): text.appendQuoted(string)
    case .list(let items):
      text += "[".utf8
      for (index, item) in items.enumerated() {
        text += (index == 0 ? "\n" : ",\n").utf8
        item.append(to: &text)
      }
      text += "]".utf8
    case .object(let members):
      text += "{".utf8
      for (index, member) in members.enumerated() {
        text += (index == 0 ? "" : ", ").utf8
        text.appendQuoted(member.0)
        text += ": ".utf8
        member.1.append(to: &text)
      }
      text += "}".utf8
    }
  }
}

extension [UInt8] {
  /// Appends a JSON string (RFC 8259, section 7).
  fileprivate mutating func appendQuoted(_ string: String) {
    append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): self += [UInt8(ascii: "\\"), byte]
      case 0..<0x20: self += "\\u00".utf8 + [hexDigit(byte >> 4), hexDigit(byte & 15)]
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }
}

private func hexDigit(_ number: UInt8) -> UInt8 { Array("0123456789abcdef".utf8)[Int(number)] }
