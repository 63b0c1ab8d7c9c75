/// An encoding of batches that is not UTF-8.
///
/// All of them are ASCII below 0x80, and no byte of a longer character is a line feed, a comma or a
/// quote, so a damaged character cannot swallow the structure of a CSV file.
package enum TextEncoding: String, CaseIterable, Sendable {
  /// GB 18030, the Chinese national standard; GBK and GB 2312 are parts of it.
  case gb18030
  /// The encoding of Chinese Windows, read as GB 18030.
  case gbk
  /// The older part of GBK; what is called so is mostly GBK, and is read as GB 18030.
  case gb2312
  /// Traditional characters, as Taiwan writes them.
  case big5

  /// The encoding with a name, in capitals or small letters.
  package init(named name: String) throws(TextEncodingError) {
    guard let encoding = TextEncoding(rawValue: name.lowercased()) else {
      throw .unknown(name)
    }
    self = encoding
  }

  /// The name by which the C library knows how to read it.
  var converterName: String {
    switch self {
    case .gb18030, .gbk, .gb2312: "GB18030"
    case .big5: "BIG5"
    }
  }
}

/// Why text of some encoding cannot be read.
package enum TextEncodingError: Error, Equatable, Sendable {
  /// No encoding that this program reads has the name.
  case unknown(String)
  /// The C library of this machine lacks the tables of the encoding.
  case unavailable(TextEncoding)
}

extension TextEncodingError: CustomStringConvertible {
  /// What is wrong and what to do, in one sentence.
  package var description: String {
    switch self {
    case .unknown(let name):
      "unknown encoding '\(name)'; name one of "
        + TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
        + ", and none for UTF-8"
    case .unavailable(let encoding):
      "this machine cannot convert \(encoding.rawValue); install the gconv modules of its C "
        + "library, or save the file as UTF-8"
    }
  }
}
