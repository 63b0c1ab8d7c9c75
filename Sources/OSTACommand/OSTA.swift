package import ArgumentParser
import Foundation

/// The command line of the project.
package struct OSTA: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "osta",
    abstract: "Publishes official notices and answers certificate lookups on any plain web server.",
    discussion: """
      A project is a folder with content/ and templates/. 'osta build' writes the whole bundle for a \
      web server into output/; 'osta serve' shows it here.

      EXAMPLES
        osta key new .osta/key       make the secret key, once
        osta new notice 标题          begin a document
        osta check                   find every mistake in the content
        osta build                   site, lookup and indexes into output/
        osta serve                   look at it on http://127.0.0.1:8080
        osta publish /srv/osta       bring it to a web host; osta rollback goes back

      Shells complete the commands: osta --generate-completion-script bash > …/completions/osta
      """,
    version: "0.1.0",
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, NewCommand.self, KeyCommand.self,
      PublishCommand.self, RollbackCommand.self, IndexCommand.self, SampleCommand.self,
    ])

  package init() {}

  /// Runs the command of the process's arguments and ends the process.
  ///
  /// The exit status is 0 for success, 1 for findings or failure, 2 for wrong usage.
  ///
  /// A command that waits for nothing runs on the main thread, which gets memory more cheaply than others.
  package static func runProcess() -> Never {
    do {
      var command = try parseAsRoot()
      if let command = command as? any AsyncParsableCommand { run(command) }
      try command.run()
      Foundation.exit(0)
    } catch {
      end(with: error)
    }
  }

  private static func run(_ command: sending any AsyncParsableCommand) -> Never {
    Task {
      do {
        var command = command
        try await command.run()
        Foundation.exit(0)
      } catch {
        end(with: error)
      }
    }
    dispatchMain()
  }

  private static func end(with error: any Error) -> Never {
    if let failure = error as? Failure {
      Terminal.note(failure.message)
      Foundation.exit(1)
    }
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    switch (message.isEmpty, code) {
    case (true, _): break
    case (false, .success): Terminal.say(message)
    case (false, _): Terminal.note(message)
    }
    Foundation.exit(code == .validationFailure ? 2 : code.rawValue)
  }
}
