import Foundation
import TestSupport
import Testing

/// A PostgreSQL of its own for a test: an empty cluster in a temporary folder, reached by a socket there
/// and by no port; it ends with the value.
final class PostgresCluster {
  // In this order: the server ends before its folder goes.
  private let server: RunningProcess
  private let folder: TemporaryFolder

  /// Makes a cluster and waits until it answers.
  init() throws {
    let folder = try TemporaryFolder()
    let programs = try PostgresCluster.programs()
    let data = folder["data"].path
    try PostgresCluster.giveAway(folder.url)
    let made = try runProcess(
      PostgresCluster.switchUser,
      arguments: PostgresCluster.asServer(
        [
          programs + "/initdb", "--pgdata", data, "--username", "postgres", "--auth", "trust",
          "--encoding", "UTF8", "--locale", "C", "--no-sync",
        ]), folder: folder.url)
    try #require(made.status == 0, "\(made.standardError)")
    // Of its signals SIGINT is the one that ends connections instead of waiting for them.
    server = try RunningProcess(
      PostgresCluster.switchUser.path,
      PostgresCluster.asServer([
        programs + "/postgres", "-D", data, "-k", folder.url.path, "-c", "listen_addresses=",
        "-c", "fsync=off", "-c", "max_connections=10",
      ]), log: folder["postgres.log"], endingSignal: SIGINT)
    self.folder = folder
    try server.wait(for: "PostgreSQL") {
      try server.output.contains("ready to accept connections") ? () : nil
    }
  }

  /// What tells `psql` where the cluster is.
  var environment: [String: String] {
    ["PGHOST": folder.url.path, "PGUSER": "postgres", "PGDATABASE": "postgres"]
  }

  /// Runs commands of `psql`, each with a connection of its own.
  func run(_ commands: String...) throws {
    let output = try runProcess(
      URL(filePath: "/usr/bin/psql"),
      arguments: ["--no-psqlrc", "--set", "ON_ERROR_STOP=1"]
        + commands.flatMap { ["--command", $0] },
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 })
    try #require(output.status == 0, "\(output.standardError)")
  }

  /// The folder with the server's programs; of several versions the one of the highest name.
  private static func programs() throws -> String {
    let versions = "/usr/lib/postgresql"
    let version = try FileManager.default.contentsOfDirectory(atPath: versions).max()
    return try "\(versions)/\(#require(version))/bin"
  }

  private static let isRoot = geteuid() == 0

  /// `setpriv`, which becomes the program that it starts and so has the server's process id.
  private static let switchUser = URL(filePath: isRoot ? "/usr/bin/setpriv" : "/usr/bin/env")

  /// The arguments that start a program as a user whom PostgreSQL accepts; it refuses root.
  private static func asServer(_ command: [String]) -> [String] {
    guard isRoot else { return command }
    return ["--reuid", "postgres", "--regid", "postgres", "--clear-groups"] + command
  }

  private static func giveAway(_ folder: URL) throws {
    guard isRoot else { return }
    try FileManager.default.setAttributes(
      [.ownerAccountName: "postgres"], ofItemAtPath: folder.path)
  }
}
