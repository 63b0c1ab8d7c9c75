import Foundation

/// Where a release looks for what is not in it, by its `osta.conf`.
package struct HostPlaces: Equatable, Sendable {
  /// The folder with one index for each lookup.
  package let index: String
  /// The file with the key.
  package let key: String

  /// Reads `osta.conf`.
  package init(configuration: String) throws(PublishingError) {
    func value(_ name: String) throws(PublishingError) -> String {
      let lines = configuration.split(whereSeparator: \.isNewline)
      guard let line = lines.first(where: { $0.hasPrefix(name + "=") }) else {
        throw PublishingError("osta.conf: error: \(name) is not set; run 'osta build' again")
      }
      return String(line.dropFirst(name.count + 1))
    }
    index = try value("OSTA_INDEX_DIR")
    key = try value("OSTA_KEY")
  }

  /// Expects the indexes to lie where those who publish them put them.
  package func expect(at destination: Destination) throws(PublishingError) {
    let place = destination.path + "/index"
    if index == place { return }
    if case .folder = destination, resolved(index) == resolved(place) { return }
    throw PublishingError(
      "\(destination.name(of: place)): error: indexes are published here, but the site looks for them in "
        + "\(index); set 'install: \(destination.path)' in site.yaml and build it again")
  }
}

/// A path of this machine without symbolic links.
private func resolved(_ path: String) -> String {
  URL(filePath: path).resolvingSymlinksInPath().path
}
