/// A column of the site (栏目), as its pages and documents name it.
package struct SiteColumn: Sendable {
  /// The name in addresses and in front matter.
  package var id: String
  package var title: String
  /// What the column is for.
  package var description: String
  package var keywords: [String]
  package var type: Kind
  /// How many documents a page of its list has.
  package var pageSize: Int
  /// The page that stands for the column; nil where it is a list of documents.
  package var page: String?

  /// The types of columns (ColumnType) of 政府网站发展指引.
  package enum Kind: String, CaseIterable, Sendable {
    case home = "首页"
    case overview = "概况信息"
    case duties = "机构职能"
    case leaders = "负责人信息"
    case news = "工作动态"
    case policies = "政策文件"
    case disclosureGuide = "信息公开指南"
    case disclosureCatalogue = "信息公开目录"
    case disclosureReport = "信息公开年报"
    case disclosureRequest = "依申请公开"
    case dataRelease = "数据发布"
    case openData = "数据开放"
    case policyExplanation = "政策解读"
    case response = "回应关切"
    case service = "办事服务"
    case complaint = "咨询投诉"
    case survey = "征集调查"
    case interview = "在线访谈"
  }
}

/// A subject by which documents are found (主题).
package struct Topic: Sendable {
  /// The name in addresses.
  package var id: String
  /// The name that documents and readers use.
  package var title: String
}

extension SiteColumn {
  /// Reads a column; what is wrong is in the fields' diagnostics.
  init(_ fields: inout YAMLFields) {
    id = fields.identifier("id")
    title = fields.requiredText("title")
    description = fields.requiredText("description")
    keywords = fields.texts("keywords")
    type = fields.choice("type") ?? .policies
    pageSize = fields.number("page_size", in: 1...1000).map(Int.init) ?? 20
    page = fields.text("page")
    if fields.diagnostics.isEmpty, keywords.isEmpty {
      fields.report("keywords", "'keywords' is missing; write 'keywords: [first, second]'")
    }
  }
}

extension Topic {
  /// Reads a topic; what is wrong is in the fields' diagnostics.
  init(_ fields: inout YAMLFields) {
    id = fields.identifier("id")
    title = fields.requiredText("title")
  }
}

extension SiteColumn {
  /// The folder of the column's own pages, where it is a list.
  var folder: String { id }

  /// The first page of the column, as links name it.
  var url: String { page ?? "/\(folder)/index.html" }

  /// The feed of the column's documents.
  var feed: SitePath { SitePath(made: "\(folder)/feed.xml") }
}

extension Topic {
  /// The folder of the topic's list.
  var folder: String { "topics/\(id)" }

  /// The first page of the topic's list, as links name it.
  var url: String { "/\(folder)/index.html" }
}

extension YAMLFields {
  /// A name for addresses that must be there.
  fileprivate mutating func identifier(_ name: String) -> String {
    let text = requiredText(name)
    if !text.utf8.allSatisfy(isIdentifierByte) {
      report(name, "'\(text)' must be of small letters, digits and '-'; it stands in addresses")
    }
    return text
  }
}

private func isIdentifierByte(_ byte: UInt8) -> Bool {
  UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    || byte == UInt8(ascii: "-")
}
