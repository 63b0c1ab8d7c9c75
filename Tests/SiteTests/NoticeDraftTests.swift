import CertificateIndex
import Foundation
import Site
import Testing

@Suite struct NoticeDraftTests {
  private func draft(_ title: String) throws -> NoticeDraft {
    NoticeDraft(title: title, issuer: "样本中心", date: TinySite.day("2026-01-31"))
  }

  private func problems(_ text: String, settings: String = "") throws -> [String] {
    try TinySite(
      settings + "-- content/notices/a.md --\n" + text + "\n-- content/notices/name.pdf --\n%PDF"
    ).problems()
  }

  @Test(arguments: ["关于样本的通知", "“样本”: 甲 # 乙", "\\\"甲'", "- 甲", "&甲 *乙", "{甲}"])
  func aDraftIsRightFromTheBeginning(_ title: String) throws {
    let text = try draft(title).text
    let problems = try problems(text).filter { !$0.contains("[unlisted-file]") }
    #expect(problems == [])
  }

  @Test func draftOffersTheColumnsThatListDocuments() throws {
    let content = ContentFolder(
      url: BuiltSite.repository.appending(path: "content"), name: "content")
    var diagnostics: [Diagnostic] = []
    let draft = NoticeDraft(
      title: "题", date: TinySite.day("2026-01-31"), in: content, &diagnostics)
    #expect(draft?.columns == ["notices"])
  }

  @Test func everyFieldThatWaitsIsRightToo() throws {
    let text = try draft("关于样本的通知").text
      .replacing("\n# ", with: "\n").replacing("\n#   -", with: "\n  -")
      .replacing("[notices/2020/name.md]", with: "[{title: 样本, number: 样函〔2020〕1号}]")
    let problems = try problems(
      text,
      settings: """
        -- content/site.yaml + --
        columns: [{id: id, title: 栏目, description: 述, keywords: [词], type: 政策文件}]
        topics: [{id: t, title: 主题}]

        """)
    #expect(problems.filter { !$0.contains("[unlisted-file]") } == [])
  }

  @Test func everyFieldOfADocumentStandsInTheDraft() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let docs = try String(contentsOf: folder.appending(path: "docs/content.md"), encoding: .utf8)
    let section = try #require(docs.split(separator: "\n## Notices\n").last)
      .split(separator: "\n## ")[0]
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let fields = rows.flatMap { row in
      row.split(separator: "|")[0].split(separator: "`").filter { $0.allSatisfy(\.isOfFieldName) }
    }
    #expect(fields.count > 15)
    let text = try draft("题").text
    for field in fields {
      #expect(text.contains("\n\(field):") || text.contains("\n# \(field):"), "\(field)")
    }
  }
}

extension Character {
  fileprivate var isOfFieldName: Bool { isLowercase || self == "_" }
}
