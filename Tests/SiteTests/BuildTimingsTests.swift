import Testing

@testable import Site

/// What `osta build --timings` says.
@Suite struct BuildTimingsTests {
  @Test func onlyPhasesThatHadWorkAreNamedInTheirOrder() {
    let timings = BuildTimings()
    timings.measure(.write) {}
    timings.measure(.read) {}
    #expect(timings.phases.map(\.phase) == [.read, .write])
    let lines = timings.description.split(separator: "\n")
    #expect(lines.map { $0.prefix { $0 != " " } } == ["read", "write", "in"])
    #expect(lines.allSatisfy { $0.hasSuffix(" ms") && $0.count == 21 })
  }

  @Test func timeOfOnePhaseIsNotThatOfAnother() {
    let timings = BuildTimings()
    timings.measure(.render) { timings.measure(.compress, insteadOf: .render) {} }
    let sum = timings.phases.reduce(Duration.zero) { $0 + $1.time }
    #expect(timings.phases.map(\.phase) == [.render, .compress])
    #expect(sum <= timings.total)
  }

  @Test func resultAndErrorGoThrough() {
    let timings = BuildTimings()
    #expect(timings.measure(.parse) { 7 } == 7)
    #expect(throws: CacheReader.Damage.self) {
      try timings.measure(.parse) { () throws(CacheReader.Damage) in throw CacheReader.Damage() }
    }
  }
}
