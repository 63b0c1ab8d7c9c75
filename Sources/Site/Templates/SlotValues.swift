/// The values of one page, taken apart: what decides about the structure of the HTML, and what stands in it.
///
/// Flags, lengths of lists and names are the shape; texts are the contents of slots, numbered in the order
/// in which they come. Pages of one template with the same shape differ in their texts alone.
struct SlotValues: Sendable {
  /// What stands in a slot.
  enum Content: Sendable {
    case text(String)
    case html(TemplateValue.HTMLSource)
  }

  /// The shape, in bytes that differ where shapes do.
  private(set) var shape: [UInt8] = []
  private(set) var contents: [Content] = []

  init(_ members: Members) {
    add(members)
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
    case .text(let text): addSlot(.text(text))
    case .html(let source): addSlot(.html(source))
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

  private mutating func addSlot(_ content: Content) {
    shape.append(UInt8(ascii: ":"))
    contents.append(content)
  }
}
