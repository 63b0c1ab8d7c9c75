/// The values of one page, taken apart: what decides about the structure of the HTML, and what stands in it.
///
/// Flags, lengths of lists and names are the shape; texts are the contents of slots, numbered in the order
/// in which they come. Pages of one template with the same shape differ in their texts alone.
struct SlotValues: Sendable {
  /// The shape, in bytes that differ where shapes do.
  private(set) var shape: [UInt8] = []
  private(set) var contents = SlotContents()

  init(_ members: Members) {
    add(members)
    contents.shrink()
  }

  private mutating func add(_ members: Members) {
    for (name, value) in members.pairs {
      shape += name.utf8
      add(value)
    }
    shape.append(UInt8(ascii: "}"))
  }

  private mutating func add(_ value: TemplateValue) {
    switch value {
    case .text(let text):
      shape.append(UInt8(ascii: ":"))
      contents.add(text)
    case .html(let source):
      shape.append(UInt8(ascii: ":"))
      contents.add(source)
    case .flag(let flag): shape.append(UInt8(ascii: flag ? "!" : "?"))
    case .list(let items):
      shape.append(UInt8(ascii: "["))
      for item in items { add(item) }
      shape.append(UInt8(ascii: "]"))
    case .object(let members):
      shape.append(UInt8(ascii: "{"))
      add(members)
    }
  }
}

/// What stands in the slots of one page.
///
/// All texts lie behind one another, since thousands of pages wait with theirs until they are written.
struct SlotContents: Sendable {
  private var texts: [UInt8] = []
  /// Where the text of each slot ends.
  private var ends: [UInt32] = []
  /// HTML that is made only when the page is written, by its slot.
  private var sources: [Int: TemplateValue.HTMLSource] = [:]

  fileprivate mutating func add(_ text: String) {
    texts += text.utf8
    ends.append(UInt32(texts.count))
  }

  fileprivate mutating func add(_ source: @escaping TemplateValue.HTMLSource) {
    sources[ends.count] = source
    ends.append(UInt32(texts.count))
  }

  /// Gives back the room for more.
  fileprivate mutating func shrink() {
    texts = texts.withUnsafeBufferPointer { unsafe Array($0) }
    ends = ends.withUnsafeBufferPointer { unsafe Array($0) }
  }

  /// The text of a slot, as UTF-8; empty for HTML that is made later.
  func text(_ slot: Int) -> ArraySlice<UInt8> {
    texts[(slot == 0 ? 0 : Int(ends[slot - 1]))..<Int(ends[slot])]
  }

  /// What makes the HTML of a slot; nil where a text stands there.
  func source(_ slot: Int) -> TemplateValue.HTMLSource? {
    sources.isEmpty ? nil : sources[slot]
  }
}
