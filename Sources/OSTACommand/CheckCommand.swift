import ArgumentParser
import Site

/// `osta check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reports every mistake in content, templates and certificates; writes nothing.",
    discussion: """
      Each finding is a line 'file:line:column: error: what is wrong; what to do'. Findings with a name \
      in brackets at the end come from a rule that 'checks:' in site.yaml can change: docs/checks.md \
      lists them all. The exit status is 1 where there is an error.

      Certificates and aliases are read where the folders that lookups.yaml names are at hand; a row that \
      an index would leave out is a warning. Ten million rows take some seconds; --no-certificates passes \
      them over.

      EXAMPLES
        osta check                   every finding, a line each
        osta check --json            the same for a program
        osta check --no-certificates content and templates alone
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var edition: EditionOptions

  @Flag(inversion: .prefixedNo, help: "Read the certificates and aliases too.")
  var certificates = true

  @Flag(help: "Write the findings to standard output as an array of JSON.")
  var json = false

  func run() throws {
    let edition = try edition.edition()
    let (site, files) = project.checkedSite(edition)
    let rows =
      certificates
      ? CertificateCheck(project: project, today: edition.today).diagnostics() : []
    let diagnostics = (site + rows).sorted()
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
