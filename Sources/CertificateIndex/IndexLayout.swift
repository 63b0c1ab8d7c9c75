/// Records of one width, packed by bits; none crosses the end of a page.
package struct RecordArray: Equatable, Sendable {
  /// The number of the first page.
  package let firstPage: Int
  /// Bits of a record.
  package let width: Int
  /// How many records there are.
  package let count: Int
  /// How many records a page holds.
  package let perPage: Int

  package init(firstPage: Int, width: Int, count: Int) {
    self.firstPage = firstPage
    self.width = width
    self.count = count
    perPage = Page.contentSize * 8 / width
  }

  /// How many pages the records take.
  package var pageCount: Int { (count + perPage - 1) / perPage }

  /// The number of the page behind the last.
  var endPage: Int { firstPage + pageCount }
}

/// Where everything lies in an index file: the parts follow each other in this order, each from the
/// start of a page, and all follows from the counts in the header.
package final class IndexLayout: Sendable {
  /// Directory and entries of each section in turn, batches, scores.
  private let arrays: [RecordArray]
  private let textPageCount: Int
  private let sourcePageCount: Int
  /// The shape of every payload.
  package let payload: PayloadShape
  /// Bits of a text's place: its byte in the texts' pages laid side by side.
  package let textPlaceWidth: Int

  package init(_ header: IndexHeader) {
    textPageCount = header.textPageCount
    sourcePageCount = header.sourcePageCount
    let payload = PayloadShape(batches: header.batchCount, scores: header.scoresCount)
    let textPlaceWidth = bitWidth(for: textPageCount * Page.contentSize - 1)
    var arrays: [RecordArray] = []
    arrays.reserveCapacity(2 * header.sections.count + 2)
    func add(width: Int, count: Int) {
      let firstPage = arrays.last?.endPage ?? 1
      arrays.append(RecordArray(firstPage: firstPage, width: width, count: count))
    }
    for section in header.sections {
      let placement = section.placement
      add(width: bitWidth(for: section.entryCount), count: placement.bucketCount + 1)
      add(width: placement.fingerprintBits + payload.width, count: section.entryCount)
    }
    add(width: 2 * textPlaceWidth + Level.width + CivilDate.width, count: header.batchCount)
    add(width: 2 * Score.width, count: header.scoresCount)
    self.payload = payload
    self.textPlaceWidth = textPlaceWidth
    self.arrays = arrays
  }

  /// The entry with which each bucket of a section begins, and the number of all behind the last.
  package func directory(of section: Int) -> RecordArray { arrays[2 * section] }

  /// The entries of a section: fingerprint, then masked payload.
  package func entries(of section: Int) -> RecordArray { arrays[2 * section + 1] }

  /// Issuer and occupation as places of texts, level, day of issue.
  package var batches: RecordArray { arrays[arrays.count - 2] }

  /// Theory and practice.
  package var scores: RecordArray { arrays[arrays.count - 1] }

  /// The first page of the texts, each behind its length in two bytes, none across the end of a page.
  package var firstTextPage: Int { scores.endPage }

  /// The first page of the sources: `IndexSource.encoded`, from page to page, and zeros.
  package var firstSourcePage: Int { firstTextPage + textPageCount }

  /// All pages of the file.
  package var pageCount: Int { firstSourcePage + sourcePageCount }
}

extension Level {
  /// Bits that a level needs: 0 stands for none, else it is the code and one.
  package static let width = 4
}
