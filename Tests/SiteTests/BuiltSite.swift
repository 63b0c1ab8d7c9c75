import Foundation
import Site
import TestSupport
import Testing

/// The files of a build as the tests ask for them.
struct BuiltSite {
  let files: [String: [UInt8]]

  init(_ plan: SitePlan) throws {
    let files = try plan.outputs.map { ($0.path, try $0.bytes()) }
    self.files = Dictionary(uniqueKeysWithValues: files).compactMapValues { $0 }
  }

  /// The repository's own content and templates, built once for all tests.
  static var real: BuiltSite {
    get throws { try realResult.get() }
  }

  private static let realResult = Result {
    try BuiltSite(
      try SiteBuild(
        content: ContentFolder(url: repository.appending(path: "content"), name: "content"),
        templates: ContentFolder(url: repository.appending(path: "templates"), name: "templates"),
        edition: Edition(today: TinySite.today)
      ).plan())
  }

  /// The folder of the repository.
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The text of a file of the bundle.
  func text(_ path: String) throws -> String {
    let bytes = try #require(files[path], "\(path)")
    return try #require(String(validating: bytes, as: UTF8.self), "\(path)")
  }

  /// The stylesheet under its published name.
  var stylesheet: [UInt8]? {
    files.first { $0.key.hasPrefix("site/assets/style.") && $0.key.hasSuffix(".css") }?.value
  }

  /// A page of the document root.
  func page(_ path: String) throws -> HTMLDocument {
    HTMLDocument(try text("site/" + path))
  }

  /// The paths of all pages below the document root, in order.
  var pagePaths: [String] {
    files.keys.filter { $0.hasPrefix("site/") && $0.hasSuffix(".html") }.sorted()
      .map { String($0.dropFirst("site/".count)) }
  }

  /// The path in the document root that a URL of the site shows; nil where there is nothing.
  func target(of url: URL, base: String = "/") -> String? {
    let path = url.path(percentEncoded: false)
    guard path.hasPrefix(base) else { return nil }
    let inside = path.dropFirst(base.count)
    let file = inside.isEmpty || inside.hasSuffix("/") ? inside + "index.html" : String(inside)
    return files["site/" + file] == nil ? nil : file
  }
}

extension HTMLDocument {
  /// A reference to another place.
  struct Reference {
    let element: HTMLElement
    let text: String

    /// Where it leads from a page.
    func url(from page: String, base: String = "/") -> URL? {
      URL(string: text, relativeTo: URL(string: "http://site.invalid\(base)\(page)"))?.absoluteURL
    }

    /// Whether it leads to another host, or to a telephone.
    var isExternal: Bool { text.contains(":") || text.hasPrefix("//") }
  }

  /// Every `href`, `src` and `action`.
  var references: [Reference] {
    elements.flatMap { element in
      ["href", "src", "action"].compactMap { element[$0] }.map {
        Reference(element: element, text: $0)
      }
    }
  }

  /// The texts of a table, row by row, its head included.
  func rows(of table: HTMLElement) -> [[String]] {
    all("tr", in: table).map { row in
      elements.filter { ["th", "td"].contains($0.name) && $0.ancestors.contains(row.number) }
        .map { $0.text }
    }
  }
}
