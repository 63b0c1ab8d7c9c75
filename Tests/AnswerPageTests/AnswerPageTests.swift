import AnswerPage
import CertificateIndex
import Testing

@Suite struct AnswerPageTests {
  private let sample = SamplePage()

  @Test func readsBackEveryTextOfTheSite() throws {
    let page = try AnswerPage(file: sample.file)
    for part in Part.allCases { #expect(page[part].filled() == text("part \(part.key)")) }
    for message in Message.allCases {
      #expect(page[message] == text("message \(message.key)")[...])
    }
    for field in Field.allCases { #expect(page[label: field] == text("field \(field.key)")[...]) }
    for column in Column.allCases {
      #expect(page[label: column] == text("column \(column.key)")[...])
    }
    #expect(page[statusOfRevoked: false] == [])
    #expect(page[statusOfRevoked: true] == text("revoked")[...])
  }

  @Test func readsBackEveryTextOfTheLookups() throws {
    let page = try AnswerPage(file: sample.file)
    #expect(page.lookups == 0..<2)
    for (number, id) in sample.lookups.enumerated() {
      #expect(page.definition(of: number) == sample.definition(id))
      #expect(page.title(of: number) == text("title \(id)")[...])
      #expect(page.form(of: number).filled([.name: text("n")]) == text("form \(id) n"))
      #expect(page.numbers(of: number) == (id == "first" ? .qualification : nil))
      #expect(page.isCovered(number) == (id == "second"))
      for level in Level.allCases {
        #expect(page.name(of: level, in: number) == text("level \(level.rawValue) \(id)")[...])
      }
    }
  }

  @Test func needsNoLookup() throws {
    let page = try AnswerPage(file: SamplePage(lookups: []).file)
    #expect(page.lookups.isEmpty)
  }

  @Test func keepsTheOldestDataThatMayBeAnsweredFrom() throws {
    let date = try #require(CivilDate(year: 2020, month: 10, day: 28))
    #expect(try AnswerPage(file: SamplePage(minimumAsOf: date).file).minimumAsOf == date)
    #expect(try AnswerPage(file: sample.file).minimumAsOf == nil)
  }

  @Test func isTheSameFileForTheSameTexts() {
    #expect(sample.file == SamplePage().file)
  }
}
