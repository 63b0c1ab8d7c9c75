package import Posix

/// Why an index cannot answer, which is never an answer of "not found".
package enum IndexError: Error, Equatable {
  /// The operating system refused.
  case system(SystemError)
  /// The file ends before its last page, or goes on behind it; lengths in bytes.
  case wrongLength(expected: Int, actual: Int)
  /// The file does not begin as an index does.
  case notAnIndex
  /// The file was written in another version of the format.
  case otherVersion(Int)
  /// The file was made with another key.
  case otherKey
  /// The file belongs to another lookup.
  case otherLookup
  /// The lookup's keys or columns have changed since the file was built.
  case otherDefinition
  /// Fields were normalised by rules of another version.
  case otherNormaliser(Int)
  /// A page does not carry its seal: it was damaged, moved, or comes from another build.
  case damaged(page: Int)
  /// A page is sealed but says what cannot be.
  case malformed(page: Int)
  /// The data is older than the site allows.
  case tooOld(CivilDate)
}

extension IndexError {
  /// What is wrong and what to do, in a sentence without the file's name.
  package var message: [UInt8] {
    var text: [UInt8] = []
    switch self {
    case .system(let error):
      text.append(contentsOf: error.text)
      text.append("; check that the file is there and that the web server may read it")
    case .wrongLength(let expected, let actual):
      text.append("the file has ")
      text.append(decimal: actual)
      text.append(" bytes where its header says ")
      text.append(decimal: expected)
      text.append("; copy the index again")
    case .notAnIndex:
      text.append("this is no index file; build it with 'osta index build'")
    case .otherVersion(let version):
      text.append("the index")
      text.append(formatVersion: version, read: IndexHeader.version)
      text.append("index and site with one version of osta")
    case .otherKey:
      text.append("the index was built with another key; use the key that it was built with")
    case .otherLookup:
      text.append("the index belongs to another lookup; check the file's name")
    case .otherDefinition:
      text.append("keys or columns of the lookup have changed; build the index again")
    case .otherNormaliser(let version):
      text.append("fields were normalised by version ")
      text.append(decimal: version)
      text.append(" of the rules; build the index again")
    case .damaged(let page):
      text.append("page ")
      text.append(decimal: page)
      text.append(" is damaged or from another build; copy or build the index again")
    case .malformed(let page):
      text.append("page ")
      text.append(decimal: page)
      text.append(" is sealed but makes no sense; build the index again")
    case .tooOld(let date):
      text.append("the data is of ")
      text.append(contentsOf: date.iso8601)
      text.append(", which min_as_of of the site refuses; publish a newer index")
    }
    return text
  }
}

extension [UInt8] {
  /// Appends to the name of a file of ours that it has another format version than the one that is read, and
  /// "build", behind which stands what has to be built anew.
  @inline(never)
  package mutating func append(formatVersion: Int, read version: UInt16) {
    append(" has format version ")
    append(decimal: formatVersion)
    append(", this program reads version ")
    append(decimal: Int(version))
    append("; build ")
  }
}
