import CertificateIndex
import Testing

@Suite struct PageTests {
  private let fileID = Bits128(first: 1, second: 2)
  private let key = Bits128(first: 3, second: 4)

  @Test(arguments: [0, 1, 500, Page.contentSize])
  func hasOneSizeWhateverItHolds(count: Int) {
    let content = [UInt8](repeating: 5, count: count)
    let page = Page.sealed(content, number: 0, fileID: fileID, key: key)
    #expect(page.count == Page.size)
    #expect(Array(page[..<count]) == content)
    #expect(page[count..<Page.contentSize].allSatisfy { $0 == 0 })
  }

  @Test func isSealedForItsContentNumberFileAndKey() {
    let pages = [
      Page.sealed([1], number: 0, fileID: fileID, key: key),
      Page.sealed([2], number: 0, fileID: fileID, key: key),
      Page.sealed([1], number: 1, fileID: fileID, key: key),
      Page.sealed([1], number: 0, fileID: key, key: key),
      Page.sealed([1], number: 0, fileID: fileID, key: fileID),
    ]
    let seals = pages.map { $0.bits(at: Page.contentSize * 8, width: 64) }
    #expect(Set(seals).count == pages.count)
  }
}
