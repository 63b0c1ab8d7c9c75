/// What a CGI program answered (RFC 3875, section 6).
struct CGIResponse: Equatable, Sendable {
  /// The status code, 200 when the program names none.
  private(set) var status = 200
  /// The words after the code; may be empty.
  private(set) var phrase = "OK"
  /// The headers in order, `Status` left out.
  private(set) var headers: [Header] = []
  /// Everything after the blank line.
  let body: [UInt8]

  /// A name and its value.
  struct Header: Equatable, Sendable {
    /// The name as the program wrote it.
    let name: String
    /// The value without the spaces around it.
    let value: String
  }

  /// Why the output is no answer.
  enum Fault: Error, Equatable {
    /// No blank line ends the headers.
    case noBlankLine
    /// A line of the headers, from 1, is not `Name: value` in UTF-8.
    case badHeader(line: Int)
    /// The status is not a number from 200 to 599.
    case badStatus
    /// None of `Content-Type`, `Location` and `Status` is there.
    case nothingToGoBy
  }

  /// Reads the whole output of a program.
  init(output: [UInt8]) throws(Fault) {
    var rest = output[...]
    var line = 0
    while true {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { throw .noBlankLine }
      line += 1
      var text = rest[..<end]
      if text.last == UInt8(ascii: "\r") { text.removeLast() }
      rest = rest[(end + 1)...]
      if text.isEmpty { break }
      headers.append(try Self.header(text, line: line))
    }
    body = Array(rest)
    try takeStatus()
  }

  /// `Name: value`, the name being a token of HTTP.
  private static func header(_ text: ArraySlice<UInt8>, line: Int) throws(Fault) -> Header {
    guard let string = String(validating: text, as: UTF8.self),
      let colon = string.firstIndex(of: ":"), colon > string.startIndex,
      string[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }),
      !string.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\t" })
    else { throw .badHeader(line: line) }
    let value = string[string.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    return Header(name: String(string[..<colon]), value: String(value))
  }

  /// Moves `Status` out of the headers; `Location` without it means 302.
  private mutating func takeStatus() throws(Fault) {
    if let written = value("status") {
      let parts = written.split(separator: " ", maxSplits: 1)
      guard let code = parts.first.flatMap({ Int($0) }), (200...599).contains(code) else {
        throw .badStatus
      }
      status = code
      phrase = parts.count > 1 ? String(parts[1]) : ""
      headers.removeAll { $0.name.lowercased() == "status" }
    } else if value("location") != nil {
      status = 302
      phrase = "Found"
    } else if value("content-type") == nil {
      throw .nothingToGoBy
    }
  }

  private func value(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name }?.value
  }
}

extension CGIResponse.Fault: CustomStringConvertible {
  /// What is wrong and what to do, in one sentence.
  var description: String {
    switch self {
    case .noBlankLine:
      "the program wrote no blank line after its headers; see its log, it may have crashed"
    case .badHeader(let line):
      "line \(line) of the program's headers is not \"Name: value\"; print nothing before them"
    case .badStatus: "the program's Status is not a number from 200 to 599; write \"200 OK\""
    case .nothingToGoBy: "the program wrote no Content-Type; print it before the blank line"
    }
  }
}
