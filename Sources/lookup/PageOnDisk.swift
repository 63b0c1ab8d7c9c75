import AnswerPage
import CertificateIndex
import Posix

/// The answer page beside the program, of which no more is read than an answer needs.
///
/// The file stays open, so that front and back are of one build.
struct PageOnDisk {
  /// Where it lies.
  let path: [UInt8]
  /// The front of the page.
  let front: AnswerPage
  private let file: ReadableFile

  /// The bytes that are read first; the front of most sites is smaller.
  private static let usualFront = 4096
  private static let largestPart = 1 << 20

  /// Opens the page and reads its front.
  init(path: [UInt8]) throws(PageFault) {
    self.path = path
    do throws(SystemError) {
      file = try ReadableFile(path: path)
    } catch {
      throw .system(error)
    }
    let start = try file.part(0..<PageOnDisk.usualFront)
    let size = try understood { () throws(AnswerPageError) in try AnswerPage.frontSize(start) }
    let isAll = size <= start.count
    let front = isAll ? start : try file.part(0..<min(size, PageOnDisk.largestPart))
    self.front = try understood { () throws(AnswerPageError) in try AnswerPage(front: front) }
  }

  /// Reads the back, too.
  func whole() throws(Logged) -> AnswerPage {
    do throws(PageFault) {
      return try withBack()
    } catch {
      throw logged(place: path, message: error.message)
    }
  }

  private func withBack() throws(PageFault) -> AnswerPage {
    let back = try file.part(front.backPlace.clamped(to: 0..<2 * PageOnDisk.largestPart))
    return try understood { () throws(AnswerPageError) in
      var page = front
      try page.add(back: back)
      return page
    }
  }
}

private func understood<Result>(
  _ read: () throws(AnswerPageError) -> Result
) throws(PageFault) -> Result {
  do throws(AnswerPageError) {
    return try read()
  } catch {
    throw .page(error)
  }
}

/// Why there is no page to answer with.
enum PageFault: Error {
  /// The operating system refused.
  case system(SystemError)
  /// The file is no page of this program.
  case page(AnswerPageError)

  /// What is wrong and what to do, in a sentence without the file's name.
  var message: [UInt8] {
    switch self {
    case .system(let error): IndexError.system(error).message
    case .page(let error): error.message
    }
  }
}

extension ReadableFile {
  /// The bytes at a place; fewer where the file ends.
  fileprivate func part(_ place: Range<Int>) throws(PageFault) -> [UInt8] {
    do throws(SystemError) {
      return try read(count: place.count, at: place.lowerBound)
    } catch {
      throw .system(error)
    }
  }
}
