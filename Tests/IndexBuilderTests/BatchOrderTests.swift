import CertificateIndex
import Testing

@testable import IndexBuilder
@testable import SampleCertificates

@Suite struct BatchOrderTests {
  /// A batch as a test writes it.
  private struct Written: Hashable {
    var day: String
    var issuer: String
    var occupation = ""
    var level: Level?
    var twin = 0
  }

  /// Batches in the order of the file.
  private static let ordered = [
    Written(day: "2155-12-31", issuer: "b"), Written(day: "2020-03-01", issuer: "样"),
    Written(day: "2020-02-29", issuer: ""), Written(day: "2020-02-29", issuer: "a"),
    Written(day: "2020-02-29", issuer: "a", twin: 1),
    Written(day: "2020-02-29", issuer: "a", twin: 2),
    Written(day: "2020-02-29", issuer: "a", occupation: "a", level: .apprentice),
    Written(day: "2020-02-29", issuer: "a", occupation: "a", level: .first),
    Written(day: "2020-02-29", issuer: "a", occupation: "a", level: .chief),
    Written(day: "2020-02-29", issuer: "a", occupation: "a"),
    Written(day: "2020-02-29", issuer: "a", occupation: "aa", level: .first),
    Written(day: "2020-02-29", issuer: "a", occupation: "b", level: .first),
    Written(day: "2020-02-29", issuer: "b", occupation: "a", level: .first),
    Written(day: "2020-01-31", issuer: "a"), Written(day: "1900-01-01", issuer: "a"),
    Written(day: "", issuer: "a"), Written(day: "", issuer: "样"),
  ]

  private func number(_ batch: Written, in dictionary: BatchDictionary) throws -> UInt32 {
    let number = try dictionary.number(
      issuer: Array(batch.issuer.utf8), occupation: Array(batch.occupation.utf8),
      levelAndDay: LevelAndDay(
        level: batch.level, day: CivilDate(iso8601: Array(batch.day.utf8))))
    return try dictionary.number(ofTwin: batch.twin, of: number)
  }

  /// The text at a place of the pages.
  private func text(_ place: UInt64, of order: BatchOrder) -> String {
    let content = order.texts.contents[Int(place) / Page.contentSize]
    let start = Int(place) % Page.contentSize
    guard start < content.count else { return "" }
    let length = Int(content.bits(at: start * 8, width: 16))
    return String(decoding: content[start + 2..<start + 2 + length], as: UTF8.self)
  }

  @Test(arguments: 1...5)
  func batchesAreOrderedByDayBackwardsIssuerOccupationLevelAndTwin(seed: UInt64) throws {
    var random = SampleRandom(seed: seed)
    let dictionary = BatchDictionary()
    var numbers: [Written: UInt32] = [:]
    var used = BitSet()
    for batch in Self.ordered.shuffled(using: &random) {
      _ = try number(Written(day: "2021-01-01", issuer: "unused\(batch)"), in: dictionary)
      let number = try number(batch, in: dictionary)
      numbers[batch] = number
      used.insert(Int(number))
    }
    let order = BatchOrder(dictionary, used: used)
    #expect(order.batches.count == Self.ordered.count)
    for (rank, batch) in Self.ordered.enumerated() {
      let number = try #require(numbers[batch])
      #expect(order.ranks[Int(number)] == UInt32(rank), "\(batch)")
      let places = order.places(of: Array(order.batches)[rank])
      #expect(text(places.issuer, of: order) == batch.issuer)
      #expect(text(places.occupation, of: order) == batch.occupation)
    }
    #expect(!order.texts.contents.joined().contains { $0 == UInt8(ascii: "u") })
  }

  @Test func equalBatchesHaveOneNumberHoweverManyThereAre() throws {
    let dictionary = BatchDictionary()
    let batches = (0..<5000).map { Written(day: "2020-01-01", issuer: "\($0 % 1500)") }
    let numbers = try batches.map { try number($0, in: dictionary) }
    #expect(numbers == (0..<5000).map { UInt32($0 % 1500) })
    #expect(dictionary.count == 1500)
  }

  @Test func noBatchesAreOneWithoutAnything() throws {
    let dictionary = BatchDictionary()
    _ = try number(Self.ordered[0], in: dictionary)
    let order = BatchOrder(dictionary, used: BitSet())
    #expect(order.batches.map(\.levelAndDay) == [LevelAndDay(level: nil, day: nil)])
    #expect(order.texts.contents == [[]])
    #expect(order.places(of: Array(order.batches)[0]) == (0, 0))
  }

  @Test func tooManyBytesOfTextsAreAnError() throws {
    let dictionary = BatchDictionary()
    let text = [UInt8](repeating: 0, count: BatchDictionary.mostTextBytes)
    let none = LevelAndDay(level: nil, day: nil)
    _ = try dictionary.number(issuer: text, occupation: [], levelAndDay: none)
    #expect(throws: TooManyBatches()) {
      try dictionary.number(issuer: [1], occupation: [], levelAndDay: none)
    }
  }

  @Test func tooManyTextsAreAnErrorHoweverShort() throws {
    let dictionary = BatchDictionary()
    let none = LevelAndDay(level: nil, day: nil)
    for text in 1..<BatchDictionary.mostTexts {
      _ = try dictionary.number(issuer: Array("\(text)".utf8), occupation: [], levelAndDay: none)
    }
    #expect(throws: TooManyBatches()) {
      try dictionary.number(issuer: [1], occupation: [], levelAndDay: none)
    }
  }
}
