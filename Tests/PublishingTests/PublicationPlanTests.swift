import Foundation
import TestSupport
import Testing

@testable import Publishing

/// Plans as values: what is done where something is published already.
@Suite struct PublicationPlanTests {
  private let contents = String(repeating: "c", count: 64)
  private let now = Date(timeIntervalSince1970: 1_795_612_800)

  /// Releases of four days, of which each was published after the one before.
  private let ids = ["0", "1", "2", "3"].map { day -> ReleaseID in
    guard let id = ReleaseID("2026112\(day)T100000Z-00000000000\(day)") else {
      preconditionFailure("a name of a release")
    }
    return id
  }

  private var next: ReleaseID { ReleaseID(contents: contents, now: now, after: nil) }

  private func state(_ count: Int, current: Int?, leftovers: [String] = []) -> HostState {
    let lines =
      (0..<count).map { "release \(ids[$0]) \($0 == 0 ? "-" : ids[$0 - 1].text)" }
      + (current.map { ["current link releases/\(ids[$0])"] } ?? [])
      + leftovers.map { "leftover \($0)" }
    return HostState(lines)
  }

  private func publish(_ state: HostState, keep: Int = 5, checks: Bool = true) -> [Step] {
    PublicationPlan.publish(contents: contents, to: state, keep: keep, now: now, checks: checks)
      .steps
  }

