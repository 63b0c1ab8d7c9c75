import ArgumentParser
import Foundation
import IndexBuilder
import Site

/// Where a project lies.
struct ProjectOptions: ParsableArguments {
  @Option(help: "The folder with content/ and templates/.")
  var project = "."

  var folder: URL { URL(filePath: project, directoryHint: .isDirectory) }

  var content: ContentFolder {
    ContentFolder(url: folder.appending(path: "content"), name: displayName("content"))
  }

  var templates: ContentFolder {
    ContentFolder(url: folder.appending(path: "templates"), name: displayName("templates"))
  }

  /// A path in messages: relative to where the user stands.
  func displayName(_ path: String) -> String {
    project == "." ? path : "\(project)/\(path)"
  }

  /// The path of what lookups.yaml names: absolute, or in the content's folder.
  func place(_ path: String) -> String {
    path.hasPrefix("/") ? path : displayName("content/\(path)")
  }

  /// The batches of a lookup; none where there is no such folder.
  func batches(of lookup: LookupSettings.Lookup) throws -> [BatchInput] {
    let folder = place(lookup.source)
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    do throws(InputError) {
      return try BatchInput.batches(inFolder: folder)
    } catch {
      throw Failure(error.message)
    }
  }

  /// The aliases of a lookup; none where lookups.yaml names no place of any.
  func aliases(of lookup: LookupSettings.Lookup) throws -> [BatchInput] {
    guard let aliases = lookup.aliases else { return [] }
    return try BatchInput.namedInTerminal(place(aliases))
  }

  /// The lookups of the project; where they cannot be read, everything that is wrong is reported.
  func lookups() throws -> LookupSettings {
    var diagnostics: [Diagnostic] = []
    let lookups = Content.lookups(in: content, &diagnostics)
    guard let lookups, diagnostics.isEmpty else {
      Terminal.report(diagnostics.sorted())
      throw ExitCode.failure
    }
    return lookups
  }

  /// The path below which the site lies; `/` where the settings cannot be read.
  var base: String { settings?.base ?? "/" }

  /// The settings of the site; nil where they cannot be read.
  var settings: SiteSettings? {
    var diagnostics: [Diagnostic] = []
    return Content.site(in: content, &diagnostics)
  }

  /// The lookup of a name.
  func lookup(_ id: String) throws -> LookupSettings.Lookup {
    let lookups = try lookups().lookups
    guard let lookup = lookups.first(where: { $0.id == id }) else {
      let names = lookups.map { $0.id }.joined(separator: ", ")
      throw ValidationError("There is no lookup '\(id)' in lookups.yaml; there are: \(names).")
    }
    return lookup
  }
}
