import CertificateIndex

/// The batches of the file in their order, and their texts.
struct BatchOrder {
  /// The batches of the dictionary.
  private let all: [BatchIdentity]
  /// The numbers of those that are used, in their order.
  private let order: [UInt32]
  /// For each number of the dictionary the number in the file; others than the used ones mean nothing.
  let ranks: [UInt32]
  /// The pages of all texts that are used.
  let texts: TextPages
  /// For each number of a text its place in the pages.
  private let places: [UInt32]

  /// Orders the batches that are used.
  ///
  /// - Complexity: O(n log n); about 10 bytes a batch.
  init(_ dictionary: BatchDictionary, used: BitSet) {
    let (all, allTexts) = dictionary.contents
    let textRanks = BatchOrder.ranks(of: allTexts)
    var order: [UInt32] = []
    for number in all.indices where used.contains(number) { order.append(UInt32(number)) }
    order.sort {
      SortKey(all[Int($0)], textRanks: textRanks) < SortKey(all[Int($1)], textRanks: textRanks)
    }
    var ranks = [UInt32](repeating: 0, count: all.count)
    for (rank, number) in order.enumerated() { ranks[Int(number)] = UInt32(rank) }
    self.ranks = ranks
    (texts, places) = BatchOrder.pages(of: allTexts, used: order.lazy.map { all[Int($0)] })
    (self.all, self.order) = order.isEmpty ? ([BatchIdentity.none], [0]) : (all, order)
  }

  /// The batches, the newest first, so that a person's newest certificate is the first of an answer.
  var batches: some RandomAccessCollection<BatchIdentity> {
    order.lazy.map { [all] in all[Int($0)] }
  }

  /// Where the texts of a batch lie.
  func places(of batch: BatchIdentity) -> (issuer: UInt64, occupation: UInt64) {
    guard !places.isEmpty else { return (0, 0) }
    return (UInt64(places[Int(batch.issuer)]), UInt64(places[Int(batch.occupation)]))
  }

  /// The place of each text in alphabetical order.
  private static func ranks(of texts: [[UInt8]]) -> [UInt32] {
    var ranks = [UInt32](repeating: 0, count: texts.count)
    let order = texts.indices.sorted { texts[$0].lexicographicallyPrecedes(texts[$1]) }
    for (rank, text) in order.enumerated() { ranks[text] = UInt32(rank) }
    return ranks
  }

  /// The pages of those texts that batches use, in alphabetical order; no places where none is used.
  private static func pages(
    of texts: [[UInt8]], used batches: some Collection<BatchIdentity>
  ) -> (TextPages, places: [UInt32]) {
    guard !batches.isEmpty else { return (TextPages(), []) }
    var used = BitSet()
    for batch in batches {
      used.insert(Int(batch.issuer))
      used.insert(Int(batch.occupation))
    }
    var pages = TextPages()
    var places = [UInt32](repeating: 0, count: texts.count)
    for number in texts.indices.filter(used.contains)
      .sorted(by: { texts[$0].lexicographicallyPrecedes(texts[$1]) })
    {
      places[number] = UInt32(pages.append(texts[number]))
    }
    return (pages, places)
  }
}

extension BatchIdentity {
  /// The one batch of an index without certificates.
  fileprivate static let none = BatchIdentity(
    issuer: 0, occupation: 0, levelAndDay: LevelAndDay(level: nil, day: nil), twin: 0)
}

/// What orders batches: the day backwards, issuer, occupation, level (none comes last), twin.
private struct SortKey: Comparable {
  let dayAndIssuer: UInt64
  let occupationAndLevel: UInt64
  let twin: UInt32

  init(_ batch: BatchIdentity, textRanks: [UInt32]) {
    let day = UInt64(CivilDate.latestCode - batch.levelAndDay.dayCode)
    let level = UInt64(batch.levelAndDay.levelCode &- 1) & 0xff
    dayAndIssuer = day << 32 | UInt64(textRanks[Int(batch.issuer)])
    occupationAndLevel = UInt64(textRanks[Int(batch.occupation)]) << 32 | level
    twin = batch.twin
  }

  static func < (left: SortKey, right: SortKey) -> Bool {
    if left.dayAndIssuer != right.dayAndIssuer { return left.dayAndIssuer < right.dayAndIssuer }
    if left.occupationAndLevel != right.occupationAndLevel {
      return left.occupationAndLevel < right.occupationAndLevel
    }
    return left.twin < right.twin
  }
}

extension CivilDate {
  /// No packed day is greater.
  fileprivate static let latestCode: UInt32 = 1 << UInt32(width) - 1
}
