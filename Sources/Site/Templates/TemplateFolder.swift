import Foundation
import Mustache

/// The site's templates, and the files that pages refer to.
struct TemplateFolder: Sendable {
  private let library: MustacheLibrary
  /// The text of each template by its name, such as `partials/form`.
  private let texts: [String: String]
  private let folder: ContentFolder
  /// Files that are published as they are, by their paths.
  let assets: [SitePath]

  /// Reads all templates of a folder; what is wrong with them is added to the diagnostics.
  init(_ folder: ContentFolder, _ diagnostics: inout [Diagnostic]) {
    self.folder = folder
    var templates: [String: MustacheTemplate] = [:]
    var texts: [String: String] = [:]
    let files = folder.files(in: "", &diagnostics)
    for file in files where file.hasSuffix(TemplateFolder.ending) {
      let name = String(file.dropLast(TemplateFolder.ending.count))
      do throws(Diagnostic) {
        let text = try folder.text(file)
        texts[name] = text
        templates[name] = try TemplateFolder.parse(text, path: folder.displayPath(file))
      } catch {
        diagnostics.append(error)
      }
    }
    library = MustacheLibrary(templates: templates)
    self.texts = texts
    assets = files.filter { $0.hasPrefix("assets/") }.compactMap { SitePath($0) }
    diagnostics += missingPartials()
  }

  private static let ending = ".mustache"

  private static func parse(_ text: String, path: String) throws(Diagnostic) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: text)
    } catch let error as MustacheTemplate.ParserError {
      throw Diagnostic(
        path: path, line: error.context.lineNumber, column: error.context.columnNumber,
        message: "the template cannot be read (\(error.error)); check the braces and that each "
          + "section is closed")
    } catch {
      throw Diagnostic(path: path, message: "\(error)")
    }
  }

  /// Whether there is a template of a name.
  func contains(_ name: String) -> Bool { texts[name] != nil }

  /// The bytes of an asset.
  func asset(_ path: SitePath) throws(Diagnostic) -> [UInt8] { try folder.bytes(path.text) }

  /// Renders a template.
  ///
  /// - Throws: Names that no value has, at the first place where they stand.
  func render(
    _ name: String, _ members: [String: TemplateValue]
  ) throws(ContentErrors) -> String {
    guard let template = library.getTemplate(named: name) else {
      throw ContentErrors(diagnostics: [
        Diagnostic(
          path: folder.displayPath(name + TemplateFolder.ending),
          message: "the template is missing; the generator needs it")
      ])
    }
    let (html, unknownNames) = template.render(members, library: library)
    guard unknownNames.isEmpty else {
      throw ContentErrors(diagnostics: unknownNames.map { unknownName($0, in: name) })
    }
    return html
  }
}

// MARK: Messages

extension TemplateFolder {
  /// Partials that are named and do not exist; the engine would leave them out in silence.
  private func missingPartials() -> [Diagnostic] {
    texts.keys.sorted().flatMap { name in
      partials(in: name).filter { !contains($0) }.map { partial in
        diagnostic(
          in: name, at: ">" + partial,
          "there is no template '\(partial)'" + suggestion(for: partial, among: texts.keys))
      }
    }
  }

  /// The names behind `{{>`.
  private func partials(in name: String) -> [String] {
    (texts[name] ?? "").components(separatedBy: "{{>").dropFirst().map { rest in
      rest.prefix { $0 != "}" }.filter { $0 != " " }
    }
  }

  private func unknownName(_ unknown: String, in name: String) -> Diagnostic {
    let place = ([name] + reachablePartials(from: name)).first { mentions(unknown, in: $0) }
    return diagnostic(
      in: place ?? name, at: unknown,
      "nothing is called '\(unknown)' here; docs/templates.md lists the names")
  }

  private func mentions(_ unknown: String, in name: String) -> Bool {
    tags(in: name).contains { tag in
      tag.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains(unknown[...])
    }
  }

  /// What stands between braces.
  private func tags(in name: String) -> [String] {
    (texts[name] ?? "").components(separatedBy: "{{").dropFirst().map { rest in
      String(rest.prefix { $0 != "}" })
    }
  }

  private func reachablePartials(from name: String) -> [String] {
    var reached: [String] = []
    var open = partials(in: name)
    while let next = open.popLast() {
      guard !reached.contains(next) else { continue }
      reached.append(next)
      open += partials(in: next)
    }
    return reached
  }

  private func diagnostic(in name: String, at text: String, _ message: String) -> Diagnostic {
    let lines = (texts[name] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines.firstIndex { $0.contains("{{") && $0.contains(text) } ?? 0
    let before = lines.isEmpty ? nil : lines[line].range(of: text)?.lowerBound
    let column = before.map { lines[line].distance(from: lines[line].startIndex, to: $0) } ?? 0
    return Diagnostic(
      path: folder.displayPath(name + TemplateFolder.ending), line: line + 1, column: column + 1,
      message: message)
  }
}
