import CertificateIndex
import Synchronization

/// What lists say of a document, and nothing more of it.
///
/// It is one for all the lists that the document is in.
final class NoticeSummary: Digested {
  let path: SitePath
  let title: String
  let number: String
  let issuer: String
  let date: CivilDate
  let published: PublicationTime
  let status: DocumentStatus?
  let isDraft: Bool
  let digest: Digest
  /// As lists of the site write it down, as soon as the first has done so.
  private let known = Mutex<PageValues?>(nil)

  init(_ notice: Notice) {
    path = notice.path
    title = notice.title
    number = notice.number
    issuer = notice.issuer
    date = notice.date
    published = notice.published
    status = notice.status
    isDraft = notice.isDraft
    digest = NoticeSummary.digest(notice)
  }

  /// The document as lists write it down; the first list does.
  func written(_ write: () -> PageValues) -> PageValues {
    if let known = known.withLock({ $0 }) { return known }
    let values = write()
    known.withLock { $0 = values }
    return values
  }

  private static func digest(_ notice: Notice) -> Digest {
    var digester = Digester()
    for text in [notice.path.text, notice.title, notice.number, notice.issuer] {
      digester.add(text)
    }
    digester.add(Int(notice.date.packed))
    digester.add(notice.published.order)
    digester.add(notice.status?.rawValue ?? "")
    digester.add(notice.isDraft ? 1 : 0)
    return digester.digest()
  }
}
