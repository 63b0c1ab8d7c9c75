let comma = UInt8(ascii: ",")
let quote = UInt8(ascii: "\"")
let lineFeed = UInt8(ascii: "\n")
let carriageReturn = UInt8(ascii: "\r")

// RFC 4180, section 2: one method for each rule of the grammar.
extension CSVRecord {
  /// Finds the fields of the line that is in the buffer: `record = field *(COMMA field)`.
  mutating func parse() -> CSVOutcome {
    guard bytes.count <= CSVLimits.longestRecord else { return bad(.tooLong) }
    do throws(CSVError.Reason) {
      var position = try parseField(at: 0)
      while position < bytes.count {
        position = try parseField(at: position + 1)
      }
      return .record
    } catch {
      return bad(error)
    }
  }

  /// `field = (escaped / non-escaped)`; returns the place of the comma after it, or the end.
  private mutating func parseField(at start: Int) throws(CSVError.Reason) -> Int {
    if start < bytes.count, bytes[start] == quote { return try parseEscaped(from: start + 1) }
    return try parseNonEscaped(from: start)
  }

  /// `non-escaped = *TEXTDATA`.
  private mutating func parseNonEscaped(from start: Int) throws(CSVError.Reason) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != comma {
      if bytes[end] == quote { throw .quoteInUnquotedField }
      if bytes[end] == carriageReturn { throw .carriageReturnInField }
      end += 1
    }
    fields.append(start..<end)
    return end
  }

  /// `escaped = DQUOTE *(TEXTDATA / COMMA / 2DQUOTE) DQUOTE`; doubled quotes become one in place.
  private mutating func parseEscaped(from start: Int) throws(CSVError.Reason) -> Int {
    var read = start
    var written = start
    while read < bytes.count {
      if bytes[read] == carriageReturn { throw .carriageReturnInField }
      if bytes[read] == quote {
        guard read + 1 < bytes.count, bytes[read + 1] == quote else {
          fields.append(start..<written)
          return try endEscaped(at: read + 1)
        }
        read += 1
      }
      bytes[written] = bytes[read]
      written += 1
      read += 1
    }
    throw .quoteNotClosed
  }

  /// Behind the closing quote only a comma or the end may stand.
  private mutating func endEscaped(at end: Int) throws(CSVError.Reason) -> Int {
    guard end == bytes.count || bytes[end] == comma else {
      fields.removeLast()
      throw .textAfterQuote
    }
    return end
  }

  /// The outcome for a fault in the field after those already found.
  private func bad(_ reason: CSVError.Reason) -> CSVOutcome {
    .bad(CSVError(line: line, field: fields.count + 1, reason: reason))
  }
}

extension CSVError.Reason: Error {}
