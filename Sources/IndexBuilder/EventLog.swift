import Posix

/// The events of a build, any number of them: sorted runs in a temporary file, merged when they are read.
final class EventLog: @unchecked Sendable {
  private let file: SpillFile
  private let writers: [EventWriter]

  /// - Parameters:
  ///   - workers: How many workers add events.
  ///   - neighbour: The file beside which the temporary one lies.
  ///   - eventsOfRun: How many events are sorted in memory.
  init(workers: Int, beside neighbour: [UInt8], eventsOfRun: Int = 1 << 16) {
    let file = SpillFile(beside: neighbour)
    self.file = file
    writers = (0..<workers).map { _ in EventWriter(file: file, eventsOfRun: eventsOfRun) }
  }

  /// Where a worker, and nobody else, adds events.
  func writer(of worker: Int) -> EventWriter { writers[worker] }

  /// Gives all events in order of their places, until the function says that it has enough.
  func read(_ body: (RowEvent) throws(SystemError) -> Bool) throws(SystemError) {
    var runs = SortedRuns(file: file)
    for writer in writers {
      for run in writer.runs { try runs.add(offset: run, count: writer.eventsOfRun) }
      runs.add(writer.sortedRest)
    }
    while let event = try runs.next() {
      guard try body(event.event) else { return }
    }
  }
}

/// Adds the events of one worker.
final class EventWriter {
  fileprivate let eventsOfRun: Int
  private let file: SpillFile
  private var rest: [PackedEvent] = []
  fileprivate private(set) var runs: [Int] = []

  fileprivate init(file: SpillFile, eventsOfRun: Int) {
    self.file = file
    self.eventsOfRun = eventsOfRun
  }

  func add(_ event: RowEvent) throws(SystemError) {
    rest.append(PackedEvent(event))
    guard rest.count == eventsOfRun else { return }
    runs.append(try file.write(sortedRest))
    rest.removeAll(keepingCapacity: true)
  }

  fileprivate var sortedRest: [PackedEvent] { rest.sorted { $0.place < $1.place } }
}

extension SpillFile {
  fileprivate func write(_ run: [PackedEvent]) throws(SystemError) -> Int {
    var result = Result<Int, SystemError>.success(0)
    run.withUnsafeBytes { bytes in
      result = Result { () throws(SystemError) in try write(bytes) }
    }
    return try result.get()
  }
}

/// Merges runs that are each in order.
private struct SortedRuns {
  private let file: SpillFile
  /// A heap: no cursor is before the one at half its index.
  private var cursors: [Cursor] = []

  init(file: SpillFile) {
    self.file = file
  }

  /// A place in a run: what was read of it and what is still in the file.
  private struct Cursor {
    var events: ArraySlice<PackedEvent>
    var offset = 0
    var left = 0

    var place: UInt64 { events.first?.place ?? .max }
  }

  mutating func add(offset: Int, count: Int) throws(SystemError) {
    var cursor = Cursor(events: [], offset: offset, left: count)
    try fill(&cursor)
    insert(cursor)
  }

  mutating func add(_ events: [PackedEvent]) {
    insert(Cursor(events: events[...]))
  }

  /// The first event of all runs, which is taken away.
  mutating func next() throws(SystemError) -> PackedEvent? {
    guard let event = cursors.first?.events.first else { return nil }
    cursors[0].events.removeFirst()
    try fill(&cursors[0])
    if cursors[0].events.isEmpty {
      cursors.swapAt(0, cursors.count - 1)
      cursors.removeLast()
    }
    sink()
    return event
  }

  private func fill(_ cursor: inout Cursor) throws(SystemError) {
    guard cursor.events.isEmpty, cursor.left > 0 else { return }
    let count = min(cursor.left, 512)
    var failure: SystemError?
    let offset = cursor.offset
    cursor.events =
      [PackedEvent](unsafeUninitializedCapacity: count) { buffer, filled in
        do throws(SystemError) {
          try file.read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
          filled = count
        } catch {
          failure = error
        }
      }[...]
    if let failure { throw failure }
    cursor.offset += count * MemoryLayout<PackedEvent>.stride
    cursor.left -= count
  }

  private mutating func insert(_ cursor: Cursor) {
    guard !cursor.events.isEmpty else { return }
    cursors.append(cursor)
    var place = cursors.count - 1
    while place > 0, cursors[place].place < cursors[(place - 1) / 2].place {
      cursors.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Lets the first cursor sink to where it belongs.
  private mutating func sink() {
    var place = 0
    while true {
      let children = (2 * place + 1..<2 * place + 3).filter { $0 < cursors.count }
      guard let least = children.min(by: { cursors[$0].place < cursors[$1].place }),
        cursors[least].place < cursors[place].place
      else { return }
      cursors.swapAt(place, least)
      place = least
    }
  }
}
