extension SiteSource {
  /// Where a link of a page was written, in the settings or a template; nil where it is put together.
  func place(ofLink destination: String) -> ContentPlace? {
    let settings = content.site
    let item = settings.navigation.first { href($0.page, base: settings.base) == destination }
    return item?.place ?? templates.place(ofLink: destination, base: settings.base)
  }
}

extension TemplateFolder {
  /// Where a link stands first: whole, or what follows `{{base}}`, or that without its anchor.
  fileprivate func place(ofLink destination: String, base: String) -> ContentPlace? {
    let inside = destination.hasPrefix(base) ? String(destination.dropFirst(base.count)) : ""
    let page = String(inside.prefix { $0 != "#" })
    let spellings = [destination, inside, page].filter { !$0.isEmpty && $0 != "/" }
    let texts = texts.sorted { $0.key < $1.key }
    return spellings.lazy.compactMap { spelling in
      texts.lazy.compactMap { name, text in
        text.place(ofLink: spelling).map { place in
          ContentPlace(path: displayPath(name), line: place.line, column: place.column)
        }
      }.first
    }.first
  }
}

extension String {
  /// Where a link stands first: behind a quote or behind braces.
  fileprivate func place(ofLink link: String) -> TextPlace? {
    ranges(of: link).first { range in
      range.lowerBound > startIndex && "\"'}".contains(self[index(before: range.lowerBound)])
    }.map { TextPlace(of: $0.lowerBound, in: self) }
  }
}
