import Foundation
import Glibc

/// A folder seen as a web server sees it: from the path of a URL to a file.
struct StaticFiles: Sendable {
  /// The folder; nothing outside it is ever found.
  let root: URL
  /// The path below which it is served, such as `/` or `/osta/`.
  let basePath: String

  /// What a path leads to.
  enum Resolution: Equatable {
    /// A file to send, by its real path.
    case file(String)
    /// A folder that was asked for without its slash; the path with the slash.
    case redirect(String)
    /// Nothing; the nearest `404.html` to send instead, where there is one.
    case notFound(page: String?)
  }

  /// Finds what the path of a request, percent-encoded, leads to.
  func resolve(_ encoded: String) -> Resolution {
    guard let path = RequestPath(encoded), let names = namesBelowBase(path) else {
      return .notFound(page: nearestNotFoundPage([]))
    }
    return lookUp(names, isFolder: path.isFolder, encoded)
      ?? .notFound(page: nearestNotFoundPage(names))
  }

  private func lookUp(_ names: [String], isFolder: Bool, _ encoded: String) -> Resolution? {
    switch entry(names) {
    case .folder where isFolder: file(names + ["index.html"]).map { .file($0) }
    case .folder: .redirect(encoded + "/")
    case .file(let real): isFolder ? nil : .file(real)
    case nil: nil
    }
  }

  /// The names after the base path, or nil for a path that is not below it.
  private func namesBelowBase(_ path: RequestPath) -> [String]? {
    let base = basePath.split(separator: "/").map(String.init)
    return path.names.starts(with: base) ? Array(path.names.dropFirst(base.count)) : nil
  }

  /// The `404.html` in the folder that was asked for, or in the nearest above that has one.
  private func nearestNotFoundPage(_ names: [String]) -> String? {
    var folder = names
    while true {
      if let page = file(folder + ["404.html"]) { return page }
      if folder.popLast() == nil { return nil }
    }
  }

  private enum Entry {
    case folder
    case file(String)
  }

  private func file(_ names: [String]) -> String? {
    guard case .file(let path) = entry(names) else { return nil }
    return path
  }

  /// What lies in the root under these names, if it is there also when all links are followed.
  private func entry(_ names: [String]) -> Entry? {
    guard let realRoot = realPath(root.path),
      let real = realPath(([realRoot] + names).joined(separator: "/")),
      real == realRoot || real.hasPrefix(realRoot == "/" ? "/" : realRoot + "/")
    else { return nil }
    var status = stat()
    guard stat(real, &status) == 0 else { return nil }
    return switch status.st_mode & S_IFMT {
    case S_IFDIR: .folder
    case S_IFREG: .file(real)
    default: nil
    }
  }

  private func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
