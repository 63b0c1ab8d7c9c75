import AnswerPage
import CertificateIndex
import Posix

/// The answer page beside the program, of which no more is read than an answer needs.
///
/// The file stays open, so that front and back are of one build.
struct PageOnDisk {
  /// The front of the page.
  let front: AnswerPage
  private let file: ReadableFile
  private let path: [UInt8]

  /// The bytes that are read first; the front of most sites is smaller.
  private static let usualFront = 4096
  private static let largestPart = 1 << 20

  /// Opens the page and reads its front.
  init(path: [UInt8]) throws(Logged) {
    self.path = path
    do throws(SystemError) {
      file = try ReadableFile(path: path)
    } catch {
      throw logged(unreadable: path, error)
    }
    let start = try file.part(0..<PageOnDisk.usualFront, of: path)
    let size = try understood(path) { () throws(AnswerPageError) in
      min(try AnswerPage.frontSize(start), PageOnDisk.largestPart)
    }
    let front = size > start.count ? try file.part(0..<size, of: path) : start
    self.front = try understood(path) { () throws(AnswerPageError) in
      try AnswerPage(front: front)
    }
  }

  /// Reads the back, too.
  func whole() throws(Logged) -> AnswerPage {
    let back = try file.part(front.backPlace.clamped(to: 0..<2 * PageOnDisk.largestPart), of: path)
    return try understood(path) { () throws(AnswerPageError) in
      var page = front
      try page.add(back: back)
      return page
    }
  }
}

extension ReadableFile {
  /// The bytes at a place; fewer where the file ends.
  fileprivate func part(_ place: Range<Int>, of path: [UInt8]) throws(Logged) -> [UInt8] {
    do throws(SystemError) {
      return try read(count: place.count, at: place.lowerBound)
    } catch {
      throw logged(unreadable: path, error)
    }
  }
}

/// What is read of the page at a path; the error log says what is wrong with it.
private func understood<Result>(
  _ path: [UInt8], _ read: () throws(AnswerPageError) -> Result
) throws(Logged) -> Result {
  do throws(AnswerPageError) {
    return try read()
  } catch {
    throw logged(place: path, message: error.message)
  }
}
