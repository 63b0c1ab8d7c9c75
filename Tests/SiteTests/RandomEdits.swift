import Foundation
import TestSupport

/// Changes of a tiny site, its bundle and its cache, as they come over the years, and in any order.
struct RandomEdits {
  private var random: SeededRandom

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
  }

  /// The site before the first edit.
  static let site =
    "-- content/site.yaml --\n" + settings(name: "站")
    + ["c", "d", "e"].map { name in
      """

      -- content/notices/\(name).md --
      ---
      title: 关于丙的通知
      issuer: 机关
      date: 2020-01-01
      ---
      ## 二、乙
      """
    }.joined() + ["", "2020/", "2021/"].map { "\n-- content/notices/\($0)t.txt --\n甲" }.joined()
      + """

      -- content/data/t.yaml --
      title: 表
      as_of: 2020-10-28
      columns: [{name: a, label: 甲}, {name: b, label: 乙}]
      -- content/data/t.csv --
      a,b
      -- templates/partials/data-table.mustache --
      表
      -- templates/foot.mustache --
      脚
      -- templates/assets/a.png --
      图
      """

  /// A file of somebody else in the bundle.
  static let foreignFile = "output/site/foreign.txt"

  /// Changes one to three things.
  mutating func change(_ bundle: inout UpdatedBundle) throws {
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      switch Int.random(in: 0..<20, using: &random) {
      case 0..<6: try writeNotice(bundle)
      case 6: try removeNotice(bundle)
      case 7: try renameNotice(bundle)
      case 8: try writeAttachment(bundle)
      case 9: try writePage(bundle)
      case 10: try writeTable(bundle)
      case 11, 12: try writeTemplate(bundle)
      case 13: try writeSettings(bundle)
      case 14: try writeWithoutChange(bundle)
      case 15: try writeBackdated(bundle)
      case 16, 17: try damageBundle(bundle)
      case 18: try damageCache(bundle)
      default: ask(&bundle)
      }
    }
  }
}

// MARK: Content

extension RandomEdits {
  private static let notices = ["2020/a", "2020/b", "2021/a", "c", "d", "e"]

  private mutating func writeNotice(_ bundle: UpdatedBundle) throws {
    let lines = [
      "---", "title: \(random.any(of: ["题", "关于题的通知", "关于甲乙的通知", "<题>"]))",
      "issuer: \(random.any(of: ["机关", "机构", "[机关, 机构]"]))",
      "date: \(random.any(of: ["2020-01-01", "2021-02-03", "2024-06-01", "2024-06-30"]))",
      random.any(of: ["", "", "number: 样函〔2020〕\(Int.random(in: 1...3, using: &random))号"]),
      random.any(of: ["", "column: news", "column: laws"]),
      random.any(of: ["", "topics: [甲]", "topics: [甲, 乙]"]), random.any(of: ["", "tags: [标, 签]"]),
      random.any(of: ["", "", "draft: true"]),
      random.any(of: ["", "", "publish_from: 2024-06-02"]),
      random.any(of: ["", "", "expires: 2024-05-01"]),
      random.any(of: ["", "", "", "amends: [notices/c.md]", "repeals: [notices/d.md]"]),
      random.any(of: ["", "", "", "aliases: [/old/]", "aliases: [/alt.html]"]),
      random.any(of: ["", "", "", "attachments: [{title: 表, file: t.txt}]"]),
      random.once(in: 20) ? "titel: 题" : "", random.once(in: 20) ? "" : "---",
      random.any(of: ["", "正文", "甲,乙", "## 一、甲\n\n## 二、乙"]), "",
      random.any(of: [
        "", "", "![图](/assets/a.png)", "![表](/data/t.csv)", "<b>粗</b>", "[甲](/notices/c.html)",
        "[乙](/notices/d.html#二-乙)", "[丙](e.html)", "[丁](https://example.org/)",
      ]),
    ]
    let text = lines.joined(separator: random.once(in: 8) ? "\r\n" : "\n")
    try bundle.site.folder.write(text, to: path(random.any(of: RandomEdits.notices)))
  }

  private func path(_ notice: String) -> String { "content/notices/\(notice).md" }

  private mutating func removeNotice(_ bundle: UpdatedBundle) throws {
    bundle.remove(path(random.any(of: RandomEdits.notices)))
  }

  private mutating func renameNotice(_ bundle: UpdatedBundle) throws {
    let (old, new) = (
      path(random.any(of: RandomEdits.notices)), path(random.any(of: RandomEdits.notices))
    )
    guard old != new, try bundle.site.folder.files().contains(old) else { return }
    try bundle.site.folder.write(try bundle.site.folder.read(old), to: new)
    bundle.remove(old)
  }

  private mutating func writeAttachment(_ bundle: UpdatedBundle) throws {
    let folder = random.any(of: ["", "2020/", "2021/"])
    try bundle.site.folder.write(
      random.any(of: ["甲", "乙丙", "13000000000"]), to: "content/notices/\(folder)t.txt")
  }

  private mutating func writePage(_ bundle: UpdatedBundle) throws {
    if random.once(in: 4) { return bundle.remove("content/pages/a.md") }
    try bundle.site.folder.write(
      """
      ---
      title: \(random.any(of: ["页", "面"]))
      \(random.any(of: ["", "", "template: home", "template: none", "aliases: [/old/]", "html: true"]))
      ---
      \(random.any(of: ["甲", "<i>乙</i>", "![表](/data/t.csv)", "《丙"]))

      """, to: "content/pages/a.md")
  }

