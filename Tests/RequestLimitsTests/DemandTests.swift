import RequestLimits
import Testing

@Suite struct DemandTests {
  private let limits = LimitSettings(soft: 10, hard: 100, everybody: 1000, work: 50, wait: 7)

  private func demand(_ counts: Counts) -> [Int] {
    let demand = Demand(counts, limits: limits)
    return [Int(demand.work), Int(demand.wait), demand.isHard ? 1 : 0]
  }

  @Test(arguments: [
    (0, [0, 0, 0]), (9, [0, 0, 0]), (10, [50, 7, 0]), (99, [50, 7, 0]), (100, [100, 14, 1]),
    (109, [100, 14, 1]), (110, [150, 21, 1]), (200, [600, 84, 1]), (65_535, [327_250, 840, 1]),
  ])
  func clientWorksFromTheSoftLimitOnAndMoreAboveTheHardOne(count: Int, expected: [Int]) {
    #expect(demand(Counts(client: count)) == expected)
  }

  @Test(arguments: [
    (99, [0, 0, 0]), (100, [50, 7, 0]), (999, [50, 7, 0]), (1000, [100, 14, 1]),
  ])
  func siteMayAskTenTimesAsMuchAsOneOfItsNetworks(count: Int, expected: [Int]) {
    #expect(demand(Counts(site: count)) == expected)
    #expect(demand(Counts(client: 10, site: count)) == (count < 100 ? [50, 7, 0] : expected))
  }

  @Test(arguments: [
    (4, [0, 0, 0]), (5, [50, 7, 0]), (6, [100, 14, 0]), (9, [250, 35, 0]), (10, [350, 42, 0]),
    (14, [950, 70, 0]), (200, [70_139_900, 840, 0]),
  ])
  func workForAGuessGrowsFromTheFifthFailureOn(failures: Int, expected: [Int]) {
    #expect(demand(Counts(failures: [failures])) == expected)
    #expect(demand(Counts(failures: [0, failures])) == expected)
    #expect(demand(Counts(failures: [failures, failures])) == expected)
  }

  @Test func eachFailureCostsMoreThanTheOneBefore() {
    let works = (4..<60).map { Demand(Counts(failures: [$0]), limits: limits).work }
    #expect(zip(works, works.dropFirst()).allSatisfy(<))
  }

  @Test(arguments: [(999, [0, 0, 0]), (1000, [50, 7, 0]), (5000, [250, 35, 0])])
  func crowdRaisesTheWorkOfEverybodyAndRefusesNobody(count: Int, expected: [Int]) {
    #expect(demand(Counts(everybody: count)) == expected)
  }

  @Test func whatIsAskedForAddsUp() {
    #expect(demand(Counts(client: 100, everybody: 1000, failures: [5])) == [200, 28, 1])
  }

  @Test func limitsOfZeroAskEverybodyForWork() {
    let limits = LimitSettings(soft: 0, hard: 0, everybody: 0, work: .max, wait: .max / 120)
    #expect(!Demand(Counts(), limits: limits).isFree)
    let most = Counts(client: 65_535, site: 65_535, everybody: 65_535, failures: [65_535])
    #expect(Demand(most, limits: limits).work > 0)
  }
}
