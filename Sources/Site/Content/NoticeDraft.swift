package import CertificateIndex

/// A new document with every field in place: those that it needs are filled in, all others wait behind
/// a `#`.
package struct NoticeDraft: Sendable {
  package var title: String
  /// 发文机关.
  package var issuer: String
  /// 成文日期.
  package var date: CivilDate
  /// The ids of the columns that list documents.
  package var columns: [String]
  /// The titles of the site's topics.
  package var topics: [String]

  package init(
    title: String, issuer: String, date: CivilDate, columns: [String] = [], topics: [String] = []
  ) {
    self.title = title
    self.issuer = issuer
    self.date = date
    self.columns = columns
    self.topics = topics
  }

  /// The file, in Markdown with its fields in YAML.
  package var text: String {
    """
    ---
    title: \(NoticeDraft.quoted(title))
    # number: 样函〔\(date.year)〕1号        # 发文字号
    issuer: \(NoticeDraft.quoted(issuer))    # 发文机关; of a joint issue a list, the main body first
    date: \(day)    # 成文日期
    # to: 各有关单位        # 主送机关, without the colon
    # copies: [有关单位]        # 抄送机关
    # contact: {name: 姓名, phone: 000-00000000}        # 联系人
    # attachments:        # 附件; their files lie beside this one
    #   - {title: 附件名称, file: name.pdf}
    # note: 此件公开发布        # 附注
    # format: ordinary        # letter (信函格式) where nothing is said
    # column: \(columns.first ?? "id")        # 栏目\(NoticeDraft.choice(columns))
    # topics: [\(topics.first ?? "主题")]        # 主题\(NoticeDraft.choice(topics))
    # tags: [关键词]
    # description: 摘要        # one sentence for search engines
    # amends: [notices/2020/name.md]        # documents that this one amends (修改)
    # repeals: [notices/2020/name.md]        # documents that this one repeals (废止)
    # status: in-force        # 效力状态: in-force, amended, expired or repealed
    # published: \(day) 09:00        # when it appeared, in Chinese time
    # publish_from: \(day)        # not published before this day
    # expires: \(day)        # the last day on which it holds
    # aliases: [/old/page.html]        # former addresses
    # html: true        # whether raw HTML in the text is published
    draft: true    # remove this line to publish the document
    ---

    正文。

    """
  }

  private var day: String { String(decoding: date.iso8601, as: UTF8.self) }

  private static func choice(_ names: [String]) -> String {
    names.count > 1 ? ": " + names.joined(separator: ", ") : ""
  }

  /// A text as YAML in double quotes (YAML 1.2, section 7.3.1).
  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}

extension NoticeDraft {
  /// The settings of a site that a draft begins with; errors in them are reported.
  package init?(
    title: String, date: CivilDate, in folder: ContentFolder, _ diagnostics: inout [Diagnostic]
  ) {
    guard let site = Content.site(in: folder, &diagnostics) else { return nil }
    self.init(
      title: title, issuer: site.owner, date: date, columns: site.listColumns.map(\.id),
      topics: site.topics.map(\.title))
  }
}
