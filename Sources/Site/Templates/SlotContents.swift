import Markdown

/// What stands in the slots of one page.
///
/// All texts lie behind one another, since thousands of pages wait with theirs until they are written.
final class SlotContents: Sendable {
  /// Appends HTML, as UTF-8, to a page.
  typealias Source = @Sendable (inout TextBuffer) throws(Diagnostic) -> Void

  private let texts: [UInt8]
  /// Where the text of each slot ends.
  private let ends: [UInt32]
  /// HTML that is made only when the page is written, by its slot.
  private let sources: [(slot: Int, make: Source)]

  /// Takes what was written, without the room for more.
  init(_ writer: Writer) {
    texts = writer.texts.withUnsafeBufferPointer { unsafe Array($0) }
    ends = writer.ends.withUnsafeBufferPointer { unsafe Array($0) }
    sources = writer.sources
  }

  /// The contents of no slot.
  static let none = SlotContents(Writer(room: 0))

  /// Takes the contents of one slot after the other.
  struct Writer: Sendable {
    fileprivate var texts: [UInt8] = []
    fileprivate var ends: [UInt32] = []
    fileprivate var sources: [(slot: Int, make: Source)] = []

    /// - Parameter room: How many bytes the texts may have.
    init(room: Int) {
      texts.reserveCapacity(room)
      ends.reserveCapacity(room / 16)
    }

    /// How many slots have been filled.
    var count: Int { ends.count }

    mutating func add(_ text: String) {
      text.utf8.span.withUnsafeBufferPointer { texts.append(contentsOf: $0) }
      ends.append(UInt32(texts.count))
    }

    mutating func add(_ text: [UInt8]) {
      texts += text
      ends.append(UInt32(texts.count))
    }

    /// Adds texts that were written before.
    mutating func add(_ others: Writer) {
      let start = UInt32(texts.count)
      texts += others.texts
      ends += others.ends.lazy.map { start + $0 }
      sources += others.sources.map { (count - others.count + $0.slot, $0.make) }
    }

    mutating func add(_ source: @escaping Source) {
      sources.append((count, source))
      ends.append(UInt32(texts.count))
    }
  }

  /// How many bytes all texts have.
  var length: Int { texts.count }

  /// The text of a slot, as UTF-8; empty for HTML that is made later, and for what is no slot.
  func text(_ slot: Int) -> ArraySlice<UInt8> {
    guard slot < ends.count else { return [] }
    return texts[(slot == 0 ? 0 : Int(ends[slot - 1]))..<Int(ends[slot])]
  }

  /// Appends the text of a slot to HTML.
  func append(_ slot: Int, isEscaped: Bool, to html: inout TextBuffer) {
    guard slot < ends.count else { return }
    let range = (slot == 0 ? 0 : Int(ends[slot - 1]))..<Int(ends[slot])
    texts.withUnsafeBufferPointer { texts in
      let text = UnsafeBufferPointer(rebasing: texts[range])
      if isEscaped { html.append(escaped: text) } else { html.append(text) }
    }
  }

  /// What makes the HTML of a slot; nil where a text stands there.
  func source(_ slot: Int) -> Source? {
    sources.first { $0.slot == slot }?.make
  }
}
