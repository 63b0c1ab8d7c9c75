import Foundation
import Posix
import TestSupport
import Testing

@testable import IndexBuilder
@testable import SampleCertificates

@Suite struct EventLogTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func log(workers: Int, eventsOfRun: Int) -> EventLog {
    EventLog(
      workers: workers, beside: Array(folder["index"].path.utf8), eventsOfRun: eventsOfRun)
  }

  private func events(_ log: EventLog) throws -> [RowEvent] {
    var events: [RowEvent] = []
    try log.read { event throws(SystemError) in
      events.append(event)
      return true
    }
    return events
  }

  @Test(arguments: [1, 2, 7, 600, 10_000], [1, 3])
  func eventsComeInOrderOfTheirPlacesWhateverTheRuns(eventsOfRun: Int, workers: Int) throws {
    let log = log(workers: workers, eventsOfRun: eventsOfRun)
    var random = SampleRandom(seed: UInt64(eventsOfRun))
    let places = (0..<2500).map { RowPlace(source: $0 % 3, line: 1 + $0) }.shuffled(using: &random)
    for place in places {
      let other = RowPlace(source: 2, line: place.line * 2)
      try log.writer(of: random.below(workers))
        .add(RowEvent(place: place, kind: .superseded, other: other))
    }
    for _ in 0..<2 {
      let events = try events(log)
      #expect(events.map(\.place) == places.sorted())
      #expect(events.allSatisfy { $0.other?.line == $0.place.line * 2 })
    }
  }

  @Test(arguments: [1, 2, 5])
  func eventsOfOnePlaceAllCome(eventsOfRun: Int) throws {
    let log = log(workers: 2, eventsOfRun: eventsOfRun)
    for number in 0..<20 {
      let place = RowPlace(source: 0, line: 1 + number % 2)
      try log.writer(of: number / 10).add(
        RowEvent(place: place, kind: .superseded, other: RowPlace(source: 1, line: 1 + number)))
    }
    let events = try events(log)
    #expect(
      events.map(\.place.line) == Array(repeating: 1, count: 10) + Array(repeating: 2, count: 10))
    #expect(Set(events.compactMap(\.other?.line)) == Set(1...20))
  }

  @Test func readerMayHaveEnough() throws {
    let log = log(workers: 1, eventsOfRun: 2)
    for line in 1...9 {
      try log.writer(of: 0).add(RowEvent(place: RowPlace(source: 0, line: line), kind: .removed))
    }
    var lines: [Int] = []
    try log.read { event throws(SystemError) in
      lines.append(event.place.line)
      return lines.count < 3
    }
    #expect(lines == [1, 2, 3])
  }

  @Test func logWithoutEventsGivesNone() throws {
    #expect(try events(log(workers: 2, eventsOfRun: 1)) == [])
    #expect(try folder.files() == [])
  }

  @Test func everyEventIsWhatItWasWhenItIsUnpacked() {
    let place = RowPlace(source: 65_534, line: 1 << 40 - 1)
    let kinds: [RowEvent.Kind] = [
      .superseded, .supersededByRemoval, .removed, .removedNothing, .twin,
    ]
    for kind in kinds {
      for other in [nil, RowPlace(source: 0, line: 1), place] {
        let event = RowEvent(place: place, kind: kind, other: other)
        #expect(PackedEvent(event).event == event)
      }
    }
    for code in UInt8.min...UInt8.max {
      guard let reason = RowProblem.Reason(rawValue: code) else { continue }
      for column in [nil] + BatchColumn.allCases {
        for field in [nil, 0, 31, 65_000] {
          let problem = RowProblem(reason, column, field: field, fieldCount: 65_537)
          let event = RowEvent(place: place, kind: .rejected(problem))
          #expect(PackedEvent(event).event == event)
        }
      }
    }
  }
}
