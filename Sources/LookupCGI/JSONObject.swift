import CertificateIndex
import RequestLimits

/// An object of JSON (RFC 8259), written member by member.
///
/// - Precondition: Texts are UTF-8; what was typed is only repeated after it was found to be.
struct JSONObject {
  private var text = [UInt8]("{")

  /// The object as bytes.
  var bytes: [UInt8] { text + [UInt8(ascii: "}")] }

  /// Adds a text.
  mutating func add(_ name: StaticString, text value: [UInt8]) {
    add(name, json: quoted(value))
  }

  /// Adds a text of ours.
  mutating func add(_ name: StaticString, code: StaticString) {
    add(name, text: [UInt8](code))
  }

  /// Adds a number.
  mutating func add(_ name: StaticString, number: Int) {
    add(name, json: decimal(number))
  }

  /// Adds a list of objects.
  mutating func add(_ name: StaticString, list: JSONList) {
    add(name, json: list.bytes)
  }

  /// Adds an object.
  mutating func add(_ name: StaticString, object: JSONObject) {
    add(name, json: object.bytes)
  }

  /// Adds a value that is JSON already.
  @inline(never)
  mutating func add(_ name: StaticString, json: [UInt8]) {
    if text.count > 1 { text.append(",") }
    text.append(contentsOf: quoted([UInt8](name)))
    text.append(":")
    text.append(contentsOf: json)
  }
}

/// A list of objects, written one by one.
struct JSONList {
  private var text = [UInt8]("[")

  /// An empty list.
  init() {}

  /// A list of one object.
  init(_ object: JSONObject) { add(object) }

  /// The list as bytes.
  var bytes: [UInt8] { text + [UInt8(ascii: "]")] }

  /// Adds an object.
  @inline(never)
  mutating func add(_ object: JSONObject) {
    if text.count > 1 { text.append(",") }
    text.append(contentsOf: object.bytes)
  }
}

/// A string of JSON.
///
/// `<` is escaped too, so that no reader can take the text for HTML.
private func quoted(_ value: [UInt8]) -> [UInt8] {
  var text = [UInt8]("\"")
  for byte in value {
    switch byte {
    case UInt8(ascii: "\""): text.append("\\\"")
    case UInt8(ascii: "\\"): text.append("\\\\")
    case 0..<0x20, UInt8(ascii: "<"), 0x7f:
      text.append("\\u00")
      text += hexadecimal([byte])
    default: text.append(byte: byte)
    }
  }
  text.append("\"")
  return text
}
