import ArgumentParser
import CertificateIndex
import Foundation
import Site

/// `osta new`.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begins a new file of content.",
    subcommands: [NewNoticeCommand.self])
}

/// `osta new notice`.
struct NewNoticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice",
    abstract: "Begins an official document, as a draft with every field in place.",
    discussion: """
      The file is written to content/notices/YEAR/ and named by the day, or by --name; its name becomes \
      the address of the page. No file is ever overwritten.

      EXAMPLES
        osta new notice 关于样本的通知
        osta new notice 关于样本的通知 --name yanghan-2026-1 --date 2026-01-31
      """)

  @Argument(help: "The title (标题).")
  var title: String

  @Option(help: "The name of the file without .md: letters, digits, - and _.")
  var name: String?

  @Option(help: ArgumentHelp("成文日期; today in China where it is not said.", valueName: "day"))
  var date: DayArgument?

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    guard !title.isEmpty, !title.contains(where: \.isNewline) else {
      throw ValidationError("The title must be one line of text.")
    }
    guard name.map(isPlainName) ?? true else {
      throw ValidationError("--name has letters, digits, - and _ only, such as 2026-01-31-plan.")
    }
  }

  func run() throws {
    let day = try date?.date ?? today()
    var diagnostics: [Diagnostic] = []
    let draft = NoticeDraft(title: title, date: day, in: project.content, &diagnostics)
    guard let draft else {
      Terminal.report(diagnostics)
      throw ExitCode.failure
    }
    let file = try write(draft.text, year: day.year, names: names(for: day))
    Terminal.say("\(file): a draft; 'osta serve' shows it, and 'draft: true' keeps it off the site")
  }

  /// The names to try: the one that was asked for, or the day with a number behind it.
  private func names(for day: CivilDate) -> [String] {
    let text = String(decoding: day.iso8601, as: UTF8.self)
    return name.map { [$0] } ?? [text] + (2...99).map { "\(text)-\($0)" }
  }

  /// Writes a file under the first name that is free, and returns its path in messages.
  private func write(_ text: String, year: Int, names: [String]) throws -> String {
    let folder = project.content.url.appending(path: "notices/\(year)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in names {
      do {
        try Data(text.utf8).write(
          to: folder.appending(path: "\(name).md"), options: .withoutOverwriting)
        return project.displayName("content/notices/\(year)/\(name).md")
      } catch CocoaError.fileWriteFileExists {
        continue
      }
    }
    throw Failure(
      project.displayName("content/notices/\(year)/\(names[0]).md")
        + ": error: there is such a file already; say another name with --name")
  }
}

private func isPlainName(_ name: String) -> Bool {
  !name.isEmpty
    && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
}
