package import CertificateIndex

/// A piece of HTML with places that are filled when an answer is made.
package struct Fragment: Equatable, Sendable {
  /// UTF-8, in which a place is a byte that no text contains and the number of its slot.
  package let template: ArraySlice<UInt8>

  package init(template: [UInt8]) {
    self.template = template[...]
  }

  init(template: ArraySlice<UInt8>) {
    self.template = template
  }

  /// The byte that begins a place: a control character, which no page may contain.
  package static let marker: UInt8 = 0x01

  /// The bytes that stand for a place in a template.
  package static func place(_ slot: Slot) -> [UInt8] {
    [marker, slot.rawValue + Fragment.firstSlot]
  }

  /// Slots are printable, so that no other control character is needed.
  private static let firstSlot = UInt8(ascii: "A")

  /// The fragment with its places filled; a place without content stays empty.
  ///
  /// - Parameter contents: HTML for the places; what is typed or read must have been escaped.
  /// - Returns: HTML.
  @inline(never)
  package func filled(_ contents: KeyValuePairs<Slot, [UInt8]> = [:]) -> [UInt8] {
    var html = ByteWriter(room: contents.reduce(template.count) { $0 + $1.value.count })
    write(to: &html) { slot, html in
      for content in contents where content.key == slot { html.add(content.value[...]) }
    }
    return html.finish()
  }

  /// Writes the fragment behind other HTML; `fill` writes what stands in a place, if anything does.
  ///
  /// Exported alone, since a copy for each closure would make the tiny binary larger by kilobytes.
  @export(interface)
  package func write(
    to html: inout ByteWriter, _ fill: (_ slot: Slot, _ html: inout ByteWriter) -> Void
  ) {
    var start = template.startIndex
    while true {
      let place = template.place(of: Fragment.marker, from: start)
      html.add(template[start..<place])
      guard place < template.endIndex - 1 else { return }
      if let slot = Slot(rawValue: template[place + 1] &- Fragment.firstSlot) { fill(slot, &html) }
      start = place + 2
    }
  }
}
