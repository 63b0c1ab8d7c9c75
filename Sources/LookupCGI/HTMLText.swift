import CertificateIndex

extension [UInt8] {
  /// The bytes as text of an HTML page, in an element or in a quoted attribute.
  ///
  /// - Precondition: The bytes are UTF-8; what was typed is only shown after it was found to be.
  package var htmlEscaped: [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(count + 16)
    for byte in self {
      switch byte {
      case UInt8(ascii: "&"): html.append("&amp;")
      case UInt8(ascii: "<"): html.append("&lt;")
      case UInt8(ascii: ">"): html.append("&gt;")
      case UInt8(ascii: "\""): html.append("&quot;")
      case UInt8(ascii: "'"): html.append("&#39;")
      default: html.append(byte: byte)
      }
    }
    return html
  }
}
