import Testing

@testable import IndexBuilder

@Suite("Build plans")
struct BuildPlanTests {
  @Test(
    "The entries of a partition fit into a worker's memory, however many there are",
    arguments: [
      (1, 0, 8), (2, 100_000_000, 8), (16, 1_000_000, 8), (16, 100_000_000, 11),
      (2, 1_000_000_000, 11), (16, 1_000_000_000, 13),
    ])
  func partitions(workers: Int, entries: Int, bits: Int) {
    let plan = BuildPlan(workers: workers)
    #expect(plan.entryPartitionBits(entries: entries) == bits)
  }
}
