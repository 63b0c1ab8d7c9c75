/// A page without its own texts: what it shares with all pages of the same template and shape.
///
/// The template engine costs far more than everything else that a page needs, so it makes one skeleton for
/// thousands of pages. It renders marks in the place of texts, and the marks show where texts go.
struct Skeleton: Sendable {
  /// A piece of finished HTML and the slot behind it.
  private struct Piece {
    let html: [UInt8]
    let slot: Int
    let isEscaped: Bool
  }

  private var pieces: [Piece] = []
  private var end: [UInt8] = []

  /// The mark of a slot: a control character, which no page may contain, the number, and a character
  /// that shows whether the template asked for text or for HTML.
  static func mark(_ slot: Int) -> String { "\u{2}\(slot)<" }

  private static let start: UInt8 = 2
  private static let rawEnd = Array("<".utf8)
  private static let escapedEnd = Array("&lt;".utf8)

  /// Takes rendered HTML with marks apart.
  init(_ html: String) {
    var rest = Array(html.utf8)[...]
    while let place = rest.firstIndex(of: Skeleton.start) {
      end += rest[..<place]
      rest = rest[place...]
      add(&rest)
    }
    end += rest
  }

  /// Takes a mark, or a character that happens to be like its first.
  private mutating func add(_ rest: inout ArraySlice<UInt8>) {
    let digits = rest.dropFirst().prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let behind = rest[digits.endIndex...]
    let markEnd = [Skeleton.rawEnd, Skeleton.escapedEnd].first { behind.starts(with: $0) }
    guard let markEnd, let slot = Int(String(decoding: digits, as: UTF8.self)) else {
      end.append(rest.removeFirst())
      return
    }
    pieces.append(Piece(html: end, slot: slot, isEscaped: markEnd == Skeleton.escapedEnd))
    end = []
    rest = behind.dropFirst(markEnd.count)
  }

  /// The page with its texts.
  func filled(_ contents: [SlotValues.Content]) throws(Diagnostic) -> [UInt8] {
    var page: [UInt8] = []
    page.reserveCapacity(1 << 14)
    for piece in pieces {
      page += piece.html
      switch contents[piece.slot] {
      case .text(let text) where piece.isEscaped: page.appendEscaped(text)
      case .text(let text): page += text.utf8
      case .html(let source): page += try source()
      }
    }
    page += end
    return page
  }
}

extension [UInt8] {
  /// Appends a text, with the characters that mean something in HTML written as references.
  mutating func appendEscaped(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for place in bytes.indices {
        guard let reference = htmlReference(for: bytes[place]) else { continue }
        append(contentsOf: bytes[start..<place])
        append(contentsOf: reference.utf8)
        start = place + 1
      }
      append(contentsOf: bytes[start...])
    }
  }
}

extension String {
  /// The text as it stands in HTML and XML.
  var escaped: String {
    var bytes: [UInt8] = []
    bytes.appendEscaped(self)
    return String(decoding: bytes, as: UTF8.self)
  }
}

private func htmlReference(for byte: UInt8) -> String? {
  switch byte {
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}

// MARK: Marks in the place of texts

extension Members {
  /// The same names and structure with the marks of slots in the place of texts.
  func marked() -> Members {
    var next = 0
    return marked(&next)
  }

  fileprivate func marked(_ next: inout Int) -> Members {
    Members(pairs.map { name, value in (name, value.marked(&next)) })
  }
}

extension TemplateValue {
  fileprivate func marked(_ next: inout Int) -> TemplateValue {
    switch self {
    case .text, .html:
      defer { next += 1 }
      return .text(Skeleton.mark(next))
    case .flag: return self
    case .list(let items): return .list(items.map { $0.marked(&next) })
    case .object(let members): return .object(members.marked(&next))
    }
  }
}
