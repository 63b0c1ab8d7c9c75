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
      ends it. Whenever a file of content/ or templates/ is saved, the site is built anew and open pages \
      load themselves again; what is wrong stands at the bottom of each page.

      Drafts, and documents whose day is still to come, are shown too. So the preview has a folder of its \
      own and never lies in output/.

      EXAMPLES
        osta serve                   on http://127.0.0.1:8080/
        osta serve --port 0          on any port that is free
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var bundle: BundleOptions

  @Option(help: "The port; 0 for any that is free.")
  var port: UInt16 = 8080

  func run() async throws {
    let edition = Edition(today: try today(), includesDrafts: true)
    let preview = PreviewBuild(
      bundle: Bundle(
        project: project, options: bundle, edition: edition, usualOutput: ".osta/preview"))
    let watcher = try watch()
    let first = preview.buildSite()
    let base = project.base
    let state = PreviewState(findings: first.findings)
    let server = try DevServer(
      configuration: configuration(preview.bundle, base: base, state: state)
    ) { line in
      Terminal.note(line)
    }
    try await withThrowingTaskGroup { group in
      group.addTask { try await run(server) }
      group.addTask {
        let port = try await server.listeningPort()
        Terminal.say("http://127.0.0.1:\(port)\(base)  (Control-C ends it)")
        var preview = preview
        await preview.finish(first, telling: state)
        do {
          try await preview.follow(watcher.changes, telling: state)
        } catch let fault as FolderWatcher.Fault {
          throw failure(fault)
        }
      }
      // Neither is of use without the other.
      try await group.next()
      group.cancelAll()
    }
  }

  private func run(_ server: DevServer) async throws {
    do {
      try await server.run()
    } catch let fault as DevServer.PortFault {
      throw Failure(
        "127.0.0.1:\(fault.port): error: the port cannot be had (\(fault.reason)); end the program that "
          + "has it, or choose another one with --port")
    }
  }

  private func watch() throws -> FolderWatcher {
    do throws(FolderWatcher.Fault) {
      return try FolderWatcher([project.content.url, project.templates.url])
    } catch {
      throw failure(error)
    }
  }

  private func failure(_ fault: FolderWatcher.Fault) -> Failure {
    Failure("\(fault.path): error: changes cannot be watched: \(fault.reason)")
  }

  private func configuration(
    _ bundle: Bundle, base: String, state: PreviewState
  ) -> DevServer.Configuration {
    let output = URL(filePath: bundle.output)
    let program = CGIProgram(
      executable: bundle.program, urlPath: "\(base)cgi-bin/lookup.cgi",
      environment: [
        "OSTA_INDEX_DIR": output.appending(path: "index").path,
        "OSTA_KEY": URL(filePath: bundle.key).path,
        // Nobody is limited here; the folder that osta.conf names is that of the web host.
        "OSTA_STATE_DIR": "",
      ])
    return DevServer.Configuration(
      root: output.appending(path: "site"), basePath: base, port: port, cgi: program,
      preview: state)
  }
}
