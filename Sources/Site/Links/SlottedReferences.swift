/// Where pages of one template and shape lead, and where links can lead in them.
final class SlottedReferences: Sendable {
  /// Destinations that all these pages have, and that lead from each of them to the same.
  let commonLinks: [String]
  /// Destinations that all these pages have, and that lead from each to something else, but for anchors that all
  /// of them have too.
  fileprivate let relativeLinks: [String]
  fileprivate let slottedLinks: [SlottedText]
  /// Places that all these pages have.
  let anchors: Set<String>
  fileprivate let slottedAnchors: [SlottedText]

  /// Finds them in rendered HTML with marks.
  ///
  /// - Parameters:
  ///   - html: The HTML.
  ///   - fixed: The texts that all pages have in common, by their marks.
  convenience init(_ html: [UInt8], fixed: SlotContents) {
    let references = HTMLReferences(html)
    let links = references.links.map { SlottedText(html[$0], fixed: fixed) }
    let anchors = references.anchors.map { SlottedText(html[$0], fixed: fixed) }
    self.init(
      links: links.compactMap(\.finished).map(plainText),
      anchors.compactMap(\.finished).map(plainText),
      slottedLinks: links.filter { $0.finished == nil },
      slottedAnchors: anchors.filter { $0.finished == nil })
  }

  /// Finds them in pieces of finished HTML.
  ///
  /// - Parameters:
  ///   - pieces: The HTML.
  ///   - isAsked: Which links count.
  convenience init(ofFinished pieces: [[UInt8]], where isAsked: (String) -> Bool = { _ in true }) {
    let found = pieces.map { (html: $0, references: HTMLReferences($0)) }
    self.init(
      links: found.flatMap { html, references in references.links.map { plainText(html[$0]) } }
        .filter(isAsked),
      found.flatMap { html, references in references.anchors.map { plainText(html[$0]) } })
  }

  private init(
    links: [String], _ anchors: [String], slottedLinks: [SlottedText] = [],
    slottedAnchors: [SlottedText] = []
  ) {
    let anchors = Set(anchors)
    let isInside = { (link: String) in
      link.first == "#" && !link.contains("%") && anchors.contains(String(link.dropFirst()))
    }
    commonLinks = links.filter { !$0.isRelative }
    relativeLinks = links.filter { $0.isRelative && !isInside($0) }
    self.slottedLinks = slottedLinks
    self.anchors = anchors
    self.slottedAnchors = slottedAnchors
  }
}

/// Where one page leads, and where links can lead in it.
struct PageReferences: Sendable {
  /// What the page has in common with others.
  let shared: SlottedReferences
  private let contents: SlotContents
  /// The text of the page, where it has one with links of its own.
  let document: LinkingDocument?

  init(
    _ shared: SlottedReferences, _ contents: SlotContents, document: LinkingDocument? = nil
  ) {
    self.shared = shared
    self.contents = contents
    self.document = document
  }

  /// Those of finished HTML.
  init(of shared: SlottedReferences) {
    self.init(shared, .none)
  }

  /// Of what is no page.
  static let none = PageReferences(of: SlottedReferences(ofFinished: []))

  /// Destinations in UTF-8 as they stand in the page, but for those that lead from others to the same.
  var ownLinks: [ArraySlice<UInt8>] {
    var links: [ArraySlice<UInt8>] = []
    links.reserveCapacity(shared.relativeLinks.count + shared.slottedLinks.count)
    links += shared.relativeLinks.map { Array($0.utf8)[...] }
    for link in shared.slottedLinks {
      if let text = link.plainBytes(contents) { links.append(text) }
    }
    return links
  }

  /// Whether the page has a place.
  func hasAnchor(_ anchor: String) -> Bool {
    shared.anchors.contains(anchor)
      || shared.slottedAnchors.contains { $0.plainText(contents) == anchor }
  }
}

/// The value of an attribute with its references resolved.
private func plainText(_ html: some Collection<UInt8>) -> String {
  String(decoding: html, as: UTF8.self).unescaped
}

extension String {
  /// Whether a destination leads from each page to something else: it begins neither at the root of a host
  /// nor with a scheme.
  fileprivate var isRelative: Bool {
    let end = utf8.first { "/?#:".utf8.contains($0) }
    return utf8.first != UInt8(ascii: "/") && end != UInt8(ascii: ":")
  }
}
