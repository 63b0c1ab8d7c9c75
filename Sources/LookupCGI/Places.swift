import CertificateIndex

/// Where the lookup finds its files on the host.
package struct Places: Equatable, Sendable {
  /// The folder with one index for each lookup.
  package let indexFolder: [UInt8]
  /// The file with the key.
  package let key: [UInt8]
  /// The folder for what is remembered between requests; nil where nothing is.
  package let stateFolder: [UInt8]?

  /// Takes all places from the environment; nil where it leaves one to `osta.conf`.
  package init?(environment: (StaticString) -> [UInt8]?) {
    guard let indexFolder = environment("OSTA_INDEX_DIR"), !indexFolder.isEmpty,
      let key = environment("OSTA_KEY"), !key.isEmpty,
      let stateFolder = environment("OSTA_STATE_DIR")
    else { return nil }
    self.indexFolder = indexFolder
    self.key = key
    self.stateFolder = stateFolder.isEmpty ? nil : stateFolder
  }

  /// Takes each place from the environment, else from the lines of `osta.conf`.
  ///
  /// A folder of nothing, `OSTA_STATE_DIR` empty in the environment, says that nothing is remembered.
  ///
  /// - Parameters:
  ///   - environment: The value of a variable; nil where it is not set.
  ///   - configuration: The contents of `osta.conf`; lines of `NAME=VALUE` and comments behind `#`.
  ///   - folder: The folder of `osta.conf`, from which places without a leading `/` are reckoned.
  /// - Throws: The place that is set nowhere.
  package init(
    environment: (StaticString) -> [UInt8]?, configuration: [UInt8], folder: [UInt8]
  ) throws(PlaceError) {
    let settings = Settings(configuration)
    @inline(never)
    func place(_ name: StaticString) -> [UInt8]? {
      if let place = environment(name), !place.isEmpty { return place }
      return settings[name].map { absolute($0, in: folder) }
    }
    guard let indexFolder = place("OSTA_INDEX_DIR") else { throw .missing("OSTA_INDEX_DIR") }
    guard let key = place("OSTA_KEY") else { throw .missing("OSTA_KEY") }
    self.indexFolder = indexFolder
    self.key = key
    let isStateless = environment("OSTA_STATE_DIR")?.isEmpty == true
    stateFolder = isStateless ? nil : place("OSTA_STATE_DIR")
  }

  /// The file with the index of a lookup.
  package func index(of lookup: [UInt8]) -> [UInt8] {
    var path = indexFolder
    path.append("/")
    path.append(contentsOf: lookup)
    path.append(".idx")
    return path
  }
}

/// A place that is set nowhere.
package enum PlaceError: Error {
  /// Neither the environment nor `osta.conf` has the variable.
  case missing(StaticString)

  /// What is wrong and what to do.
  package var message: [UInt8] {
    switch self {
    case .missing(let name):
      var text = [UInt8](name)
      text.append(" is not set; set it in the server's configuration or in osta.conf")
      return text
    }
  }
}

/// The lines of `osta.conf`.
private struct Settings {
  private let contents: [UInt8]

  init(_ contents: [UInt8]) {
    self.contents = contents
  }

  /// What stands behind the name and `=` on the first line that begins so; nil for nothing.
  ///
  /// Lines may end as editors of other systems end them.
  subscript(name: StaticString) -> [UInt8]? {
    let key = [UInt8](name)
    var rest = contents[...]
    while !rest.isEmpty {
      var value = rest.cut(before: UInt8(ascii: "\n"))
      let name = value.cut(before: UInt8(ascii: "="))
      value = value.prefix { $0 != UInt8(ascii: "\r") }
      if name.elementsEqual(key), !value.isEmpty { return Array(value) }
    }
    return nil
  }
}

private func absolute(_ path: [UInt8], in folder: [UInt8]) -> [UInt8] {
  guard path.first != UInt8(ascii: "/") else { return path }
  var absolute = folder
  absolute.append("/")
  absolute.append(contentsOf: path)
  return absolute
}
