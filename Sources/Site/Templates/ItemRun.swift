import Markdown

/// A list in a page whose items have one shape, so that they differ in their texts alone.
///
/// The template engine is given the first three of them. The HTML between the first text of one and the first text
/// of the next says what each further one adds, as long as the templates ask for no item's place and for no length of a
/// list. Whether the list leaves other traces in the page, as where it is shown twice, a page with four items shows.
struct ItemRun: Hashable, Sendable {
  /// How many items the engine is given.
  static let shown = 3

  /// The first slot of the first item, where no list on the page has more than the shown items.
  let firstSlot: Int
  /// How many slots an item has.
  let slotsPerItem: Int
  /// How many items there are, more than the shown ones.
  var count: Int

  /// The same list with another number of items.
  func with(_ count: Int) -> ItemRun {
    var run = self
    run.count = count
    return run
  }

  /// How many slots the items have that are not shown.
  var hiddenSlots: Int { (count - ItemRun.shown) * slotsPerItem }

  /// The HTML with marks in which all items stand, from that in which three do.
  ///
  /// - Returns: Nil where the three are not the same but for the numbers of their marks, or do not follow on each
  ///   other.
  func expanded(_ html: [UInt8]) -> [UInt8]? {
    let marks = OwnMark.all(in: html)
    guard let starts = starts(of: marks) else { return nil }
    func bytes(from first: Int, to last: Int?) -> Range<Int> {
      marks[first].place..<(last.map { marks[$0].place } ?? html.count)
    }
    let item = bytes(from: starts[0], to: starts[1])
    let following = bytes(from: starts[1], to: starts[2])
    var second = TextBuffer(capacity: following.count)
    write(html, item, marks[starts[0]..<starts[1]], itemsBefore: 1, hiddenSlots: 0, to: &second)
    guard second.bytes.elementsEqual(html[following]) else { return nil }

    var all = TextBuffer(capacity: html.count + (count - ItemRun.shown) * (item.count + 8))
    write(html, 0..<item.lowerBound, marks[..<starts[0]], itemsBefore: 0, to: &all)
    for number in 0..<count - 1 {
      write(html, item, marks[starts[0]..<starts[1]], itemsBefore: number, to: &all)
    }
    write(
      html, following.upperBound..<html.count, marks[starts[2]...],
      itemsBefore: count - ItemRun.shown, to: &all)
    return all.bytes
  }

  /// The first mark of each item; nil where they do not follow on each other.
  private func starts(of marks: [OwnMark]) -> [Int]? {
    let items = marks.map { item(of: $0.number) }
    let starts = (0..<ItemRun.shown).compactMap { items.firstIndex(of: $0) }
    guard starts.count == ItemRun.shown, starts == starts.sorted() else { return nil }
    let ends = starts.dropFirst() + [items.count]
    for (number, range) in zip(starts, ends).map({ $0..<$1 }).enumerated() {
      guard items[range].allSatisfy({ $0 == nil || $0 == number }) else { return nil }
    }
    return starts
  }

  /// The item that has a slot; nil where none of the shown ones has.
  private func item(of slot: Int) -> Int? {
    let place = slot - firstSlot
    return 0..<ItemRun.shown * slotsPerItem ~= place ? place / slotsPerItem : nil
  }

  /// Writes a part of the HTML, with the numbers that its marks have behind some more items.
  private func write(
    _ html: [UInt8], _ range: Range<Int>, _ marks: ArraySlice<OwnMark>, itemsBefore: Int,
    hiddenSlots: Int? = nil, to output: inout TextBuffer
  ) {
    var start = range.lowerBound
    for mark in marks {
      output.append(html[start..<mark.digits.lowerBound])
      let isOfItem = item(of: mark.number) != nil
      let isBehind = !isOfItem && mark.number >= firstSlot
      let added =
        isOfItem ? itemsBefore * slotsPerItem : isBehind ? hiddenSlots ?? self.hiddenSlots : 0
      output.append(text: String(mark.number + added))
      start = mark.digits.upperBound
    }
    output.append(html[start..<range.upperBound])
  }
}

extension [ItemRun] {
  /// The HTML with marks in which all items of these lists stand; nil where a list cannot be told apart.
  func expanded(_ html: [UInt8]) -> [UInt8]? {
    // From the last on, so that the slots of those before it keep their numbers.
    var html = html
    for run in reversed() {
      guard let expanded = run.expanded(html) else { return nil }
      html = expanded
    }
    return html
  }
}

/// A mark of a page's own text in rendered HTML.
private struct OwnMark {
  let number: Int
  let place: Int
  let digits: Range<Int>

  static func all(in html: [UInt8]) -> [OwnMark] {
    var marks: [OwnMark] = []
    var place = 0
    while let next = html[place...].firstIndex(of: SlotMark.Kind.own.rawValue) {
      guard let mark = SlotMark(at: html[next...]) else {
        place = next + 1
        continue
      }
      marks.append(
        OwnMark(number: mark.number, place: next, digits: next + 1..<next + 1 + mark.digits))
      place = next + mark.length
    }
    return marks
  }
}
