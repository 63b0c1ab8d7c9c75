import Foundation
import TestSupport
import Testing

@testable import Site

/// Builds that make again only what was made from something else: the bundle is that of a clean build.
@Suite struct SiteUpdateTests {
  @Test(arguments: UInt64(1)...6)
  func bundleIsThatOfACleanBuildAfterAnyEdits(seed: UInt64) throws {
    try editAndCompare(try UpdatedBundle(RandomEdits.site), seed: seed)
  }

  /// As in a preview.
  @Test(arguments: UInt64(7)...10)
  func bundleIsThatOfACleanBuildWhereOneProcessMakesAllBuilds(seed: UInt64) throws {
    var bundle = try UpdatedBundle(RandomEdits.site)
    bundle.process = UpdatedBundle.Process()
    try editAndCompare(bundle, seed: seed)
  }

  private func editAndCompare(_ bundle: UpdatedBundle, seed: UInt64) throws {
    var bundle = bundle
    var edits = RandomEdits(seed: seed)
    var successes = 0
    for round in 1...25 {
      let saved = try bundle.input()
      try edits.change(&bundle)
      let (before, identities) = (try bundle.files(), try bundle.identities())
      let outcome = bundle.update()
      let clean = try bundle.clean()
      #expect(outcome.findings == clean.outcome.findings, "round \(round)")
      var after = try bundle.files()
      if outcome.written != nil { successes += 1 }
      guard outcome.written != nil else {
        #expect(after == before, "round \(round): a failed build writes nothing")
        try bundle.setInput(saved)
        continue
      }
      let same = after.filter { before[$0.key] == $0.value }.keys
      let changed = try bundle.identities().filter { same.contains($0.key) }
        .filter { identities[$0.key] != $0.value }.keys.sorted()
      #expect(changed.isEmpty, "round \(round): files that are right are left alone")
      let foreign = String(RandomEdits.foreignFile.dropFirst("output/".count))
      #expect(after.removeValue(forKey: foreign) == before[foreign], "round \(round)")
      let names = Set(after.keys).union(clean.files.keys)
      let different = names.filter { after[$0] != clean.files[$0] }.sorted()
      #expect(different.isEmpty, "round \(round)")
      if !different.isEmpty { return }
    }
    #expect(successes > 3, "not all edits are mistakes")
  }

  private static let site = """
    -- content/notices/a.md --
    ---
    title: 关于甲的通知
    issuer: 机关
    date: 2020-01-01
    ---
    甲,乙
    -- content/notices/b.md --
    ---
    title: 关于乙的通知
    issuer: 机关
    date: 2020-01-02
    ---
    乙
    """

  @Test func warningsAreSaidInEveryBuild() throws {
    let bundle = try UpdatedBundle(SiteUpdateTests.site)
    let first = bundle.update()
    #expect(first.findings.count == 1)
    #expect(bundle.update() == .init(findings: first.findings, written: 0, removed: 0))
    try bundle.site.folder.write("---\ntitle: 页\n---\n", to: "content/pages/p.md")
    #expect(bundle.update().findings == first.findings)
  }

  @Test func onlyTheChangedPageAndWhatShowsItIsWritten() throws {
    var bundle = try UpdatedBundle(SiteUpdateTests.site)
    bundle.compresses = false
    bundle.update()
    let notice = String(
      decoding: try bundle.site.folder.read("content/notices/b.md"), as: UTF8.self)
    try bundle.site.folder.write(notice.replacing("\n乙", with: "\n丙"), to: "content/notices/b.md")
    let before = try bundle.identities()
    #expect(bundle.update().written == 2)
    let after = try bundle.identities()
    #expect(
      after.keys.filter { after[$0] != before[$0] }.sorted()
        == ["site/feed.xml", "site/notices/b.html"])
  }

  @Test(arguments: ["/notices/b.html", "/notices/b.html#二-乙"])
  func pageThatStaysIsToldThatItsLinkLeadsNowhere(link: String) throws {
    let bundle = try UpdatedBundle(
      SiteUpdateTests.site + "\n## 二、乙\n-- content/pages/p.md --\n---\ntitle: 页\n---\n[乙](\(link))")
    #expect(bundle.update().written != nil)
    try bundle.site.folder.write("---\ntitle: 页\n---\n", to: "content/pages/other.md")
    #expect(bundle.update().written != nil)
    let notice = try bundle.site.folder.read("content/notices/b.md")
    let text = String(decoding: notice, as: UTF8.self)
    if link.contains("#") {
      try bundle.site.folder.write(
        text.replacing("二、乙", with: "二、丙"), to: "content/notices/b.md")
    } else {
      bundle.remove("content/notices/b.md")
    }
    let outcome = bundle.update()
    #expect(outcome.findings.contains { $0.hasPrefix("content/pages/p.md:4:1: error: ") })
    #expect(try outcome.findings == bundle.clean().outcome.findings)
    try bundle.site.folder.write(notice, to: "content/notices/b.md")
    #expect(bundle.update().written != nil)
    #expect(try bundle.files() == bundle.clean().files)
  }

  @Test func deadLinkThatIsAllowedIsSaidInEveryBuild() throws {
    let bundle = try UpdatedBundle(
      "-- content/site.yaml + --\nchecks: {rules: {link: warning}}\n"
        + "-- content/pages/p.md --\n---\ntitle: 页\n---\n[甲](/no.html)")
    for title in ["一", "二"] {
      try bundle.site.folder.write("---\ntitle: \(title)\n---\n", to: "content/pages/o.md")
      let findings = bundle.update().findings
      #expect(findings.map { $0.prefix(32) } == ["content/pages/p.md:4:1: warning:"])
    }
  }

  @Test func listOfFilesComesBack() throws {
    let bundle = try UpdatedBundle(SiteUpdateTests.site)
    bundle.update()
    let list = try bundle.files()["osta.files"]
    bundle.remove("output/osta.files")
    bundle.update()
    #expect(try bundle.files()["osta.files"] == list)
  }

  @Test func remainsOfAKilledBuildGo() throws {
    let bundle = try UpdatedBundle(SiteUpdateTests.site)
    bundle.update()
    let files = try bundle.files()
    try bundle.site.folder.write("半", to: "output/.osta-new/0")
    bundle.update()
    #expect(try bundle.files() == files)
  }

  @Test func twoBundlesOfASiteDoNotMixUp() throws {
    let bundle = try UpdatedBundle(SiteUpdateTests.site)
    bundle.update()
    let other = SiteUpdate(
      bundle.site.siteBuild(drafts: true), output: bundle.site.folder["other"],
      caches: bundle.site.folder["cache"])
    _ = try other.run()
    #expect(bundle.update().written == 0)
    #expect(try other.run().summary.written == 0)
  }

  @Test func withoutAPlaceForTheCacheEveryBuildIsClean() throws {
    let bundle = try UpdatedBundle(SiteUpdateTests.site)
    try bundle.site.folder.write("", to: "cache")
    for _ in 1...2 {
      let findings = bundle.update().findings
      #expect(findings.last?.contains("what was built cannot be remembered") == true)
      #expect(try bundle.files() == bundle.clean().files)
    }
  }
}
