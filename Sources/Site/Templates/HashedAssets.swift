/// The files of `templates/assets` as they are published: under names that change with their content.
///
/// `assets/style.css` becomes `assets/style.0123456789.css`, so browsers may keep it for ever.
struct HashedAssets: Sendable {
  /// The files, in the order of their paths.
  private(set) var assets: [Asset] = []

  /// A file as it is published.
  struct Asset: Sendable {
    let source: SourceFile
    /// The path with the hash in it.
    let path: SitePath
    /// A stylesheet with the published names of the files that it refers to; nil for other files.
    let stylesheet: [UInt8]?

    /// The file in the site.
    var output: Output {
      guard let stylesheet else { return source.output(at: path) }
      return Output("site/\(path.text)", .asset, bytes: stylesheet)
    }
  }

  /// Names all files; stylesheets that refer to what is not there are reported.
  init(_ files: [SourceFile], in folder: ContentFolder, _ diagnostics: inout [Diagnostic]) {
    var naming = AssetNaming(files, in: folder)
    assets = files.compactMap { naming.asset($0.path, referredFrom: []) }
    diagnostics += naming.diagnostics
  }

  /// A link from the site's root with the published name of the file; another link as it is.
  func published(_ link: String) -> String {
    guard link.hasPrefix("/assets/") else { return link }
    let name = link.prefix { $0 != "?" && $0 != "#" }
    let asset = assets.first { $0.source.path.url == name }
    return asset.map { $0.path.url + link.dropFirst(name.count) } ?? link
  }

  /// The addresses of all files, as templates name them: `assets.style.css`.
  func value(base: String) -> TemplateValue {
    var tree = AssetTree()
    for asset in assets {
      let names = asset.source.path.text.split { $0 == "/" || $0 == "." }.dropFirst()
      tree.add(href(asset.path.url, base: base), under: names.map(String.init))
    }
    return tree.value
  }
}

/// Addresses under names that lie in one another.
private struct AssetTree {
  private var address: String?
  private var branches: [String: AssetTree] = [:]

  mutating func add(_ address: String, under names: [String]) {
    guard let first = names.first else {
      self.address = address
      return
    }
    branches[first, default: AssetTree()].add(address, under: Array(names.dropFirst()))
  }

  var value: TemplateValue {
    if let address { return .text(address) }
    return .object(
      Members(branches.sorted { $0.key < $1.key }.map { ($0.key, $0.value.value) }))
  }
}

/// Finds the published name of each file, that of a stylesheet after those that it refers to.
private struct AssetNaming {
  private(set) var diagnostics: [Diagnostic] = []
  private let folder: ContentFolder
  private let files: [SitePath: SourceFile]
  private var known: [SitePath: HashedAssets.Asset] = [:]

  init(_ files: [SourceFile], in folder: ContentFolder) {
    self.folder = folder
    self.files = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0) })
  }

  /// A file as it is published; nil where there is none, or where it refers to itself.
  mutating func asset(
    _ path: SitePath, referredFrom outer: [SitePath]
  ) -> HashedAssets.Asset? {
    if let asset = known[path] { return asset }
    guard let file = files[path], !outer.contains(path) else { return nil }
    let asset = path.text.hasSuffix(".css") ? stylesheet(file, outer + [path]) : plain(file)
    known[path] = asset
    return asset
  }

  private func plain(_ file: SourceFile) -> HashedAssets.Asset {
    HashedAssets.Asset(source: file, path: file.path.hashed(file.digest), stylesheet: nil)
  }

  private mutating func stylesheet(
    _ file: SourceFile, _ outer: [SitePath]
  ) -> HashedAssets.Asset? {
    do throws(Diagnostic) {
      let bytes = try file.bytes()
      let renamed = renamed(bytes, of: file.path, outer)
      return HashedAssets.Asset(
        source: file, path: file.path.hashed(Digest(of: renamed)), stylesheet: renamed)
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  /// A stylesheet with published names in its references.
  private mutating func renamed(
    _ bytes: [UInt8], of path: SitePath, _ outer: [SitePath]
  ) -> [UInt8] {
    var text: [UInt8] = []
    var start = 0
    for reference in StylesheetReferences(bytes).references {
      text += bytes[start..<reference.range.lowerBound]
      text += published(reference, in: bytes, of: path, outer).utf8
      start = reference.range.upperBound
    }
    return text + bytes[start...]
  }

  /// What a reference is to say in the published stylesheet.
  private mutating func published(
    _ reference: StylesheetReferences.Reference, in bytes: [UInt8], of path: SitePath,
    _ outer: [SitePath]
  ) -> String {
    let text = reference.text
    guard !text.hasPrefix("data:"), !text.hasPrefix("#") else { return text }
    let name = text.prefix { $0 != "?" && $0 != "#" }
    guard let target = path.sibling(String(name)),
      let asset = asset(target, referredFrom: outer)
    else {
      diagnostics.append(problem(reference, in: bytes, of: path))
      return text
    }
    let directory = name.prefix(through: name.lastIndex(of: "/") ?? name.startIndex)
    return (name.contains("/") ? String(directory) : "") + asset.path.name
      + text.dropFirst(name.count)
  }

  private func problem(
    _ reference: StylesheetReferences.Reference, in bytes: [UInt8], of path: SitePath
  ) -> Diagnostic {
    let lines = bytes[..<reference.range.lowerBound].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return Diagnostic(
      path: folder.displayPath(path.text), line: lines.count,
      column: String(decoding: lines.last ?? [], as: UTF8.self).count + 1,
      message:
        "there is no file '\(reference.text)' among the assets; name one by its path from here, "
        + "and none of another host")
  }
}

extension SitePath {
  /// The last part of the path.
  var name: String { String(text.split(separator: "/").last ?? "") }

  /// The path with ten digits of a digest before its ending.
  fileprivate func hashed(_ digest: Digest) -> SitePath {
    let digits = String(digest.first | 1 << 63, radix: 16).suffix(10)
    let end = name.lastIndex(of: ".").map { name[$0...] } ?? ""
    return SitePath(made: text.dropLast(end.count) + ".\(digits)" + end)
  }

  /// The file of a relative reference in this one; nil where it leads out of the site.
  fileprivate func sibling(_ reference: String) -> SitePath? {
    var parts = text.split(separator: "/").dropLast().map(String.init)
    for part in reference.split(separator: "/", omittingEmptySubsequences: false) {
      switch part {
      case ".": continue
      case "..": if parts.popLast() == nil { return nil }
      default: parts.append(String(part))
      }
    }
    return SitePath(parts.joined(separator: "/"))
  }
}
