import Testing

@testable import IndexBuilder
@testable import SampleCertificates

@Suite struct BitSetTests {
  @Test(arguments: [1, 63, 64, 65, 1023, 1024, 1025, 100_000])
  func holdsWhatWasAdded(bound: Int) {
    var random = SampleRandom(seed: UInt64(bound))
    var (set, other) = (BitSet(), BitSet())
    var (expected, expectedOther): (Set<Int>, Set<Int>) = ([bound - 1], [0])
    set.insert(bound - 1)
    other.insert(0)
    for _ in 0..<50 {
      let (one, two) = (random.below(bound), random.below(bound * 3))
      set.insert(one)
      expected.insert(one)
      other.insert(two)
      expectedOther.insert(two)
    }
    #expect(set.numbers == expected.sorted())
    #expect(expected.allSatisfy(set.contains))
    #expect((0..<bound * 4).filter(set.contains) == expected.sorted())
    set.formUnion(other)
    #expect(set.numbers == expected.union(expectedOther).sorted())
    #expect(other.numbers == expectedOther.sorted())
  }

  @Test func emptySetHasNothingAndAddsNothing() {
    var set = BitSet()
    #expect(set.numbers == [])
    #expect(!set.contains(0))
    set.formUnion(BitSet())
    #expect(set.numbers == [])
  }
}
