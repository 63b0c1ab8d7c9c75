/// The values of one page, taken apart while they are written down: what decides about the structure of the
/// HTML, and what stands in it.
///
/// Flags, lengths of lists and keys are the shape; texts are the contents of slots, numbered in the order in
/// which they come. Pages of one template with the same shape differ in their texts alone and share a
/// `Skeleton`. So names are only kept where a skeleton is to be made, by writing the same down once more.
struct PageValues: Sendable {
  /// The shape, in bytes that differ where shapes do, but for how many items the runs have.
  private(set) var shape: [UInt8] = []
  /// The lists of which the template engine is given three items alone, in order.
  private(set) var runs: [ItemRun] = []
  private var slots: SlotContents.Writer
  private var names: TemplateNames?
  /// How many items of each run have names, where names are written down; nil for all.
  private var namedItems: Int?

  /// Writes down a page, or a part of one, without its names.
  ///
  /// - Parameters:
  ///   - room: How many bytes its texts may have.
  ///   - write: Writes it down.
  /// - Throws: What `write` throws.
  init<Failure: Error>(
    room: Int = 1 << 13, _ write: (inout PageValues) throws(Failure) -> Void
  ) throws(Failure) {
    shape.reserveCapacity(room / 8)
    slots = SlotContents.Writer(room: room)
    try write(&self)
  }

  private init(_ names: TemplateNames) {
    slots = SlotContents.Writer(room: 0)
    self.names = names
  }

  /// Writes down the names of a page, with its texts or with marks in their place.
  ///
  /// - Parameters:
  ///   - texts: What stands in the place of texts.
  ///   - namedItems: How many items of each run there are; nil for all.
  ///   - write: Writes the page down.
  /// - Returns: The names.
  /// - Throws: What `write` throws.
  static func names<Failure: Error>(
    _ texts: TemplateNames.Texts, namedItems: Int? = nil,
    _ write: (inout PageValues) throws(Failure) -> Void
  ) throws(Failure) -> TemplateNames {
    let names = TemplateNames(texts)
    var values = PageValues(names)
    values.namedItems = namedItems
    try write(&values)
    return values.names ?? names
  }

  /// The texts of the page.
  var contents: SlotContents { SlotContents(slots) }

  // MARK: What differs from page to page

  /// A text, which is escaped, or HTML, which the template asks for with three braces.
  mutating func text(_ name: String, _ text: String) {
    names?.add(name, text, slot: slots.count)
    slots.add(text)
    shape.append(UInt8(ascii: ":"))
  }

  /// A text in UTF-8.
  mutating func text(_ name: String, utf8 text: [UInt8]) {
    names?.add(name, String(decoding: text, as: UTF8.self), slot: slots.count)
    slots.add(text)
    shape.append(UInt8(ascii: ":"))
  }

  /// HTML that is made only when the page is written.
  mutating func html(_ name: String, _ source: @escaping SlotContents.Source) {
    names?.add(name, nil, slot: slots.count)
    slots.add(source)
    shape.append(UInt8(ascii: ":"))
  }

  /// A condition.
  mutating func flag(_ name: String, _ flag: Bool) {
    names?.add(name, .flag(flag))
    shape.append(UInt8(ascii: flag ? "!" : "?"))
  }

  /// Named values.
  mutating func object<Failure: Error>(
    _ name: String, _ write: (inout PageValues) throws(Failure) -> Void
  ) throws(Failure) {
    let outer = names?.open()
    try enclose("{", "}", write)
    if let outer { names?.close(name, outer) }
  }

  /// Things that a section repeats itself for, each written by `item`.
  mutating func list<Failure: Error>(
    _ name: String, _ write: (inout PageValues) throws(Failure) -> Void
  ) throws(Failure) {
    let outer = names?.openList()
    try enclose("[", "]", write)
    if let outer { names?.closeList(name, outer) }
  }

  /// One of the things of a list.
  mutating func item<Failure: Error>(
    _ write: (inout PageValues) throws(Failure) -> Void
  ) throws(Failure) {
    let outer = names?.open()
    try enclose("{", "}", write)
    if let outer { names?.closeItem(outer) }
  }

  /// Marks in the shape where something begins and ends.
  @inline(__always)
  private mutating func enclose<Failure: Error>(
    _ opening: Unicode.Scalar, _ closing: Unicode.Scalar,
    _ write: (inout PageValues) throws(Failure) -> Void
  ) throws(Failure) {
    shape.append(UInt8(ascii: opening))
    try write(&self)
    shape.append(UInt8(ascii: closing))
  }

  /// A list of things that several pages have.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - items: The things.
  ///   - written: What was written down of each before.
  ///   - write: Writes one down again, where names are asked for.
  mutating func list<Item>(
    _ name: String, _ items: [Item], written: [PageValues],
    _ write: (inout PageValues, Item) -> Void
  ) {
    let run = run(of: written)
    list(name) { values in
      if values.names != nil {
        let named = items.prefix(run.flatMap { _ in values.namedItems } ?? items.count)
        for item in named { values.item { write(&$0, item) } }
      } else {
        values.add(written, run)
      }
    }
  }

  /// The run that items make; nil where they are few or have several shapes.
  private func run(of items: [PageValues]) -> ItemRun? {
    guard items.count > ItemRun.shown,
      items.dropFirst().allSatisfy({ $0.shape == items[0].shape && $0.runs.isEmpty })
    else { return nil }
    let hidden = runs.map(\.hiddenSlots).reduce(0, +)
    return ItemRun(
      firstSlot: slots.count - hidden, slotsPerItem: items[0].slots.count, count: items.count)
  }

  /// Adds items that were written down before.
  private mutating func add(_ items: [PageValues], _ run: ItemRun?) {
    for item in items { slots.add(item.slots) }
    for item in run == nil ? items[...] : items.prefix(ItemRun.shown) {
      enclose("{", "}") { $0.shape += item.shape }
    }
    guard let run else { return }
    runs.append(run)
    shape.append(UInt8(ascii: "+"))
  }

  /// A list of things.
  mutating func list<Item>(
    _ name: String, _ items: [Item], _ write: (inout PageValues, Item) -> Void
  ) {
    list(name) { values in
      for item in items { values.item { write(&$0, item) } }
    }
  }

  // MARK: What pages of one shape have in common

  /// A text that is a part of the shape, so that what follows from it can be `fixed`.
  mutating func key(_ text: String) {
    shape += text.utf8
    // No text has this byte.
    shape.append(0xFF)
  }

  /// A fact that is a part of the shape and has no name, so that what follows from it can be `fixed`.
  mutating func fact(_ isSo: Bool) {
    shape.append(UInt8(ascii: isSo ? "!" : "?"))
  }

  /// A value that follows from the shape and from what all pages of the site have in common.
  mutating func fixed(_ name: String, _ value: @autoclosure () -> TemplateValue) {
    names?.add(fixed: value(), name)
  }

  /// Some of the things of a list, which follow from the same.
  mutating func fixedItems(_ items: @autoclosure () -> [TemplateValue]) {
    names?.add(fixedItems: items())
  }
}
