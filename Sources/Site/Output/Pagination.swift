/// One page of several that hold one list.
struct Pagination: Digested {
  /// The folder of the pages, such as `notices`.
  let folder: String
  /// The number of this page, from 1.
  let number: Int
  /// How many pages there are.
  let count: Int

  var digest: Digest { Digest(of: folder, number, count) }

  /// Where this page lies: `notices/index.html`, `notices/index-2.html`.
  var path: SitePath { path(number) }

  /// What distinguishes the title of a page from that of the first; empty there.
  var titleEnd: String { number == 1 ? "" : "（第\(number)页）" }

  private func path(_ number: Int) -> SitePath {
    SitePath(made: number == 1 ? "\(folder)/index.html" : "\(folder)/index-\(number).html")
  }

  /// The pages that this one links: the first, the last, and those around it; nil stands for a gap.
  var linkedNumbers: [Int?] {
    let near = max(1, number - 2)...min(count, number + 2)
    return (near.lowerBound > 1 ? [1] : []) + (near.lowerBound > 2 ? [nil] : []) + near.map { $0 }
      + (near.upperBound < count - 1 ? [nil] : []) + (near.upperBound < count ? [count] : [])
  }

  /// Writes down the page, as templates name it.
  func write(to values: inout PageValues, base: String) {
    values.text("number", String(number))
    values.text("count", String(count))
    values.flag("isSeveral", count > 1)
    values.flag("hasPrevious", number > 1)
    values.text("previous", number > 1 ? href(path(number - 1).url, base: base) : "")
    values.flag("hasNext", number < count)
    values.text("next", number < count ? href(path(number + 1).url, base: base) : "")
    values.list("links", linkedNumbers) { write($1, to: &$0, base: base) }
  }

  private func write(_ number: Int?, to values: inout PageValues, base: String) {
    values.flag("isGap", number == nil)
    values.flag("isCurrent", number == self.number)
    values.text("number", number.map { String($0) } ?? "")
    values.text("href", number.map { href(path($0).url, base: base) } ?? "")
  }
}
