/// Reads records from chunks of bytes, one after the other, without allocating for each field.
///
/// RFC 4180 with two changes: a line feed alone ends a line too, and a record is always one line,
/// so that files can be split at any line end. A byte order mark at the start and blank lines are
/// skipped. A bad record is an outcome, not the end: the reader goes on at the next line.
///
/// Time is linear in the input; memory is one chunk and one record.
package struct CSVReader<SourceError: Error> {
  private let nextChunk: () throws(SourceError) -> [UInt8]
  private var chunk: [UInt8] = []
  private var position = 0
  private var line = 0
  private var isAtEnd = false

  /// Makes a reader over a source that returns the next chunk, and an empty one at the end.
  package init(_ nextChunk: @escaping () throws(SourceError) -> [UInt8]) {
    self.nextChunk = nextChunk
  }

  /// Reads the next record, or says why it is bad, or that there are no more.
  package mutating func next(into record: inout CSVRecord) throws(SourceError) -> CSVOutcome {
    while let isWhole = try readLine(into: &record.bytes) {
      line += 1
      record.line = line
      record.fields.removeAll(keepingCapacity: true)
      guard isWhole else { return .bad(CSVError(line: line, field: 1, reason: .tooLong)) }
      dropLineEnds(&record.bytes)
      if !record.bytes.isEmpty { return record.parse() }
    }
    return .end
  }

  /// Moves the next line, without its line feed, to the buffer.
  ///
  /// Returns whether all of it was kept, which is false for a line that is too long, or nil at the
  /// end of the source.
  private mutating func readLine(into bytes: inout [UInt8]) throws(SourceError) -> Bool? {
    bytes.removeAll(keepingCapacity: true)
    var isWhole = true
    var isEmpty = true
    while try fill() {
      isEmpty = false
      let end = chunk[position...].firstIndex(of: lineFeed) ?? chunk.count
      isWhole = isWhole && bytes.count + end - position <= CSVLimits.longestLine
      if isWhole { bytes.append(contentsOf: chunk[position..<end]) }
      position = end + 1
      if end < chunk.count { return isWhole }
    }
    return isEmpty ? nil : isWhole
  }

  /// Takes the next chunk when this one is used up; returns false at the end of the source.
  private mutating func fill() throws(SourceError) -> Bool {
    guard !isAtEnd, position >= chunk.count else { return !isAtEnd }
    chunk = try nextChunk()
    position = 0
    isAtEnd = chunk.isEmpty
    return !isAtEnd
  }

  /// Drops the carriage return before the line feed, and the byte order mark of the first line.
  private func dropLineEnds(_ bytes: inout [UInt8]) {
    if bytes.last == carriageReturn { bytes.removeLast() }
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
  }
}

/// What a reader found.
package enum CSVOutcome: Equatable, Sendable {
  /// A record, now in the buffer that was given.
  case record
  /// A line that is no record; the next call goes on after it.
  case bad(CSVError)
  /// The end of the source.
  case end
}

/// What a reader accepts at most.
package enum CSVLimits {
  /// The most bytes that a record may have.
  package static let longestRecord = 65_536
  /// The same with a carriage return after it.
  static let longestLine = longestRecord + 1
}
