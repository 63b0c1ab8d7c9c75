import ArgumentParser
import Site

/// `osta check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reports every mistake in content and templates; writes nothing.",
    discussion: """
      Each finding is a line 'file:line:column: error: what is wrong; what to do'. Findings with a name \
      in brackets at the end come from a rule that 'checks:' in site.yaml can change: docs/checks.md \
      lists them all. The exit status is 1 where there is an error.

      EXAMPLES
        osta check                   every finding, a line each
        osta check --json            the same for a program
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var edition: EditionOptions

  @Flag(help: "Write the findings to standard output as an array of JSON.")
  var json = false

  func run() throws {
    let (diagnostics, files) = project.checkedSite(try edition.edition())
    let errors = diagnostics.filter { $0.severity == .error }.count
    if json {
      Terminal.say(try diagnostics.json)
    } else {
      Terminal.report(diagnostics)
      Terminal.say(
        "\(project.project): \(counted(errors, "error")), "
          + "\(counted(diagnostics.count - errors, "warning"))"
          + (errors == 0 ? "; \(files) files would be written" : ""))
    }
    guard errors == 0 else { throw ExitCode.failure }
  }

  private func counted(_ count: Int, _ what: String) -> String {
    "\(count == 0 ? "no" : "\(count)") \(what)\(count == 1 ? "" : "s")"
  }
}

extension ProjectOptions {
  /// Everything that is wrong with the site, and how many files it has.
  func checkedSite(_ edition: Edition) -> (diagnostics: [Diagnostic], files: Int) {
    do {
      let site = try SiteBuild(content: content, templates: templates, edition: edition).plan()
        .prepared()
      return (site.diagnostics, site.plan.outputs.count)
    } catch {
      return (error.diagnostics, 0)
    }
  }
}