  private mutating func writeTable(_ bundle: UpdatedBundle) throws {
    if random.once(in: 4) {
      return bundle.remove(random.any(of: ["content/data/t.csv", "content/data/t.yaml"]))
    }
    try bundle.site.folder.write(
      """
      title: \(random.any(of: ["表", "格"]))
      as_of: 2020-10-28
      \(random.any(of: ["", "download: true"]))
      columns: [{name: a, label: 甲}, {name: b, label: 乙}]

      """, to: "content/data/t.yaml")
    try bundle.site.folder.write(
      random.any(of: ["a,b\n1,2\n", "a,b\n", "a,b\n=1,3\n4,5\n", "a\n1\n"]),
      to: "content/data/t.csv")
  }

  private mutating func writeSettings(_ bundle: UpdatedBundle) throws {
    let settings = RandomEdits.settings(
      name: random.any(of: ["站", "台"]),
      more: random.any(of: ["", "base: /osta/"]),
      random.any(of: ["", "archive: {title: 档, description: 述, page_size: 2}"]),
      random.any(of: [
        "", "checks: {rules: {punctuation: off}}", "checks: {rules: {pairs: error}}",
        "checks: {rules: {link: warning}}", "checks: {rules: {link: off, anchor: warning}}",
      ]))
    try bundle.site.folder.write(settings, to: "content/site.yaml")
  }

  private static func settings(name: String, more: String...) -> String {
    """
    name: \(name)
    description: 述
    owner: 主
    lookup_name: 查询
    hosts: {portal: www.example.org, lookup: zscx.example.org}
    record: {number: 号, url: "https://example.org/", site_code: bm00000000}
    columns:
      - {id: news, title: 闻, description: 述, keywords: [词], page_size: 2}
      - {id: laws, title: 法, description: 述, keywords: [词], page_size: 2}
    topics: [{id: one, title: 甲}, {id: two, title: 乙}]
    \(more.joined(separator: "\n"))

    """
  }
}

// MARK: Templates

extension RandomEdits {
  private mutating func writeTemplate(_ bundle: UpdatedBundle) throws {
    let templates = [
      "notice": "<main>{{#notice}}<h2>{{title}}</h2>{{status}}{{{body}}}{{/notice}}</main>",
      "layout": "<!doctype html><title>{{page.title}}</title>{{> foot}}{{{main}}}",
      "list": "<main>{{#list}}{{#notices}}{{title}} {{number}}{{/notices}}{{/list}}</main>",
      "home": "<main>{{#notices}}{{title}}{{/notices}}</main>",
      "foot": "<footer>{{site.name}}</footer>", "page": "<main>{{{content}}}</main>",
      "partials/data-table":
        "<table>{{caption}}{{#groups}}{{#rows}}<tr>{{/rows}}{{/groups}}</table>",
    ]
    let name = random.any(of: templates.keys.sorted())
    let text = random.once(in: 9) ? "<p>{{unknown}}</p>" : templates[name] ?? ""
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bundle.remove("templates/foot.mustache")
    case 1: try bundle.site.folder.write("a{}", to: "templates/assets/style.css")
    case 2: try bundle.site.folder.write("b{}", to: "templates/assets/style.css")
    default: try bundle.site.folder.write(text, to: "templates/\(name).mustache")
    }
  }
}

// MARK: What changes nothing, and what is not to be seen at once

extension RandomEdits {
  private mutating func anyInput(_ bundle: UpdatedBundle) throws -> String {
    random.any(
      of: try bundle.site.folder.files().filter {
        $0.hasPrefix("content/") || $0.hasPrefix("templates/")
      })
  }

  private mutating func writeWithoutChange(_ bundle: UpdatedBundle) throws {
    let file = try anyInput(bundle)
    try bundle.site.folder.write(try bundle.site.folder.read(file), to: file)
  }

  /// Another character of the same length, and the time set back.
  private mutating func writeBackdated(_ bundle: UpdatedBundle) throws {
    let file = try anyInput(bundle)
    let old = try bundle.site.folder.read(file)
    let new = Array(String(decoding: old, as: UTF8.self).replacing("甲", with: "丁").utf8)
    try bundle.site.folder.overwrite(file, with: new)
  }
}

// MARK: Bundle and cache

extension RandomEdits {
  private mutating func damageBundle(_ bundle: UpdatedBundle) throws {
    let files = try bundle.files().keys.sorted().filter {
      $0 != "osta.files" && "output/" + $0 != RandomEdits.foreignFile
    }
    guard !files.isEmpty else { return }
    let file = random.any(of: files)
    let place = bundle.site.folder["output/" + file]
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bundle.remove("output/" + file)
    case 1: try bundle.site.folder.overwrite("output/" + file, with: [])
    case 2:
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place.path)
    case 3: try bundle.site.folder.write("他", to: RandomEdits.foreignFile)
    default:
      let bytes = try bundle.site.folder.read("output/" + file)
      try bundle.site.folder.overwrite("output/" + file, with: bytes.map { $0 ^ 1 })
    }
  }

  private mutating func damageCache(_ bundle: UpdatedBundle) throws {
    guard let file = try bundle.cacheFile() else { return }
    var bytes = try bundle.site.folder.read(file)
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return bundle.remove("cache")
    case 1: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
    default: bytes[Int.random(in: bytes.indices, using: &random)] ^= 0x10
    }
    try bundle.site.folder.write(bytes, to: file)
  }

  private mutating func ask(_ bundle: inout UpdatedBundle) {
    bundle.today = TinySite.day(random.any(of: ["2024-05-01", "2024-06-01", "2024-07-01"]))
    bundle.drafts = random.once(in: 2)
    bundle.compresses = random.once(in: 2)
  }
}
