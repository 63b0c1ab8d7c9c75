import Foundation
import Mustache

/// The site's templates, and the files that pages refer to.
struct TemplateFolder: Digested {
  let digest: Digest
  private let library: MustacheLibrary
  /// The text of each template by its name, such as `partials/form`.
  let texts: [String: String]
  private let folder: FolderPlace
  /// Files that pages refer to.
  let assets: HashedAssets
  /// Whether a template asks for more of a list than its items, such as `{{count(notices)}}` or `{{#first()}}`.
  private(set) var looksAtLists = false

  /// Reads all templates of a folder; what is wrong with them is added to the diagnostics.
  init(_ folder: ContentFolder, _ diagnostics: inout [Diagnostic]) {
    self.folder = folder.place
    var templates: [String: MustacheTemplate] = [:]
    var texts: [String: String] = [:]
    let files = folder.files(in: "", &diagnostics)
    for file in files where file.hasSuffix(TemplateFolder.ending) {
      let name = String(file.dropLast(TemplateFolder.ending.count))
      do throws(Diagnostic) {
        let text = try folder.text(file)
        texts[name] = text
        diagnostics += TemplateProofs.diagnostics(in: text, path: folder.displayPath(file))
        templates[name] = try TemplateFolder.parse(text, path: folder.displayPath(file))
      } catch {
        diagnostics.append(error)
      }
    }
    library = MustacheLibrary(templates: templates)
    self.texts = texts
    assets = HashedAssets(
      TemplateFolder.assets(files, in: folder, &diagnostics), in: folder, &diagnostics)
    digest = Digest(
      of: texts.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] },
      assets.assets.map { $0.path.text })
    diagnostics += missingPartials()
    looksAtLists = texts.keys.contains { name in
      tags(in: name).contains { $0.contains("(") || $0.hasPrefix("=") }
    }
  }

  private static let ending = ".mustache"

  private static func assets(
    _ files: [String], in folder: ContentFolder, _ diagnostics: inout [Diagnostic]
  ) -> [SourceFile] {
    files.filter { $0.hasPrefix("assets/") }.compactMap { SitePath($0) }.compactMap { path in
      do throws(Diagnostic) {
        return try SourceFile(path, in: folder)
      } catch {
        diagnostics.append(error)
        return nil
      }
    }
  }

  private static func parse(_ text: String, path: String) throws(Diagnostic) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: text)
    } catch let error as MustacheTemplate.ParserError {
      throw Diagnostic(
        path: path, line: error.context.lineNumber, column: error.context.columnNumber,
        message: "\(problem(error.error)); check the braces, and that each section is closed")
    } catch {
      throw Diagnostic(path: path, message: "\(error)")
    }
  }

  private static func problem(_ error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .expectedSectionEnd: "a section is not closed"
    case .sectionCloseNameIncorrect: "another section is closed than the one that is open"
    case .unfinishedName: "a name is not closed"
    default: "the template cannot be read (\(error))"
    }
  }

  /// The path of a template's file in messages.
  func displayPath(_ name: String) -> String {
    folder.displayPath(name + TemplateFolder.ending)
  }

  /// Whether there is a template of a name.
  func contains(_ name: String) -> Bool { texts[name] != nil }

  /// Whether a template, or one that it puts in, names something.
  func mentions(_ name: String, in template: String) -> Bool {
    ([template] + reachablePartials(from: template)).contains {
      place(of: name, in: $0) != nil
    }
  }

  /// Renders a template.
  ///
  /// - Throws: Names that no value has, at the first place where they stand.
  func render(
    _ name: String, _ members: Members
  ) throws(ContentErrors) -> String {
    guard let template = library.getTemplate(named: name) else {
      throw ContentErrors(diagnostics: [
        Diagnostic(
          path: displayPath(name),
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
      partials(in: name).filter { !contains(String($0)) }.map { partial in
        diagnostic(
          in: name, at: partial,
          "there is no template '\(partial)'" + suggestion(for: String(partial), among: texts.keys))
      }
    }
  }

  /// The names behind `{{>` and `{{<`.
  private func partials(in name: String) -> [Substring] {
    tags(in: name).filter { $0.hasPrefix(">") || $0.hasPrefix("<") }.flatMap { tag in
      tag.dropFirst().split(separator: " ").prefix(1)
    }
  }

  private func unknownName(_ unknown: String, in name: String) -> Diagnostic {
    let places = ([name] + reachablePartials(from: name)).lazy.compactMap { template in
      self.place(of: unknown, in: template).map { (template: template, name: $0) }
    }
    return diagnostic(
      in: places.first?.template ?? name, at: places.first?.name,
      "nothing is called '\(unknown)' here; docs/templates.md lists the names")
  }

  /// Where a name stands first in the tags of a template.
  private func place(of unknown: String, in name: String) -> Substring? {
    tags(in: name).lazy.flatMap { tag in
      tag.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }
    }.first { $0 == unknown }
  }

  /// What stands between braces, comments left out.
  private func tags(in name: String) -> [Substring] {
    (texts[name] ?? "").split(separator: "{{", omittingEmptySubsequences: false).dropFirst()
      .map { rest in rest.prefix { $0 != "}" } }
      .filter { !$0.hasPrefix("!") }
  }

  private func reachablePartials(from name: String) -> [String] {
    var reached: [String] = []
    var open = partials(in: name)
    while let next = open.popLast().map(String.init) {
      guard !reached.contains(next) else { continue }
      reached.append(next)
      open += partials(in: next)
    }
    return reached
  }

  /// A diagnostic at the part of a template's text that is wrong; nil stands for its beginning.
  private func diagnostic(in name: String, at place: Substring?, _ message: String) -> Diagnostic {
    let place = place.map { TextPlace(of: $0.startIndex, in: $0.base) }
    return Diagnostic(
      path: displayPath(name), line: place?.line ?? 1, column: place?.column ?? 1,
      message: message)
  }
}
