package import Foundation

extension DevServer {
  /// What the server shows, and where.
  package struct Configuration: Sendable {
    /// The folder that is served; it may be replaced while the server runs.
    package var root: URL
    /// The path below which the folder is served, such as `/` or `/osta/`.
    package var basePath: String
    /// The port on 127.0.0.1; 0 takes any that is free.
    package var port: UInt16
    /// The program that answers one path, or nil.
    package var cgi: CGIProgram?
    /// What pages wait for and show; nil serves them as they are.
    package var preview: PreviewState?

    /// Makes a configuration; without a base path the folder is served at `/`, on any free port.
    package init(
      root: URL, basePath: String = "/", port: UInt16 = 0, cgi: CGIProgram? = nil,
      preview: PreviewState? = nil
    ) {
      self.root = root
      self.basePath = basePath
      self.port = port
      self.cgi = cgi
      self.preview = preview
    }
  }
}

/// A program that speaks CGI, and the path that it answers.
package struct CGIProgram: Sendable {
  /// The program file.
  package var executable: URL
  /// The whole path of the URL, such as `/osta/cgi-bin/lookup.cgi`.
  package var urlPath: String
  /// What it finds in its environment beside the variables of CGI; nothing else is passed on.
  package var environment: [String: String]

  /// Makes a description of a program; nothing runs yet.
  package init(executable: URL, urlPath: String, environment: [String: String] = [:]) {
    self.executable = executable
    self.urlPath = urlPath
    self.environment = environment
  }
}
