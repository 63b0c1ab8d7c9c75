/// HTML with slots for texts that come later.
struct SlottedText: Sendable {
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

  /// The first byte of a mark.
  static let markStart: UInt8 = 2
  private static let rawEnd = Array("<".utf8)
  private static let escapedEnd = Array("&lt;".utf8)

  /// Takes rendered HTML with marks apart.
  init(_ html: some Collection<UInt8>) {
    var rest = Array(html)[...]
    while let place = rest.firstIndex(of: SlottedText.markStart) {
      end += rest[..<place]
      rest = rest[place...]
      add(&rest)
    }
    end += rest
  }

  /// Takes a mark, or a character that happens to be like its first.
  private mutating func add(_ rest: inout ArraySlice<UInt8>) {
    guard let mark = SlottedText.mark(at: rest) else {
      end.append(rest.removeFirst())
      return
    }
    pieces.append(Piece(html: end, slot: mark.slot, isEscaped: mark.isEscaped))
    end = []
    rest = rest.dropFirst(mark.length)
  }

  /// The mark that bytes begin with; nil where it is no mark.
  static func mark(
    at bytes: ArraySlice<UInt8>
  ) -> (slot: Int, isEscaped: Bool, length: Int)? {
    let digits = bytes.dropFirst().prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let behind = bytes[digits.endIndex...]
    let end = [rawEnd, escapedEnd].first { behind.starts(with: $0) }
    guard let end, let slot = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    return (slot, end == escapedEnd, 1 + digits.count + end.count)
  }

  /// Whether the text is the same on every page.
  var isFinished: Bool { pieces.isEmpty }

  /// Appends the HTML with its texts.
  func fill(_ page: inout [UInt8], with contents: SlotContents) throws(Diagnostic) {
    for piece in pieces {
      page += piece.html
      if let source = contents.source(piece.slot) {
        page += try source()
      } else {
        append(contents.text(piece.slot), of: piece, to: &page)
      }
    }
    page += end
  }

  /// The HTML with its texts; nil where a slot takes HTML that costs time.
  func html(ofTexts contents: SlotContents) -> [UInt8]? {
    var html: [UInt8] = []
    for piece in pieces {
      guard contents.source(piece.slot) == nil else { return nil }
      html += piece.html
      append(contents.text(piece.slot), of: piece, to: &html)
    }
    return html + end
  }

  private func append(_ text: ArraySlice<UInt8>, of piece: Piece, to html: inout [UInt8]) {
    if piece.isEscaped { html.appendEscaped(text) } else { html += text }
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
      return .text(SlottedText.mark(next))
    case .flag: return self
    case .list(let items): return .list(items.map { $0.marked(&next) })
    case .object(let members): return .object(members.marked(&next))
    }
  }
}
