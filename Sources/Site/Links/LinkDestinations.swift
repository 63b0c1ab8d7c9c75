import AnswerPage
import Synchronization

/// All that links can lead to: the files of the site, and places in its pages.
final class LinkDestinations: Sendable {
  private let addresses: SiteAddresses
  /// The files by their paths in the site, but for those that stay as they are.
  private let files: [String: PreparedFile]
  private let kept: KeptFiles
  /// The anchors of whole pages, texts of documents included, as far as somebody asked for them.
  private let anchors = Mutex<[String: Set<String>]>([:])

  /// Takes files that are prepared, and others that need not be.
  init(of files: [PreparedFile], _ kept: KeptFiles, at addresses: SiteAddresses) {
    self.addresses = addresses
    self.kept = kept
    self.files = Dictionary(
      files.compactMap { file in file.path.linkPath.map { ($0, file) } }, uniquingKeysWith: { $1 })
  }

  /// Whether a page is prepared, and does not stay as it is.
  func isPrepared(_ page: SitePath) -> Bool { files[page.text] != nil }

  /// The path in the bundle of the file at a path in the site; nil where there is none.
  private func bundlePath(_ path: String) -> String? {
    if let file = files[path] { return file.path }
    let kept =
      path == LookupSettings.programPath ? String.answerPage : PreparedFile.siteFolder + path
    return self.kept.files[kept] == nil ? nil : kept
  }

  /// Where a destination leads as it stands in a page.
  func target(of destination: String, on page: String) -> LinkTarget {
    addresses.target(of: destination, from: page)
  }

  /// Whether something that pages led to is still there; a file that stays as it is has all that it had.
  func have(_ destination: SiteLinks.Destination) -> Bool {
    guard files[destination.path] != nil else { return bundlePath(destination.path) != nil }
    do throws(Diagnostic) {
      return try has(destination.anchor, destination.path)
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
      guard let file = bundlePath(path) else {
        return bundlePath(path + "/index.html") == nil ? .noFile(path) : .folder
      }
      guard file.pagePath != nil else { return nil }
      return try has(anchor, path) ? nil : .noAnchor(anchor, page: path)
    }
  }

  /// Whether a page has a place.
  ///
  /// Every page has its top, and any text can be asked for (HTML Living Standard, 7.4.6.4; URL Fragment
  /// Text Directives).
  private func has(_ anchor: String, _ path: String) throws(Diagnostic) -> Bool {
    if anchor.isEmpty || anchor.lowercased() == "top" || anchor.hasPrefix(":~:") { return true }
    guard let rendering = try rendering(of: path) else { return true }
    if rendering.references().anchors.contains(anchor) { return true }
    return try anchors(of: rendering, path).contains(anchor)
  }

  /// The page at a path, which is prepared for it where it stays as it is.
  private func rendering(of path: String) throws(Diagnostic) -> Rendering? {
    if let file = files[path] { return file.rendering }
    return try bundlePath(path).flatMap(kept.output)?.rendering()
  }

  /// The anchors of a whole page, which is made for it.
  private func anchors(of page: Rendering, _ path: String) throws(Diagnostic) -> Set<String> {
    if let known = anchors.withLock({ $0[path] }) { return known }
    let found = PageReferences(of: try page.bytes() ?? []).anchors
    anchors.withLock { $0[path] = found }
    return found
  }

  /// The paths of all files in the site.
  private var paths: [String] { Array(files.keys) + kept.files.keys.compactMap(\.linkPath) }

  /// What to do about a problem: the destination that was probably meant.
  func advice(_ problem: LinkProblem) -> String {
    switch problem {
    case .noFile(let path):
      let pages = paths.filter { !$0.hasPrefix("assets/") && !$0.hasSuffix(".gz") }
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
    if self == String.answerPage { return LookupSettings.programPath }
    return hasSuffix(".html") ? sitePath : nil
  }

  /// The path in the site at which a browser gets the file; nil for other files of the bundle.
  var linkPath: String? { pagePath ?? sitePath }

  /// The path of the compiled page of the answers.
  static let answerPage = "cgi-bin/\(AnswerPage.fileName)"
}

extension PreparedFile {
  /// The document root in the bundle.
  static let siteFolder = "site/"
}
