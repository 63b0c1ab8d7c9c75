import FlyingFox
import FlyingSocks
import Synchronization

/// Serves a folder, and one CGI program, to this machine only.
///
/// The folder is read anew for every request, so it may be built again or replaced at any time.
package final class DevServer: Sendable {
  /// The seconds that an answer may take; the lookup ends itself after 20.
  private static let longestAnswer = 30.0

  private let server: HTTPServer
  private let configuration: Configuration
  private let log: @Sendable (String) -> Void
  private let isStopped = Mutex(false)

  /// Makes a server that does not listen yet.
  ///
  /// - Parameters:
  ///   - configuration: What to serve, and where.
  ///   - log: Takes each line that the program writes to standard error, and each fault.
  /// - Throws: When there is no address 127.0.0.1 on this machine.
  package init(
    configuration: Configuration, log: @escaping @Sendable (String) -> Void = { _ in }
  ) throws {
    self.configuration = configuration
    self.log = log
    server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: configuration.port),
      timeout: DevServer.longestAnswer, logger: ServerLog(log: log))
  }

  /// Serves until `stop()` is called or the task is cancelled.
  ///
  /// - Throws: `PortFault` when the port cannot be had.
  package func run() async throws {
    guard !isStopped.withLock({ $0 }) else { return }
    let handler = RequestHandler(configuration: configuration, log: log) { [weak server] in
      await server?.port ?? 0
    }
    await server.appendRoute("*", to: handler)
    do {
      try await server.run()
    } catch {
      // A listening socket that was closed on purpose is reported as an error too.
      guard isStopped.withLock({ $0 }) || Task.isCancelled else { throw fault(error) }
    }
  }

  /// Why the port cannot be had.
  package struct PortFault: Error, Equatable {
    /// The port.
    package let port: UInt16
    /// What the system says.
    package let reason: String
  }

  private func fault(_ error: any Error) -> any Error {
    guard case SocketError.failed(let call, _, let reason) = error,
      ["Bind", "Listen"].contains(call)
    else { return error }
    return PortFault(port: configuration.port, reason: reason)
  }

  /// Waits so many seconds at most until the server listens, and returns its port.
  package func listeningPort(within seconds: Double = 5) async throws -> UInt16 {
    try await server.waitUntilListening(timeout: seconds)
    guard let port = await server.port else { throw SocketError.disconnected }
    return port
  }

  /// Closes the server; `run()` returns.
  package func stop() async {
    isStopped.withLock { $0 = true }
    await server.stop()
  }
}

extension HTTPServer {
  /// The port where the server listens, or nil when it does not.
  fileprivate var port: UInt16? {
    guard case .ip4(_, let port) = listeningAddress else { return nil }
    return port
  }
}

/// Passes on the faults that the library finds, and nothing of its chatter.
private struct ServerLog: Logging {
  let log: @Sendable (String) -> Void

  func logDebug(_ debug: @autoclosure () -> String) {}
  func logInfo(_ info: @autoclosure () -> String) {}
  func logWarning(_ warning: @autoclosure () -> String) {}
  func logError(_ error: @autoclosure () -> String) {
    let line = error()
    // What begins with an address is about a connection: browsers leave pages that wait for a build.
    if !line.hasPrefix("<") { log(line) }
  }
  // `run()` throws what is critical.
  func logCritical(_ critical: @autoclosure () -> String) {}
}
