import TestSupport
import Testing

@testable import Site

/// Notices in the cache: what was written is read again, and any bytes may be read.
@Suite struct CachedNoticeTests {
  private let folder: ContentFolder
  private let document: DocumentFile
  private let notice: NoticeText

  init() throws {
    let site = try TinySite(
      """
      -- content/notices/a.txt --
      甲
      -- content/notices/a.md --
      ---
      title: 关于甲的通知
      number: 样函〔2020〕1号
      issuer: [机关, 中心]
      date: 2020-10-28
      to: 各单位
      copies: [单位]
      contact: {name: 姓名, phone: 010-84661234}
      attachments: [{title: 甲, file: a.txt}, {title: 乙}]
      note: 此件公开发布
      format: ordinary
      column: notices
      topics: [主题]
      tags: [词]
      description: 摘要
      amends: [notices/b.md, {title: 乙, number: 样函〔2019〕1号}]
      repeals: [notices/c.md]
      status: expired
      published: 2020-10-29 09:30
      publish_from: 2020-10-29
      expires: 2021-10-28
      aliases: [/old/a.html, /old/]
      html: true
      draft: true
      ---
      甲
      """)
    folder = ContentFolder(url: site.folder["content"], name: "content")
    let file = "notices/a.md"
    document = try DocumentFile(file, .notice, try folder.contents(file), in: folder)
    var fields = try document.fields()
    let path = SitePath(made: "notices/a.html")
    notice = try #require(NoticeText(path: path, document, &fields, folder: folder))
    #expect(fields.finished() == [])
  }

  private func read(_ bytes: ArraySlice<UInt8>) -> NoticeText? {
    NoticeText(cached: bytes, path: notice.path, document, folder: folder)
  }

  @Test func noticeIsReadAsItWasWritten() throws {
    let again = try #require(read(notice.cached[...]))
    #expect(again.cached == notice.cached)
    #expect(again.files == notice.files)
    #expect((again.title, again.issuers) == (notice.title, notice.issuers))
    #expect((again.published, again.expires) == (notice.published, notice.expires))
    #expect(again.aliases.map(\.url) == notice.aliases.map(\.url))
    #expect(again.statusPlace == notice.statusPlace)
    #expect(again.attachments.map(\.file?.digest) == notice.attachments.map(\.file?.digest))
  }

  @Test(arguments: UInt64(1)...4)
  func readerTakesAnyBytes(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<2000 {
      var bytes = notice.cached
      bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
      _ = read(bytes[..<Int.random(in: 0...bytes.count, using: &random)])
    }
  }
}
