import AnswerPage
import Synchronization

/// All that links can lead to: the files of the site, and places in its pages.
final class LinkDestinations: Sendable {
  private let addresses: SiteAddresses
  /// The files by their paths in the site.
  private let files: [String: LinkedFile]
  /// The anchors of whole pages, texts of documents included, as far as somebody asked for them.
  private let anchors = Mutex<[String: Set<String>]>([:])

  /// Takes files that are prepared, and others of which that is not known yet.
  init(of files: [PreparedFile], _ others: [Output], at addresses: SiteAddresses) {
    self.addresses = addresses
    let all = files.map(LinkedFile.prepared) + others.map(LinkedFile.planned)
    self.files = Dictionary(
      all.compactMap { file in (file.path.pagePath ?? file.path.sitePath).map { ($0, file) } },
      uniquingKeysWith: { $1 })
  }

  /// Where a destination leads as it stands in a page.
  func target(of destination: String, on page: String) -> LinkTarget {
    addresses.target(of: destination, from: page)
  }

  /// Whether something that pages led to is still there; a file that stays as it is has all that it had.
  func have(_ destination: SiteLinks.Destination) -> Bool {
    guard let file = files[destination.path] else { return false }
    guard case .prepared = file else { return true }
    do throws(Diagnostic) {
      return try has(destination.anchor, file, destination.path)
    } catch {
      return false
    }
  }

  /// What is wrong with a link; nil where it leads somewhere.
  func problem(with target: LinkTarget) throws(Diagnostic) -> LinkProblem? {
    switch target {
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
    _ anchor: String, _ file: LinkedFile, _ path: String
  ) throws(Diagnostic) -> Bool {
    if anchor.isEmpty || anchor.lowercased() == "top" || anchor.hasPrefix(":~:") { return true }
    guard file.path.pagePath != nil else { return true }
    let rendering = try file.rendering()
    if rendering.references().anchors.contains(anchor) { return true }
    return try anchors(of: rendering, path).contains(anchor)
  }

  /// The anchors of a whole page, which is made for it.
  private func anchors(of page: Rendering, _ path: String) throws(Diagnostic) -> Set<String> {
    if let known = anchors.withLock({ $0[path] }) { return known }
    let found = PageReferences(of: try page.bytes() ?? []).anchors
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

/// A file to which links may lead.
private enum LinkedFile: Sendable {
  case prepared(PreparedFile)
  /// Most files that stay as they are need not be prepared.
  case planned(Output)

  /// The path from the bundle's folder.
  var path: String {
    switch self {
    case .prepared(let file): file.path
    case .planned(let output): output.path
    }
  }

  func rendering() throws(Diagnostic) -> Rendering {
    switch self {
    case .prepared(let file): file.rendering
    case .planned(let output): try output.rendering()
    }
  }
}

extension Output {
  fileprivate func rendering() throws(Diagnostic) -> Rendering {
    do throws(ContentErrors) {
      return try prepare()
    } catch {
      throw error.diagnostics[0]
    }
  }
}

// MARK: Paths in the bundle

extension String {
  /// The path of a file of the document root in it; nil for other files of the bundle.
  var sitePath: String? {
    hasPrefix(PreparedFile.siteFolder) ? String(dropFirst(PreparedFile.siteFolder.count)) : nil
  }

  /// The path in the site at which a browser shows the file, the answers of the lookup at that of the
  /// program; nil where it is no page.
  var pagePath: String? {
    if self == "cgi-bin/\(AnswerPage.fileName)" { return LookupSettings.programPath }
    return hasSuffix(".html") ? sitePath : nil
  }
}

extension PreparedFile {
  /// The document root in the bundle.
  static let siteFolder = "site/"
}
