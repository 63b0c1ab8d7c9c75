import ArgumentParser
import Foundation
import IndexBuilder
import Site

/// `osta build`.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Writes the site, the lookup and its indexes into a bundle.",
    discussion: """
      The bundle has site/ (the document root), cgi-bin/ (the lookup program and its page), index/ (one \
      index for each lookup), server/ (ready configuration) and osta.conf. The key is never in it.

      Indexes are built where the key and the batches that lookups.yaml names are at hand; on a server \
      they are built and published apart, with 'osta index build'.

      What was built before and need not change is not made again: .osta/cache remembers it. It may be \
      deleted at any time.

      EXAMPLES
        osta build                          everything into output/
        osta build --date 2026-01-31        the site as it is on that day
        osta build --timings                says how long each part of the work took
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var edition: EditionOptions
  @OptionGroup var bundle: BundleOptions

  @Flag(
    inversion: .prefixedNo, help: "Texts of the site are there compressed too, as page.html.gz.")
  var gzip = true

  @Flag(help: "Say how long each part of the site's build took.")
  var timings = false

  func run() throws {
    try Bundle(
      project: project, options: bundle, edition: try edition.edition(), compresses: gzip,
      showsTimings: timings
    ).build()
    Terminal.say("look at it: make serve, or osta serve, and open http://127.0.0.1:8080/")
  }
}

/// Where a bundle goes and what it is made with.
struct BundleOptions: ParsableArguments {
  @Option(
    help:
      "The folder to write; where it is not said, output/ in the project (serve: .osta/preview).")
  var output: String?

  @Option(help: "The file with the key; .osta/key in the project where it is not said.")
  var key: String?

  @OptionGroup var replacement: ReplacementOptions

  @Option(
    help: "The lookup program for the web server; the one beside osta where it is not said.")
  var program: String?
}

/// A bundle in a folder.
struct Bundle {
  let project: ProjectOptions
  let options: BundleOptions
  let edition: Edition
  /// Whether texts are there compressed too.
  var compresses = false
  /// Whether it is said how long the parts of the work took.
  var showsTimings = false
  /// The folder in the project where a bundle goes that is sent nowhere else.
  var usualOutput = "output"

  var output: String { options.output ?? project.displayName(usualOutput) }

  var key: String { options.key ?? project.displayName(".osta/key") }

  /// Where the lookup program lies in the bundle.
  var program: URL { URL(filePath: output).appending(path: "cgi-bin/lookup.cgi") }

  /// Writes everything that is at hand.
  func build() throws {
    try buildSite()
    try buildIndexes()
  }

  /// Brings the site and the lookup program up to date, and remembers it.
  private func buildSite() throws {
    let build = siteBuild
    let site = try updateSite(build)
    let memory = siteUpdate(build).remember(site)
    Terminal.report([memory.problem].compactMap { $0 })
    if showsTimings { Terminal.say(build.timings.description) }
    // The process ends soon, and its memory is given back all at once.
    _ = Unmanaged.passRetained(site)
  }

  /// What the site is made from.
  var siteBuild: SiteBuild {
    SiteBuild(
      content: project.content, templates: project.templates, edition: edition,
      compresses: compresses, timings: BuildTimings(isAsked: showsTimings))
  }

  /// What brings the site up to date.
  func siteUpdate(_ build: SiteBuild) -> SiteUpdate {
    SiteUpdate(
      build, output: URL(filePath: output),
      caches: URL(filePath: project.displayName(".osta/cache"), directoryHint: .notDirectory))
  }

  /// Brings the site and the lookup program up to date, and says what was done.
  ///
  /// - Parameters:
  ///   - build: What the site is made from.
  ///   - memory: What this process remembers of its last build.
  /// - Returns: The site, which is not remembered yet; its warnings have been said.
  /// - Throws: What is wrong with the content, or that there is no such program.
  func updateSite(_ build: SiteBuild, since memory: SiteMemory? = nil) throws -> UpdatedSite {
    let program = try programFile()
    do {
      let site = try siteUpdate(build).update(adding: program, since: memory)
      let (summary, warnings) = (site.report.summary, site.report.warnings)
      Terminal.report(warnings)
      Terminal.say(
        "\(output): \(summary.files) files, \(summary.written) of them new or changed, "
          + "\(summary.removed) removed")
      return site
    } catch {
      throw Terminal.failure(error)
    }
  }

  /// Builds the indexes for which there are a key and batches.
  func buildIndexes() throws {
    guard FileManager.default.fileExists(atPath: key) else {
      return Terminal.note(
        "\(output)/index: warning: no index was built, because there is no key at \(key); "
          + "make one with 'osta key new \(key)'")
    }
    for lookup in try project.lookups().lookups {
      try buildIndex(lookup)
    }
  }

  /// The lookup program as a file of the bundle, where it is at hand.
  private func programFile() throws -> [Output] {
    let beside = Foundation.Bundle.main.executableURL?.deletingLastPathComponent()
      .appending(path: "lookup")
    guard let source = options.program.map({ URL(filePath: $0) }) ?? beside,
      FileManager.default.fileExists(atPath: source.path)
    else {
      guard options.program == nil else {
        throw Failure("\(options.program ?? ""): error: there is no such program")
      }
      Terminal.note(
        "\(output)/cgi-bin: warning: there is no lookup program; build it with 'make' and name it "
          + "with --program")
      return []
    }
    let bytes = [UInt8](try Data(contentsOf: source))
    return [Output("cgi-bin/lookup.cgi", .asset, isProgram: true, bytes: bytes)]
  }

  private func buildIndex(_ lookup: LookupSettings.Lookup) throws {
    let inputs = try project.batches(of: lookup)
    guard !inputs.isEmpty else {
      Terminal.note(
        "\(output)/index/\(lookup.id).idx: warning: not built, because there are no batches in "
          + project.place(lookup.source))
      return
    }
    let file = URL(filePath: output).appending(path: "index/\(lookup.id).idx")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let asOf = try lookup.asOf ?? asOfDate(of: inputs)
    try IndexBuild(
      definition: lookup.definition, keys: try KeyFile(path: key).read(), asOf: asOf,
      inputs: inputs, aliases: try project.aliases(of: lookup),
      output: "\(output)/index/\(lookup.id).idx", rule: options.replacement.rule
    ).runInTerminal()
  }
}
