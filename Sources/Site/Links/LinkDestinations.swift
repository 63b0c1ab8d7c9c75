import AnswerPage
import Parallel
import Synchronization

/// All that links can lead to: the files of the site, and places in its pages.
final class LinkDestinations: Sendable {
  private let addresses: SiteAddresses
  /// The files but for those that stay as they are.
  private let files: [PreparedFile]
  /// Their paths in the site.
  let paths: [String]
  /// Their places, by their paths.
  private let places: PathTable
  /// For each place whether the path stands for itself in a link.
  private let arePlain: [Bool]
  private let kept: KeptFiles
  /// The anchors of whole pages, texts of documents included, as far as somebody asked for them.
  private let anchors = Mutex<[String: Set<String>]>([:])
  /// What is advised where there is no file, by what was written, since thousands of pages may lead to the same one.
  private let advices = Mutex<[String: String]>([:])

  /// Takes files that are prepared, and others that need not be.
  init(of files: [PreparedFile], _ kept: KeptFiles, at addresses: SiteAddresses) {
    self.addresses = addresses
    self.kept = kept
    let linkPaths = files.concurrentMap(\.path.linkPath)
    self.files = zip(files, linkPaths).compactMap { file, path in path == nil ? nil : file }
    paths = linkPaths.compactMap { $0 }
    places = PathTable(paths)
    arePlain = paths.map { SiteAddresses.isPlain($0.utf8.span) }
  }

  /// The place of the file at a path in the site; nil where there is none, or it stays as it is.
  func place(of path: String) -> Int? { places.place(of: path.utf8.span) }

  /// The place of the file to which a link leads as a whole, as it stands in a page; nil where that takes more to
  /// be seen.
  func place(ofLink link: Span<UInt8>) -> Int? {
    guard let start = addresses.pathStart(link),
      let place = places.place(of: link.extracting(start...)), arePlain[place]
    else { return nil }
    return place
  }

  private func file(_ path: String) -> PreparedFile? { place(of: path).map { files[$0] } }

  /// The path in the bundle of the file at a path in the site; nil where there is none.
  private func bundlePath(_ path: String) -> String? {
    if let file = file(path) { return file.path }
    let kept =
      path == LookupSettings.programPath ? String.answerPage : PreparedFile.siteFolder + path
    return self.kept.files[kept] == nil ? nil : kept
  }

  /// Where a destination leads as it stands in a page.
  func target(of destination: String, on page: String) -> LinkTarget {
    addresses.target(of: destination, from: page)
  }

  /// Whether there is a file at a path in the site.
  private func have(_ path: String) -> Bool { bundlePath(path) != nil }

  /// Whether something that pages led to is still there; a file that stays as it is has all that it had.
  func have(_ destination: SiteLinks.Destination) -> Bool {
    guard place(of: destination.path) != nil else { return have(destination.path) }
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
    case .varying: return .varying
    case .file(let path, let anchor):
      guard have(path) else { return have(path + "/index.html") ? .folder : .noFile(path) }
      return try has(anchor, path) ? nil : .noAnchor(anchor, page: path)
    }
  }

  /// Whether a page has a place; in other files any can be asked for.
  ///
  /// Every page has its top, and any text can be asked for (HTML Living Standard, 7.4.6.4; URL Fragment
  /// Text Directives).
  private func has(_ anchor: String, _ path: String) throws(Diagnostic) -> Bool {
    if anchor.isEmpty || anchor.lowercased() == "top" || anchor.hasPrefix(":~:") { return true }
    guard bundlePath(path)?.pagePath != nil, let page = try page(at: path) else {
      return true
    }
    if page.references.hasAnchor(anchor) { return true }
    return try anchors(of: page, path).contains(anchor)
  }

  /// The page at a path, which is prepared for it where it stays as it is.
  private func page(at path: String) throws(Diagnostic) -> PreparedFile? {
    if let file = file(path) { return file }
    return try bundlePath(path).flatMap(kept.output)?.prepared()
  }

  /// The anchors of a whole page, which is made for it.
  private func anchors(of page: PreparedFile, _ path: String) throws(Diagnostic) -> Set<String> {
    if let known = anchors.withLock({ $0[path] }) { return known }
    let found = SlottedReferences(ofFinished: [try page.bytes() ?? []]).anchors
    anchors.withLock { $0[path] = found }
    return found
  }

  /// The paths of all files in the site.
  private var allPaths: [String] { paths + kept.files.keys.compactMap(\.linkPath) }

  /// What to do about a problem.
  ///
  /// - Parameters:
  ///   - problem: The problem.
  ///   - root: What authors write there for the beginning of the site: `/` in Markdown, which is brought
  ///     below the site's base, and the base itself elsewhere.
  /// - Returns: The destination that was probably meant, as it has to be written.
  func advice(_ problem: LinkProblem, root: String) -> String {
    switch problem {
    case .noFile(let path):
      let key = root + path
      if let known = advices.withLock({ $0[key] }) { return known }
      let advice = advice(forPath: path, root: root)
      advices.withLock { $0[key] = advice }
      return advice
    case .noAnchor(let anchor, let page):
      let anchors = anchors.withLock { $0[page] ?? [] }
      return Site.advice(
        for: anchor, among: anchors.sorted(), otherwise: "name one of its headings")
    default: return ""
    }
  }

  private func advice(forPath path: String, root: String) -> String {
    let pages = allPaths.filter { !$0.hasPrefix("assets/") && !$0.hasSuffix(".gz") }
    let source = path.hasSuffix(".md") ? path.dropLast(3) + ".html" : ""
    return pages.contains(source)
      ? "; write '\(root)\(source)'"
      : Site.advice(
        for: root + path, among: pages.map { root + $0 }, otherwise: "write the address of one")
  }
}

extension Output {
  fileprivate func prepared() throws(Diagnostic) -> PreparedFile {
    do throws(ContentErrors) {
      return try PreparedFile(self)
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
