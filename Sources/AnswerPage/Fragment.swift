package import CertificateIndex

/// HTML with places that are filled when an answer is made.
package struct Fragment: Equatable, Sendable {
  /// Pieces of UTF-8, each behind its count in four bytes, and between two of them the number of a slot:
  /// nothing has to be looked for when an answer is written.
  let pieces: ArraySlice<UInt8>

  init(pieces: ArraySlice<UInt8>) {
    self.pieces = pieces
  }

  /// Takes a template apart: UTF-8, in which a place is a byte that no text contains and the number of its
  /// slot.
  package init(template: [UInt8]) {
    var pieces: [UInt8] = []
    var rest = template[...]
    while true {
      let piece = rest.cut(before: Fragment.marker)
      pieces.append(littleEndian: UInt32(piece.count))
      pieces.append(contentsOf: piece)
      guard let slot = rest.popFirst() else { break }
      pieces.append(byte: slot &- Fragment.firstSlot)
    }
    self.pieces = pieces[...]
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
    var html = ByteWriter(room: contents.reduce(pieces.count) { $0 + $1.value.count })
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
    unsafe pieces.withUnsafeBytes { pieces in
      var start = 0
      while let piece = unsafe pieces.piece(at: start) {
        unsafe html.add(piece)
        start += Fragment.countSize + piece.count
        guard start < pieces.count else { return }
        if let slot = unsafe Slot(rawValue: pieces[start]) { fill(slot, &html) }
        start += 1
      }
    }
  }

  /// Bytes of a piece's count.
  fileprivate static let countSize = 4
}

extension UnsafeRawBufferPointer {
  /// The piece that begins with its count, as far as it is there; nil where there is none.
  fileprivate func piece(at start: Int) -> UnsafeRawBufferPointer? {
    let first = start + Fragment.countSize
    guard first <= count else { return nil }
    let size = UInt32(littleEndian: unsafe loadUnaligned(fromByteOffset: start, as: UInt32.self))
    return unsafe UnsafeRawBufferPointer(
      rebasing: self[first..<Swift.min(first + Int(size), count)])
  }
}
