import CSV
import Synchronization
import TextEncoding

/// Hands out the inputs, one after the other, in blocks of whole lines; any worker may ask.
///
/// Lines are counted here, so every row knows its place however the blocks are shared out.
final class BlockQueue: @unchecked Sendable {
  // `lock` guards all that is mutable.
  private let lock = Mutex(())
  private let inputs: [BatchInput]
  /// How many of the inputs are certificates; the others are aliases.
  private let batchCount: Int
  private let encoding: TextEncoding?
  private let progress: BuildProgress
  private var current: (input: BatchInput, source: any ByteSource)?
  private var opened = 0
  private var line = 1
  private var header: CertificateHeader?
  private var infos: [SourceInfo] = []
  /// The beginning of a line whose end has not been read.
  private var rest: [UInt8] = []
  private var bytesBefore = 0
  private var isStopped = false

  init(
    _ batches: [BatchInput], aliases: [BatchInput] = [], encoding: TextEncoding?,
    progress: BuildProgress
  ) {
    inputs = batches + aliases
    batchCount = batches.count
    self.encoding = encoding
    self.progress = progress
  }

  /// Fills a block with the next lines; false when all inputs are at their end, or one has failed.
  func next(into block: Block) throws(InputError) -> Bool {
    try lock.withLock { _ throws(InputError) in
      guard !isStopped else { return false }
      do throws(InputError) {
        return try advance(into: block)
      } catch {
        isStopped = true
        throw error
      }
    }
  }

  /// The inputs with their headers, when all of them are read.
  var sources: [SourceInfo] { lock.withLock { _ in infos } }

  /// Hands out no more, because the build has failed.
  func stop() {
    lock.withLock { _ in isStopped = true }
  }

  private func advance(into block: Block) throws(InputError) -> Bool {
    while true {
      if current == nil, try !open(into: block) { return false }
      if try fill(block) {
        if block.start < block.end { return true }
        continue
      }
      try endCurrent()
      bytesBefore += current?.source.position ?? 0
      current = nil
    }
  }

  private func endCurrent() throws(InputError) {
    guard let header, let input = current?.input else {
      throw error("the input is empty; the first line must name the columns")
    }
    infos.append(SourceInfo(name: input.name, shortName: input.shortName, header: header))
  }

  /// Opens the next input; false when there is none.
  private func open(into block: Block) throws(InputError) -> Bool {
    guard opened < inputs.count else { return false }
    current = (inputs[opened], try inputs[opened].open(encoding: encoding))
    opened += 1
    line = 1
    header = nil
    rest = []
    return true
  }

  /// Fills a block with the next lines of the current input, none where it has the header alone; false
  /// at its end.
  private func fill(_ block: Block) throws(InputError) -> Bool {
    guard let current else { return false }
    block.start = 0
    let carried = rest.count
    for (index, byte) in rest.enumerated() { block.bytes[index] = byte }
    let got = try current.source.read(
      into: UnsafeMutableRawBufferPointer(
        start: block.bytes + carried, count: block.size - carried))
    progress.set(bytesRead: bytesBefore + current.source.position)
    let filled = carried + got
    guard filled > 0 else { return false }
    if let end = block.endOfLines(before: filled) {
      block.end = end
      rest = Array(UnsafeBufferPointer(start: block.bytes + end, count: filled - end))
    } else if filled < block.size {
      try endLastLine(of: block, at: filled)
    } else {
      try cutLine(in: block)
    }
    try complete(block)
    return true
  }

  /// Gives the last line of a file the line end that it may lack.
  ///
  /// A stream without it was cut off, and nobody can tell what is missing.
  private func endLastLine(of block: Block, at end: Int) throws(InputError) {
    guard current?.source.isStream == false else {
      throw error(
        "the last line has no line end, so the input was cut off; let the whole pipe fail when its "
          + "first part does, and run it again")
    }
    block.bytes[end] = lineFeed
    block.end = end + 1
    rest = []
  }

  /// Keeps of a line that is longer than a block as much as shows that it is too long.
  private func cutLine(in block: Block) throws(InputError) {
    let kept = CSVLimits.longestRecord + 2
    while true {
      let got = try current?.source.read(
        into: UnsafeMutableRawBufferPointer(start: block.bytes + kept, count: block.size - kept))
      let filled = kept + (got ?? 0)
      if let end = block.endOfLine(from: kept, before: filled) {
        rest = Array(UnsafeBufferPointer(start: block.bytes + end + 1, count: filled - end - 1))
        block.bytes[kept] = lineFeed
        block.end = kept + 1
        return
      }
      if filled < block.size { return try endLastLine(of: block, at: kept) }
    }
  }

  /// Says of a block what it is; takes the header from the first one of an input.
  private func complete(_ block: Block) throws(InputError) {
    if line == 1 { try skipMark(in: block) }
    while header == nil, block.start < block.end {
      header = try readHeader(in: block)
    }
    block.source = opened - 1
    block.header = header
    block.firstLine = line
    line += block.lineFeeds(in: block.start..<block.end)
  }

  private func skipMark(in block: Block) throws(InputError) {
    if block.begins(with: [0xEF, 0xBB, 0xBF]) { block.start = 3 }
    guard !block.begins(with: [0xFF, 0xFE]), !block.begins(with: [0xFE, 0xFF]) else {
      throw error("the text is UTF-16; save the file as \"CSV UTF-8\"")
    }
  }

  /// Reads the first line of a block as a header; nil where it is blank.
  private func readHeader(in block: Block) throws(InputError) -> CertificateHeader? {
    guard let feed = block.endOfLine(from: block.start, before: block.end) else { return nil }
    let isCarried = feed > block.start && block.bytes[feed - 1] == carriageReturn
    let end = isCarried ? feed - 1 : feed
    let text = UnsafeBufferPointer(start: block.bytes + block.start, count: end - block.start)
    defer {
      block.start = feed + 1
      line += 1
    }
    guard !text.isEmpty else { return nil }
    var record = CSVRecord()
    if case .bad(let error) = record.read(line: text, number: line) {
      throw self.error(error.message, at: InputError.Place(line: error.line, field: error.field))
    }
    do throws(HeaderProblem) {
      return try CertificateHeader(
        names: record.fields.indices.map { String(decoding: record[$0], as: UTF8.self) },
        of: opened > batchCount ? .aliases : .certificates)
    } catch {
      throw self.error(error.message, at: InputError.Place(line: line, field: error.field))
    }
  }

  private func error(_ message: String, at place: InputError.Place? = nil) -> InputError {
    InputError(current?.input.name ?? "", at: place, message)
  }
}
