import CertificateIndex

/// Why a file is no answer page that can be used.
package enum AnswerPageError: Error, Equatable {
  /// It does not begin as an answer page does.
  case notAnAnswerPage
  /// It was written in another version of the format.
  case otherVersion(Int)
  /// Its checksum does not fit, or it says what cannot be.
  case damaged

  /// What is wrong and what to do, in a sentence without the file's name.
  package var message: [UInt8] {
    var text: [UInt8] = []
    switch self {
    case .notAnAnswerPage:
      text.append("this is no answer page; build the site with 'osta build'")
    case .otherVersion(let version):
      text.append("the answer page")
      text.append(formatVersion: version, read: AnswerPage.version)
      text.append("site and program with one version of osta")
    case .damaged:
      text.append("the answer page is damaged; copy or build the site again")
    }
    return text
  }
}
