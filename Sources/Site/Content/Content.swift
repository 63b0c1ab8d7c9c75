import Foundation
import Parallel
import Proofreading

/// Everything that the site is made from, read and checked.
package struct Content: Digested {
  package var edition: Edition
  package var site: SiteSettings
  package var lookups: LookupSettings
  /// The documents of the edition, the newest first.
  package var notices: [Notice]
  package var pages: [Page]
  package var tables: [DataTable]
}

extension Content {
  var digest: Digest { Digest(of: site, lookups, notices, pages, tables) }

  /// Settings and tables alone, which every page and answer may show.
  var withoutDocuments: Content {
    Content(
      edition: edition, site: site, lookups: lookups, notices: [], pages: [], tables: tables)
  }

  /// The folders below the content's that have files of the site.
  static let folders = ["notices", "pages", "data"]

  /// Reads a content folder, and adds everything that is wrong to the diagnostics.
  ///
  /// - Returns: Nil where settings are missing that everything else needs.
  package static func load(
    from folder: ContentFolder, for edition: Edition, _ diagnostics: inout [Diagnostic]
  ) -> Content? {
    let site = settings(SiteSettings.file, in: folder, &diagnostics, SiteSettings.init)
    let lookups = settings(LookupSettings.file, in: folder, &diagnostics, LookupSettings.init)
    let beside = folder.files(in: "notices", &diagnostics)
    let documents = beside.filter { $0.hasSuffix(".md") }
    let pages = folder.files(in: "pages", &diagnostics).filter { $0.hasSuffix(".md") }
    let data = folder.files(in: "data", &diagnostics)
    let tables = data.filter { $0.hasSuffix(".yaml") }
    diagnostics += undescribed(data, in: folder)
    let places = site.map(ListingPlaces.init)
    let notices = documents.readConcurrently(&diagnostics) {
      Notice(file: $0, in: folder, site: places, &$1)
    }
    let register = DocumentRegister(notices, edition, &diagnostics)
    diagnostics += unlisted(beside, by: notices, in: folder)
    diagnostics += register.notices.flatMap { $0.text.personalNumbersInAttachments(folder) }
    let content = (
      pages: pages.readConcurrently(&diagnostics) {
        Page(file: $0, in: folder, site: site, &$1)
      },
      tables: tables.compactMap {
        DataTable(name: String($0.dropFirst(5).dropLast(5)), in: folder, &diagnostics)
      }
    )
    guard let site, let lookups else { return nil }
    return Content(
      edition: edition, site: site, lookups: lookups,
      notices: register.notices,
      pages: content.pages, tables: content.tables)
  }

  /// Reads the lookups alone, for those who build an index and no site.
  package static func lookups(
    in folder: ContentFolder, _ diagnostics: inout [Diagnostic]
  ) -> LookupSettings? {
    settings(LookupSettings.file, in: folder, &diagnostics, LookupSettings.init)
  }

  /// Reads the settings of the site alone.
  package static func site(
    in folder: ContentFolder, _ diagnostics: inout [Diagnostic]
  ) -> SiteSettings? {
    settings(SiteSettings.file, in: folder, &diagnostics, SiteSettings.init)
  }

  /// Tables that no page can show.
  private static func undescribed(_ data: [String], in folder: ContentFolder) -> [Diagnostic] {
    data.filter { $0.hasSuffix(".csv") && !data.contains($0.dropLast(4) + ".yaml") }.map { table in
      Diagnostic(
        path: folder.displayPath(table),
        message:
          "the table is not described; write \(table.dropFirst(5).dropLast(4)).yaml beside it")
    }
  }

  /// Files beside documents that none of them names, and so are not published.
  private static func unlisted(
    _ files: [String], by notices: [Notice], in folder: ContentFolder
  ) -> [Diagnostic] {
    let others = files.filter { !$0.hasSuffix(".md") }
    if others.isEmpty { return [] }
    let listed = Set(notices.flatMap { $0.attachments.compactMap { $0.file?.path.text } })
    return others.filter { !listed.contains($0) }.map { file in
      Diagnostic(
        path: folder.displayPath(file), severity: .warning,
        message: "no document names this file, so it is not published; list it below "
          + "'attachments:' of one, or remove it", rule: Rule.unlistedFile.rawValue)
    }
  }

  private static func settings<Settings>(
    _ file: String, in folder: ContentFolder, _ diagnostics: inout [Diagnostic],
    _ read: (inout YAMLFields) -> Settings
  ) -> Settings? {
    do throws(Diagnostic) {
      let text = try folder.text(file)
      diagnostics += Diagnostic.personalNumbers(in: text, path: folder.displayPath(file))
      var fields = try YAMLDocument.fields(text, path: folder.displayPath(file))
      let settings = read(&fields)
      diagnostics += fields.finished()
      return settings
    } catch {
      diagnostics.append(error)
      return nil
    }
  }
}

extension [String] {
  /// Reads files on all cores, in their order; what is wrong with them is added to the diagnostics.
  fileprivate func readConcurrently<Value: Sendable>(
    _ diagnostics: inout [Diagnostic],
    _ read: @Sendable (String, inout [Diagnostic]) -> Value?
  ) -> [Value] {
    let results = concurrentMap { file in
      var found: [Diagnostic] = []
      let value = read(file, &found)
      return (value: value, diagnostics: found)
    }
    diagnostics += results.flatMap { $0.diagnostics }
    return results.compactMap { $0.value }
  }
}
