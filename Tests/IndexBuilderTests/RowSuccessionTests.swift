import Testing

@testable import IndexBuilder
@testable import SampleCertificates

@Suite struct RowSuccessionTests {
  private typealias Holder = RowSuccession.Holder

  /// Holders as ID number and name, 0 for none, and what replaces each of them.
  @Test(
    arguments: [
      ([], []),
      ([(1, 1)], [nil]),
      ([(1, 1), (1, 1)], [1, nil]),
      ([(1, 1), (1, 2)], [1, nil]),
      ([(1, 1), (2, 1)], [1, nil]),
      ([(1, 1), (2, 2)], [nil, nil]),
      ([(1, 0), (0, 1)], [nil, nil]),
      ([(0, 1), (0, 2), (1, 0)], [nil, nil, nil]),
      ([(1, 1), (2, 2), (1, 2)], [2, 2, nil]),
      ([(1, 1), (2, 1), (1, 3)], [1, nil, nil]),
      ([(1, 1), (1, 1), (1, 1)], [1, 2, nil]),
      ([(0, 0), (0, 0)], [nil, nil]),
    ] as [([(UInt64, UInt64)], [Int?])])
  func firstLaterRowWithTheSameNumberOrNameReplaces(
    holders: [(UInt64, UInt64)], successors: [Int?]
  ) {
    #expect(RowSuccession.successors(of: holders.map(holder)) == successors)
  }

  private func holder(_ idNumber: UInt64, _ name: UInt64) -> Holder {
    Holder(idNumbers: idNumber == 0 ? [] : [idNumber], names: name == 0 ? [] : [name])
  }

  @Test(arguments: [1, 2, 3])
  func isWhatASearchOfAllLaterRowsFinds(seed: UInt64) {
    var random = SampleRandom(seed: seed)
    for _ in 0..<300 {
      let people = 1 + random.below(6)
      let holders = (0..<random.below(30)).map { _ in
        Holder(
          idNumbers: (0..<random.below(3)).map { _ in UInt64(1 + random.below(people)) },
          names: (0..<random.below(3)).map { _ in UInt64(1 + random.below(people)) })
      }
      let expected = holders.indices.map { row in
        holders.indices.first { later in
          later > row
            && (!Set(holders[row].idNumbers).isDisjoint(with: holders[later].idNumbers)
              || !Set(holders[row].names).isDisjoint(with: holders[later].names))
        }
      }
      #expect(RowSuccession.successors(of: holders) == expected)
    }
  }
}
