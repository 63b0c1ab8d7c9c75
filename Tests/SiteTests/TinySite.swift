import AnswerPage
import CertificateIndex
import Foundation
import Site
import TestSupport

/// A whole small site, written as one string.
///
///     -- content/pages/a.md --
///     ---
///     title: 甲
///     ---
///     -- content/site.yaml + --
///     base: /osta/
///
/// A line between double hyphens begins a file; with a plus the lines are added to the file that every
/// tiny site has. `index.md` is the one page that it has unless it says more.
struct TinySite {
  /// Where it lies: `content`, `templates`, and what tests put beside them.
  let folder: TemporaryFolder

  /// Writes the site into a folder of its own, without some of the usual files.
  init(_ text: String, without missing: String...) throws {
    folder = try TemporaryFolder()
    var files = TinySite.usual
    for file in TinySite.files(in: text) {
      files[file.path] = (file.isAdded ? files[file.path] ?? "" : "") + file.text
    }
    for (path, text) in files where !missing.contains(path) {
      try folder.write(text, to: path)
    }
  }

  /// Writes a file of any bytes.
  func write(_ bytes: [UInt8], to path: String) throws { try folder.write(bytes, to: path) }

  /// Makes a symbolic link.
  func link(_ path: String, to target: String) throws { try folder.link(path, to: target) }

  /// Builds the site.
  func build(
    on today: CivilDate = TinySite.today, drafts: Bool = false, compresses: Bool = false
  ) throws -> BuiltSite {
    try BuiltSite(try plan(on: today, drafts: drafts, compresses: compresses))
  }

  /// The day of every build that names none.
  static let today = day("2024-06-01")

  /// What the build would write, on a day.
  func plan(
    on today: CivilDate = TinySite.today, drafts: Bool = false, compresses: Bool = false
  ) throws(ContentErrors) -> SitePlan {
    try siteBuild(on: today, drafts: drafts, compresses: compresses).plan()
  }

  /// A build of the site that has not begun.
  func siteBuild(
    on today: CivilDate = TinySite.today, drafts: Bool = false, compresses: Bool = false
  ) -> SiteBuild {
    SiteBuild(
      content: ContentFolder(url: folder["content"], name: "content"),
      templates: ContentFolder(url: folder["templates"], name: "templates"),
      edition: Edition(today: today, includesDrafts: drafts), compresses: compresses)
  }

  /// What is wrong with the site, a line each.
  func problems(on today: CivilDate = TinySite.today, drafts: Bool = false) -> [String] {
    do throws(ContentErrors) {
      return try plan(on: today, drafts: drafts).prepared().diagnostics.map { $0.description }
    } catch {
      return error.diagnostics.map { $0.description }
    }
  }

  /// A day written as 2020-10-28.
  static func day(_ text: String) -> CivilDate {
    guard let day = CivilDate(iso8601: Array(text.utf8)) else {
      preconditionFailure("\(text) is no day")
    }
    return day
  }

  private static func files(in text: String) -> [(path: String, isAdded: Bool, text: String)] {
    ("\n" + text).components(separatedBy: "\n-- ").dropFirst().map { file in
      let head = file.prefix { $0 != "\n" }
      let path = head.replacingOccurrences(of: " --", with: "")
      let isAdded = path.hasSuffix(" +")
      return (
        isAdded ? String(path.dropLast(2)) : path, isAdded,
        file.dropFirst(head.count + 1) + "\n"
      )
    }
  }
}

// MARK: What every tiny site has

extension TinySite {
  /// The wording of `lookups.yaml`, before its list of lookups.
  static let wording = """
    button: 查
    fields: {certificate_no: {label: 证书编号}, id_no: {label: 证件号码}, name: {label: 姓名}}
    columns: {occupation: 职, level: 级, issuer: 构, issued: 日, theory: 理, practical: 技, status: 态}
    statuses: {valid: 有效, revoked: 撤销}
    messages: {
      found: 有,
      none: 无,
      invalid: 错,
      method: 法,
      too_large: 大,
      unavailable: 停,
      required: 必,
      not_enough: 少,
      empty: 空,
      too_long: 长,
      not_text: 文,
      control: 控,
      unknown_lookup: 何, insecure: 密, foreign: 外, expired: 过, busy: 忙, \(others)}

    """

  /// The messages that no test looks at.
  private static let others = Message.allCases.filter { $0.rawValue > Message.busy.rawValue }
    .map { "\($0.key): \($0.key)" }.joined(separator: ", ")

  private static let usual: [String: String] = {
    var files = [
      "content/site.yaml": """
      name: 站
      description: 述
      owner: 主
      lookup_name: 查询
      hosts: {portal: www.example.org, lookup: zscx.example.org}
      record: {number: 号, url: "https://example.org/", site_code: bm00000000}

      """,
      "content/lookups.yaml": wording + """
        lookups:
          - {id: one, title: 证, note: 注, keys: [[certificate_no, name]], columns: [level]}

        """,
      "content/pages/index.md": "---\ntitle: 首页\n---\n",
      "templates/layout.mustache": """
      <!doctype html>
      <html lang="zh-CN"><head><title>{{page.title}}</title></head>
      <body>{{{main}}}</body></html>

      """,
      "templates/page.mustache": "<main><h1>{{page.title}}</h1>{{{content}}}</main>\n",
      "templates/notice.mustache":
        "<main>{{#notice}}<h1>{{title}}</h1>{{{body}}}{{/notice}}</main>\n",
      "templates/list.mustache":
        "<main>{{#list}}<h1>{{title}}</h1>{{#notices}}<a href=\"{{href}}\">{{title}}</a>{{/notices}}"
        + "{{/list}}</main>\n",
      "templates/archive.mustache": """
      <main>{{#archive}}{{#years}}<a href="{{href}}">{{title}}{{count}}</a>{{/years}}
      {{#issuers}}<a href="{{href}}">{{title}}{{count}}</a>{{/issuers}}{{/archive}}</main>

      """,
      "templates/partials/form.mustache": "<form action=\"{{action}}\"></form>\n",
    ]
    for part in Part.allCases {
      files["templates/answer/\(part.key).mustache"] = "<p>{{{slots.body}}}</p>\n"
    }
    return files
  }()
}
