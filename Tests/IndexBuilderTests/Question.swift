import AnswerPage
import CertificateIndex
import Foundation
import LookupCGI
import QueryFields
import Testing

/// What a visitor asks, and how many certificates a right answer has.
struct Question: CustomStringConvertible {
  let description: String
  let count: Int
  private let definition: LookupDefinition
  private let query: Query

  init(
    _ description: String, _ facts: [Field: String], of definition: LookupDefinition, count: Int
  ) throws {
    self.description = description
    self.count = count
    self.definition = definition
    let page = try AnswerPage(file: AnswerPage.file(.plain([definition])))
    query = try typedForm(facts, page: page, definition: definition).query()
  }

  /// Opens an index as the lookup program does.
  func open(_ path: String) throws(IndexError) -> IndexReader {
    let reader = try IndexReader(path: Array(path.utf8), key: BuiltIndex.key)
    try reader.checkFit(definition: definition, normaliser: normaliserVersion)
    return reader
  }

  /// The whole answer.
  func answer(_ path: String) throws(IndexError) -> [Certificate] {
    try answer(open(path))
  }

  /// The whole answer from an index that is open.
  func answer(_ reader: IndexReader) throws(IndexError) -> [Certificate] {
    try reader.search(query).certificates
  }

  /// The answer, or nil where there is an error.
  func answerOrError(_ path: String) -> [Certificate]? {
    do throws(IndexError) {
      return try answer(path)
    } catch {
      return nil
    }
  }

  /// Whether an index cannot answer; one that is open from before the damage, if there is one.
  func fails(_ path: String, open reader: IndexReader?) -> Bool {
    do throws(IndexError) {
      _ = if let reader { try answer(reader) } else { try answer(path) }
      return false
    } catch {
      return true
    }
  }
}

/// A form with some fields as a browser sends it.
func typedForm(
  _ facts: [Field: String], page: AnswerPage, definition: LookupDefinition
) throws -> TypedForm {
  let pairs = facts.map { field, value in
    let escaped = Array(value.utf8).map { "%" + String(format: "%02x", $0) }.joined()
    return "\(field.key)=\(escaped)"
  }
  let body = ["lookup=" + String(decoding: definition.id, as: UTF8.self)] + pairs
  let fields = try #require(FormFields(body: Array(body.joined(separator: "&").utf8)))
  return try #require(TypedForm(fields, page: page))
}
