import CertificateIndex

/// What the web server says of a request before its body is read (RFC 3875, section 4.1).
package struct RequestHead: Equatable, Sendable {
  package var method: [UInt8]
  package var contentType: [UInt8]
  package var contentLength: [UInt8]
  /// `Transfer-Encoding`: `chunked` where the client did not count its body, nor did the server.
  package var transferEncoding: [UInt8]
  /// `Accept`: the media types that the client understands.
  package var accept: [UInt8]

  package init(
    method: [UInt8], contentType: [UInt8], contentLength: [UInt8], transferEncoding: [UInt8] = [],
    accept: [UInt8] = []
  ) {
    self.method = method
    self.contentType = contentType
    self.contentLength = contentLength
    self.transferEncoding = transferEncoding
    self.accept = accept
  }

  /// How the answer is to be written: for programs where they name `application/json` and no page.
  package var format: Format {
    var rest = accept.map(lowercased)[...]
    var namesJSON = false
    while !rest.isEmpty {
      var range = rest.cut(before: UInt8(ascii: ","))
      let type = range.cut(before: UInt8(ascii: ";")).filter { $0 != UInt8(ascii: " ") }
      if type == "text/html" { return .html }
      if type == "application/json" { namesJSON = true }
    }
    return namesJSON ? .json : .html
  }

  /// The largest form that is read, in bytes.
  package static let largestBody = 4096

  /// What is to be done with the request.
  package enum Reading: Equatable, Sendable {
    /// Read a form of that many bytes.
    case form(bytes: Int)
    /// Refuse it.
    case refusal(Refusal)
  }

  /// Whether there is a form to read.
  package var reading: Reading {
    guard method == "POST" else { return .refusal(.method) }
    guard isForm, let length = number(contentLength) else { return .refusal(.notAForm) }
    guard length <= RequestHead.largestBody else { return .refusal(.tooLarge) }
    return .form(bytes: length)
  }

  /// How many bytes of a refused body are taken from the web server all the same.
  ///
  /// A server that cannot hand the body over may drop the answer. One that has not counted the body
  /// closes standard input behind it; of any other nothing says that it does.
  package var bytesToDrop: Int {
    let uncounted = transferEncoding.isEmpty ? 0 : RequestHead.largestDroppedBody
    return min(number(contentLength) ?? uncounted, RequestHead.largestDroppedBody)
  }

  /// The most bytes of a refused body that are read: what a pipe holds.
  private static let largestDroppedBody = 65_536

  /// Whether the content type is that of a form, whatever its parameters.
  private var isForm: Bool {
    var parts = contentType[...]
    var type = parts.cut(before: UInt8(ascii: ";"))
    return type.cut(before: UInt8(ascii: " ")).spells("application/x-www-form-urlencoded")
  }
}

/// Why a request has no form to look up.
package enum Refusal: Equatable, Sendable {
  /// Only POST is answered.
  case method
  /// The body is no form of this site.
  case notAForm
  /// The body is larger than any form of this site.
  case tooLarge
  /// The form came over a connection on which others can read along.
  case insecure
  /// The form stands on a page that is not of this site.
  case foreign
  /// The form came in a ticket that is of yesterday, of another key, or none.
  case expired
}

extension ArraySlice<UInt8> {
  /// Whether the bytes are a text of small letters, whatever case they have.
  @inline(never)
  func spells(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { letters in
      for index in letters.indices
      where unsafe lowercased(self[startIndex + index]) != letters[index] { return false }
      return true
    }
  }
}

/// The small letter of an ASCII capital; any other byte as it is.
func lowercased(_ byte: UInt8) -> UInt8 {
  0x41...0x5a ~= byte ? byte | 0x20 : byte
}

/// A decimal number of up to nine digits; nil for anything else.
private func number(_ digits: [UInt8]) -> Int? {
  guard 1...9 ~= digits.count else { return nil }
  var number = 0
  for digit in digits {
    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
    number = number * 10 + Int(digit - UInt8(ascii: "0"))
  }
  return number
}
