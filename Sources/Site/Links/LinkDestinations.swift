import AnswerPage
import Synchronization

/// All that links can lead to: the files of the site, and places in its pages.
final class LinkDestinations: Sendable {
  private let addresses: SiteAddresses
  /// The files by their paths in the site.
  private let files: [String: PreparedFile]
  /// The anchors of whole pages, texts of documents included, as far as somebody asked for them.
  private let anchors = Mutex<[String: Set<String>]>([:])

  init(of files: [PreparedFile], at addresses: SiteAddresses) {
    self.addresses = addresses
    self.files = Dictionary(
      files.compactMap { file in (file.pagePath ?? file.sitePath).map { ($0, file) } },
      uniquingKeysWith: { $1 })
  }

  /// What is wrong with a destination as it stands in a page; nil where it leads somewhere.
  func problem(
    with destination: String, on page: String
  ) throws(Diagnostic) -> LinkProblem? {
    switch addresses.target(of: destination, from: page) {
    case .elsewhere: return nil
    case .nowhere: return .empty
    case .outside: return .outside(base: addresses.base)
    case .file(let path, let anchor):
      guard let file = files[path] else {
        return files[path + "/index.html"] == nil ? .noFile(path) : .folder
      }
      return try has(anchor, file, path) ? nil : .noAnchor(anchor, page: path)
    }
  }

  /// Whether a file has a place.
  ///
  /// Every page has its top, and any text can be asked for (HTML Living Standard, 7.4.6.4; URL Fragment
  /// Text Directives).
  private func has(
    _ anchor: String, _ file: PreparedFile, _ path: String
  ) throws(Diagnostic) -> Bool {
    if anchor.isEmpty || anchor.lowercased() == "top" || anchor.hasPrefix(":~:") { return true }
    guard file.pagePath != nil else { return true }
    if file.rendering.references().anchors.contains(anchor) { return true }
    return try anchors(of: file, path).contains(anchor)
  }

  /// The anchors of a whole page, which is made for it.
  private func anchors(of file: PreparedFile, _ path: String) throws(Diagnostic) -> Set<String> {
    if let known = anchors.withLock({ $0[path] }) { return known }
    let found = PageReferences(of: try file.rendering.bytes() ?? []).anchors
    anchors.withLock { $0[path] = found }
    return found
  }

  /// What to do about a problem: the destination that was probably meant.
  func advice(_ problem: LinkProblem) -> String {
    switch problem {
    case .noFile(let path):
      let pages = files.keys.filter { !$0.hasPrefix("assets/") && !$0.hasSuffix(".gz") }
      let source = path.hasSuffix(".md") ? path.dropLast(3) + ".html" : ""
      return pages.contains(source)
        ? "; write '/\(source)'"
        : Site.advice(for: path, among: pages, otherwise: "write the address of one")
    case .noAnchor(let anchor, let page):
      let anchors = anchors.withLock { $0[page] ?? [] }
      return Site.advice(
        for: anchor, among: anchors.sorted(), otherwise: "name one of its headings")
    default: return ""
    }
  }
}

extension PreparedFile {
  private static let siteFolder = "site/"

  /// The path of a file of the document root in it; nil for other files of the bundle.
  var sitePath: String? {
    path.hasPrefix(PreparedFile.siteFolder)
      ? String(path.dropFirst(PreparedFile.siteFolder.count)) : nil
  }

  /// The path in the site at which a browser shows the file, the answers of the lookup at that of the
  /// program; nil where it is no page.
  var pagePath: String? {
    if path == "cgi-bin/\(AnswerPage.fileName)" { return LookupSettings.programPath }
    return sitePath.flatMap { $0.hasSuffix(".html") ? $0 : nil }
  }
}
