/// Records of one width, packed by bits; none crosses the end of a page.
package struct RecordArray: Equatable, Sendable {
  /// The number of the first page.
  package let firstPage: Int
  /// Bits of a record.
  package let width: Int
  /// How many records there are.
  package let count: Int

  /// How many records a page holds.
  package var perPage: Int { Page.contentSize * 8 / width }

  /// How many pages the records take.
  package var pageCount: Int { (count + perPage - 1) / perPage }

  /// The number of the page behind the last.
  var endPage: Int { firstPage + pageCount }
}

/// Where everything lies in an index file: the parts follow each other in this order, each from the
/// start of a page, and all follows from the counts in the header.
package final class IndexLayout: Sendable {
  private let sections: [SectionShape]
  private let batchCount: Int
  private let scoresCount: Int
  private let textPageCount: Int
  private let sourcePageCount: Int
  /// The shape of every payload.
  package let payload: PayloadShape
  /// Bits of a text's place: its byte in the texts' pages laid side by side.
  package let textPlaceWidth: Int

  package init(_ header: IndexHeader) {
    sections = header.sections
    batchCount = header.batchCount
    scoresCount = header.scoresCount
    textPageCount = header.textPageCount
    sourcePageCount = header.sourcePageCount
    payload = PayloadShape(batches: batchCount, scores: scoresCount)
    textPlaceWidth = bitWidth(for: textPageCount * Page.contentSize - 1)
  }

  /// The entry with which each bucket of a section begins, and the number of all behind the last.
  package func directory(of section: Int) -> RecordArray { array(2 * section) }

  /// The entries of a section: fingerprint, then masked payload.
  package func entries(of section: Int) -> RecordArray { array(2 * section + 1) }

  /// Issuer and occupation as places of texts, level, day of issue.
  package var batches: RecordArray { array(2 * sections.count) }

  /// Theory and practice.
  package var scores: RecordArray { array(2 * sections.count + 1) }

  /// The first page of the texts, each behind its length in two bytes, none across the end of a page.
  package var firstTextPage: Int { scores.endPage }

  /// The first page of the sources: `IndexSource.encoded`, from page to page, and zeros.
  package var firstSourcePage: Int { firstTextPage + textPageCount }

  /// All pages of the file.
  package var pageCount: Int { firstSourcePage + sourcePageCount }

  /// An array by its number: directory and entries of each section in turn, batches, scores.
  @inline(never)
  private func array(_ number: Int) -> RecordArray {
    let firstPage = number == 0 ? 1 : array(number - 1).endPage
    let (width, count) = shape(number)
    return RecordArray(firstPage: firstPage, width: width, count: count)
  }

  private func shape(_ number: Int) -> (width: Int, count: Int) {
    let isFirst = number % 2 == 0
    guard number / 2 < sections.count else {
      let batchWidth = 2 * textPlaceWidth + Level.width + CivilDate.width
      return isFirst ? (batchWidth, batchCount) : (2 * Score.width, scoresCount)
    }
    let section = sections[number / 2]
    let placement = section.placement
    return isFirst
      ? (bitWidth(for: section.entryCount), placement.bucketCount + 1)
      : (placement.fingerprintBits + payload.width, section.entryCount)
  }
}

extension Level {
  /// Bits that a level needs: 0 stands for none, else it is the code and one.
  package static let width = 4
}
