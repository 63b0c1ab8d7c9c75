import ArgumentParser
import Site

/// `osta check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reports every mistake in content and templates; writes nothing.",
    discussion: """
      Each finding is a line 'file:line:column: error: what is wrong; what to do'. The exit status is 1 \
      where there is an error.
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var edition: EditionOptions

  func run() throws {
    let result = try project.buildSite(try edition.edition())
    Terminal.say("\(project.project): no errors, \(result.files.count) files would be written")
  }
}

extension ProjectOptions {
  /// Builds the site in memory and reports what is wrong with it.
  func buildSite(_ edition: Edition) throws -> SiteBuild.Result {
    do {
      let result = try SiteBuild(content: content, templates: templates, edition: edition).run()
      Terminal.report(result.diagnostics)
      return result
    } catch {
      Terminal.report(error.diagnostics)
      let count = error.diagnostics.filter { $0.severity == .error }.count
      throw Failure("\(count) \(count == 1 ? "error" : "errors"); nothing was written")
    }
  }
}