  @Test func firstReleaseIsCopiedVerifiedCheckedAndOnlyThenShown() {
    #expect(
      publish(HostState([])) == [
        .copy(into: .new, linking: nil), .verify(.new, digest: contents),
        .selfCheck(.new, withNewIndexes: false),
        .install(.new, as: next, before: nil), .switchTo(next),
      ])
    #expect(
      !publish(HostState([]), checks: false).contains(.selfCheck(.new, withNewIndexes: false)))
  }

  @Test func nextReleaseLinksToTheOneOfNowAndRemembersIt() {
    let steps = publish(state(2, current: 0, leftovers: ["releases/.new-x1"]))
    #expect(steps.first == .clean(["releases/.new-x1"]))
    #expect(steps.contains(.copy(into: .new, linking: ids[0])))
    #expect(steps.contains(.install(.new, as: next, before: ids[0])))
    #expect(steps.last == .switchTo(next))
  }

  @Test(arguments: [
    (4, 3, 5, []), (4, 3, 4, [0]), (4, 3, 3, [0, 1]), (4, 3, 2, [0, 1, 2]),
    // What is served when something new comes stays, to go back to.
    (4, 3, 1, [0, 1, 2]), (4, 0, 2, [1, 2]), (4, 0, 1, [1, 2, 3]),
  ])
  func oldReleasesGoLast(count: Int, current: Int, keep: Int, removed: [Int]) {
    let last = publish(state(count, current: current), keep: keep).last
    #expect(last == (removed.isEmpty ? .switchTo(next) : .remove(removed.map { ids[$0] })))
  }

  @Test func sameContentsAreNotPublishedTwice() throws {
    let id = try #require(ReleaseID("20261120T100000Z-cccccccccccc"))
    let state = HostState(["release \(id) -", "current link releases/\(id)"])
    let plan = PublicationPlan.publish(contents: contents, to: state, keep: 1, now: now)
    #expect(
      plan.steps == [
        .verify(.release(id), digest: contents), .selfCheck(.release(id), withNewIndexes: false),
      ])
    #expect(plan.release == id)
  }

  // MARK: Indexes

  private let index: IndexFile = {
    guard let name = IndexName(lookup: "skill-level") else { preconditionFailure("a plain name") }
    return IndexFile(name: name, path: "/staging/skill-level.idx", digest: "d")
  }()

  @Test func indexIsTriedByTheSiteThatVisitorsUse() {
    let plan = PublicationPlan.publish([index], to: state(1, current: 0))
    #expect(
      plan.steps == [
        .copyIndexes([index]), .verifyIndexes([index]),
        .selfCheck(.current, withNewIndexes: true), .placeIndexes([index.name]),
      ])
    #expect(plan.release == nil)
    let byHand = HostState(["current in-the-way"])
    #expect(
      PublicationPlan.publish([index], to: byHand).steps.contains(
        .selfCheck(.current, withNewIndexes: true)))
  }

  @Test func firstIndexComesBeforeAnySiteCouldTryIt() {
    #expect(
      PublicationPlan.publish([index], to: HostState([])).steps == [
        .copyIndexes([index]), .verifyIndexes([index]), .placeIndexes([index.name]),
      ])
  }

  @Test func siteAndIndexThatFitNoOthersAreTriedTogetherAndShownOneAfterTheOther() {
    let steps = PublicationPlan.publish(
      contents: contents, with: [index], to: state(1, current: 0), keep: 5, now: now
    ).steps
    #expect(
      steps == [
        .copy(into: .new, linking: ids[0]), .verify(.new, digest: contents),
        .copyIndexes([index]), .verifyIndexes([index]), .selfCheck(.new, withNewIndexes: true),
        .install(.new, as: next, before: ids[0]), .placeIndexes([index.name]), .switchTo(next),
      ])
  }

  @Test func indexOfBeforeIsTriedToo() {
    #expect(
      PublicationPlan.takeBack([index.name], in: state(1, current: 0)).steps == [
        .takePrevious([index.name]), .selfCheck(.current, withNewIndexes: true),
        .placeIndexes([index.name]),
      ])
  }

  @Test(arguments: ["", "../a", "a/b", "a b", ".a", "-a", "a.idx", "文"])
  func nameThatIsNotPlainIsNoIndex(lookup: String) {
    #expect(IndexName(lookup: lookup) == nil)
  }

  @Test func fileMustHaveTheNameOfItsLookup() {
    #expect(
      throws: PublishingError("staging/new.idx: error: this is the index of 'a'; name it a.idx")
    ) { try IndexFile("staging/new.idx", of: "a", from: "/") }
  }

  @Test(arguments: ["plain", "a b", "-a", "a\\b", "a\nb", "a\rb", "'\"$(b)*", "文"])
  func fileMayLieInAnyFolder(_ folder: String) throws {
    let staging = try TemporaryFolder()
    try staging.write("abc", to: "\(folder)/a.idx")
    let index = try IndexFile("\(folder)/a.idx", of: "a", from: staging.url.path)
    #expect(
      index.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  // MARK: Back

  @Test func rollbackGoesToWhatWasServedBefore() throws {
    #expect(
      try PublicationPlan.rollBack(to: nil, in: state(4, current: 2)).steps == [
        .verify(.release(ids[1]), digest: "000000000001"),
        .selfCheck(.release(ids[1]), withNewIndexes: false),
        .switchTo(ids[1]),
      ])
  }

  /// A bad release was taken back, then another one was published: going back must not show the bad one.
  @Test func rollbackSkipsWhatWasTakenBack() throws {
    let state = HostState([
      "release \(ids[0]) -", "release \(ids[1]) \(ids[0])", "release \(ids[2]) \(ids[0])",
      "current link releases/\(ids[2])",
    ])
    #expect(try PublicationPlan.rollBack(to: nil, in: state).release == ids[0])
  }

  @Test func rollbackTakesTheNextOlderOneWhereItsOwnIsGone() throws {
    let state = HostState([
      "release \(ids[1]) -", "release \(ids[3]) \(ids[2])", "current link releases/\(ids[3])",
    ])
    #expect(try PublicationPlan.rollBack(to: nil, in: state).release == ids[1])
  }

  @Test func rollbackGoesToAnyReleaseThatIsThere() throws {
    #expect(try PublicationPlan.rollBack(to: ids[3], in: state(4, current: 1)).release == ids[3])
    #expect(
      throws: PublishingError(
        "\(ids[3]): error: there is no such release; 'osta rollback --list' names those that are there"
      )
    ) { try PublicationPlan.rollBack(to: ids[3], in: state(3, current: 1)) }
  }

  @Test(arguments: [nil, 0])
  func rollbackWithoutAReleaseBeforeIsAnError(current: Int?) {
    #expect(throws: PublishingError.self) {
      try PublicationPlan.rollBack(to: nil, in: state(1, current: current))
    }
  }

  // MARK: What lies there

  @Test func stateIsReadFromWhatTheHostSays() {
    let state = HostState([
      "a greeting", "release \(ids[1]) \(ids[0])", "release \(ids[0]) -", "release by-hand -",
      "leftover index/.new-a1", "leftover .new-a1", "leftover index/.hidden",
      "leftover releases/.old-\(ids[2])",
      "current link releases/\(ids[1])",
    ])
    let releases = [Release(id: ids[0], before: nil), Release(id: ids[1], before: ids[0])]
    #expect(state.releases == releases)
    #expect(state.current == .release(releases[1]))
    #expect(state.leftovers == ["index/.new-a1", "releases/.old-\(ids[2])"])
  }

  @Test(arguments: [
    ("current link ../output", HostState.Current.elsewhere("../output")),
    (
      "current link releases/20261120T100000Z-000000000000",
      .elsewhere("releases/20261120T100000Z-000000000000")
    ),
    ("current in-the-way", .inTheWay), ("", .nothing),
  ])
  func currentMayBeAnythingElse(line: String, current: HostState.Current) {
    #expect(HostState([line]).current == current)
  }

  // MARK: Names

  @Test func nameSaysTimeAndContents() {
    #expect(next.text == "20261125T132000Z-cccccccccccc")
    #expect(ReleaseID(next.text) == next)
    #expect(next.has(contents: contents))
    #expect(!next.has(contents: String(repeating: "d", count: 64)))
  }

  @Test func nameFollowsTheNewestEvenIfTheClockWasSetBack() {
    let later = ReleaseID(contents: contents, now: now - 3600, after: next)
    #expect(later.text == "20261125T132001Z-cccccccccccc")
    #expect(ReleaseID(contents: contents, now: now + 0.7, after: next) > next)
  }

  @Test(arguments: [
    "", "20261125T160000Z", "20261125T160000Z-CCCCCCCCCCCC", "20261325T160000Z-cccccccccccc",
    "../20261125T160000Z-cccccccccccc", "20261125T160000Z-cccccccccccc\n", "current",
  ])
  func otherNamesAreNoReleases(text: String) {
    #expect(ReleaseID(text) == nil)
  }
}
