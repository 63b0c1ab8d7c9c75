import ArgumentParser
import DevServer
import Foundation
import Site

/// `osta serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Builds the bundle and shows it on this machine, with the lookup working.",
    discussion: """
      The address is http://127.0.0.1:8080/, for this machine alone; no web server is needed. Control-C \
      ends it.

      Drafts, and documents whose day is still to come, are shown too. So the preview has a folder of its \
      own and never lies in output/.
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var bundle: BundleOptions

  @Option(help: "The port; 0 for any that is free.")
  var port: UInt16 = 8080

  func run() async throws {
    let edition = Edition(today: try today(), includesDrafts: true)
    let bundle = Bundle(
      project: project, options: bundle, edition: edition, usualOutput: ".osta/preview")
    let settings = try bundle.build().settings
    let server = try DevServer(configuration: configuration(bundle, base: settings.base)) { line in
      Terminal.note(line)
    }
    async let running: Void = server.run()
    let port = try await server.listeningPort()
    Terminal.say("http://127.0.0.1:\(port)\(settings.base)  (Control-C ends it)")
    try await running
  }

  private func configuration(_ bundle: Bundle, base: String) -> DevServer.Configuration {
    let output = URL(filePath: bundle.output)
    let program = CGIProgram(
      executable: bundle.program, urlPath: "\(base)cgi-bin/lookup.cgi",
      environment: [
        "OSTA_INDEX_DIR": output.appending(path: "index").path,
        "OSTA_KEY": URL(filePath: bundle.key).path,
      ])
    return DevServer.Configuration(
      root: output.appending(path: "site"), basePath: base, port: port, cgi: program)
  }
}
