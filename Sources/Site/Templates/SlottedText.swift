import Markdown

/// HTML with slots for texts that come later.
struct SlottedText: Sendable {
  /// A place for a text.
  private struct Slot {
    let number: Int
    /// Where it is in the finished HTML.
    let place: Int
    let isEscaped: Bool
  }

  /// All that is finished.
  private let html: [UInt8]
  /// In the order of their places.
  private let slots: [Slot]

  /// Takes rendered HTML with marks apart; texts that all pages have in common are put in at once.
  init(_ html: ArraySlice<UInt8>, fixed: SlotContents) {
    var finished = TextBuffer(capacity: html.count)
    var slots: [Slot] = []
    var rest = html
    while let place = rest.firstIndex(where: { SlotMark.Kind(rawValue: $0) != nil }) {
      rest[..<place].withUnsafeBufferPointer { finished.append($0) }
      rest = rest[place...]
      SlottedText.take(&rest, fixed, &finished, &slots)
    }
    rest.withUnsafeBufferPointer { finished.append($0) }
    self.html = finished.bytes
    self.slots = slots
  }

  /// Takes a mark, or a character that happens to be like its first.
  private static func take(
    _ rest: inout ArraySlice<UInt8>, _ fixed: SlotContents, _ html: inout TextBuffer,
    _ slots: inout [Slot]
  ) {
    guard let mark = SlotMark(at: rest) else { return html.append(rest.removeFirst()) }
    switch mark.kind {
    case .fixed: fixed.append(mark.number, isEscaped: mark.isEscaped, to: &html)
    case .own:
      slots.append(Slot(number: mark.number, place: html.count, isEscaped: mark.isEscaped))
    }
    rest = rest.dropFirst(mark.length)
  }

  /// The text, if it is the same on every page.
  var finished: [UInt8]? { slots.isEmpty ? html : nil }

  /// The HTML with its texts.
  func filled(with contents: SlotContents) throws(Diagnostic) -> [UInt8] {
    try filled(with: contents) { source, page throws(Diagnostic) in try source(&page) }.bytes
  }

  /// The HTML with its texts, and with HTML that a function appends where it costs time.
  private func filled<Failure: Error>(
    with contents: SlotContents,
    _ append: (SlotContents.Source, inout TextBuffer) throws(Failure) -> Void
  ) throws(Failure) -> TextBuffer {
    var page = TextBuffer(capacity: html.count + contents.length + SlottedText.usualLength)
    var start = 0
    for slot in slots {
      appendHTML(start..<slot.place, to: &page)
      start = slot.place
      if let source = contents.source(slot.number) {
        try append(source, &page)
      } else {
        contents.append(slot.number, isEscaped: slot.isEscaped, to: &page)
      }
    }
    appendHTML(start..<html.count, to: &page)
    return page
  }

  /// Appends a part of the HTML; a slice of what all cores read at once would be counted by all of them.
  private func appendHTML(_ range: Range<Int>, to page: inout TextBuffer) {
    html.withUnsafeBufferPointer { page.append(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// How many bytes the HTML of a document seldom exceeds.
  private static let usualLength = 1 << 13

  /// The text with its slots filled and its references resolved; nil where a slot takes HTML that costs
  /// time.
  func plainText(_ contents: SlotContents) -> String? {
    plainBytes(contents).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same text in UTF-8.
  func plainBytes(_ contents: SlotContents) -> ArraySlice<UInt8>? {
    if let text = onlyText(contents) { return text }
    guard !slots.contains(where: { contents.source($0.number) != nil }) else { return nil }
    return Array(filled(with: contents) { _, _ in }.text.unescaped.utf8)[...]
  }

  /// The text of the only slot, where there is nothing else: escaping and resolving cancel out.
  private func onlyText(_ contents: SlotContents) -> ArraySlice<UInt8>? {
    guard html.isEmpty, slots.count == 1, slots[0].isEscaped,
      contents.source(slots[0].number) == nil
    else { return nil }
    return contents.text(slots[0].number)
  }
}
