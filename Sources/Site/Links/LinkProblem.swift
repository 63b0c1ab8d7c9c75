import Proofreading

/// What is wrong with a link.
enum LinkProblem: Hashable, Sendable {
  /// It leads nowhere.
  case empty
  /// It leads out of the part of the host that the site has, whose base is named.
  case outside(base: String)
  /// It leads to something else from each address at which its page is shown.
  case varying
  /// It leads to a file that there is not.
  case noFile(String)
  /// It leads to a folder by the name of a file.
  case folder
  /// It leads to a place that a page does not have.
  case noAnchor(String, page: String)

  /// The rule that is broken.
  var rule: Rule {
    switch self {
    case .noAnchor: .anchor
    default: .link
    }
  }

  /// What to tell the author of a destination; the advice is such as `; did you mean '/a.html'?`.
  func message(_ destination: String, advice: String) -> String {
    switch self {
    case .empty: "the link has no destination; write an address, or remove the link"
    case .outside(let base):
      "'\(destination)' leads out of the site, which begins at \(base); write the whole address "
        + "of another site, with https://"
    case .varying:
      "'\(destination)' leads to something else from each address without a page, where this one is shown; "
        + "write it from the root of the site, with a slash in front"
    case .noFile: "'\(destination)' leads to no page or file of the site\(advice)"
    case .folder: "'\(destination)' leads to a folder; put a slash behind it"
    case .noAnchor(let anchor, _): "the page has no place '#\(anchor)'\(advice)"
    }
  }
}
