import Proofreading

/// A Markdown file of content, as a proofreader reads it.
struct Proofs {
  /// The path in messages.
  let path: String
  /// The whole file, in UTF-8.
  let text: [UInt8]
  let matter: FrontMatter

  /// What is wrong with an official document.
  func ofDocument() -> [Diagnostic] {
    report(Proofreader.findings(in: manuscript)) + ofNumbers()
  }

  /// What is wrong with an ordinary page.
  func ofPage() -> [Diagnostic] {
    report(Proofreader.findings(in: body)) + ofNumbers()
  }

  private func ofNumbers() -> [Diagnostic] {
    report(PersonalNumbers.findings(inUTF8: text))
  }

  private func report(_ findings: [Finding]) -> [Diagnostic] {
    findings.map { Diagnostic(path: path, $0) }
  }

  private var body: VisibleText {
    VisibleText(utf8: matter.body, firstLine: matter.bodyLineOffset + 1)
  }

  private var manuscript: Manuscript {
    let fields = matter.fields
    return Manuscript(
      title: fields.placedText("title") ?? PlacedText("", line: 1, column: 1),
      number: fields.placedText("number"),
      year: fields.placedText("date").flatMap { Int($0.text.prefix(4)) },
      addressees: fields.placedText("to"),
      attachments: fields.placedTexts("title", inListOf: "attachments"), body: body)
  }
}

extension Diagnostic {
  /// What a proofreader marked in a file.
  init(path: String, _ finding: Finding) {
    self.init(
      path: path, line: finding.line, column: finding.column,
      severity: finding.rule.isErrorByDefault ? .error : .warning, message: finding.message,
      rule: finding.rule.rawValue, subject: finding.subject)
  }

  /// What breaks a rule at a place of the content.
  init(at place: ContentPlace, _ rule: Rule, _ message: String) {
    self.init(
      path: place.path, line: place.line, column: place.column,
      severity: rule.isErrorByDefault ? .error : .warning, message: message, rule: rule.rawValue)
  }

  /// The same at another place of the file.
  func at(line: Int, column: Int) -> Diagnostic {
    Diagnostic(
      path: path, line: line, column: column, severity: severity, message: message, rule: rule,
      subject: subject)
  }

  /// Numbers of persons in a text that is published, whatever its format.
  static func personalNumbers(in text: String, path: String) -> [Diagnostic] {
    PersonalNumbers.findings(in: text).map { Diagnostic(path: path, $0) }
  }
}

extension NoticeText {
  private static let textEndings = [".txt", ".csv", ".json", ".xml", ".html", ".htm"]

  /// Numbers of persons in the attachments that are plain text.
  func personalNumbersInAttachments(_ folder: ContentFolder) -> [Diagnostic] {
    attachments.compactMap(\.file).flatMap { file -> [Diagnostic] in
      let name = file.path.text.lowercased()
      guard NoticeText.textEndings.contains(where: { name.hasSuffix($0) }) else { return [] }
      do throws(Diagnostic) {
        return Diagnostic.personalNumbers(
          in: String(decoding: try file.bytes(), as: UTF8.self),
          path: folder.displayPath(file.path.text))
      } catch {
        return [error]
      }
    }
  }
}
