import Testing

@testable import Site

/// What is UTF-8 is what the standard library takes for it.
@Suite struct UTF8ValidationTests {
  private static let characters = [
    "a", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{FFF}", "\u{1000}", "中", "\u{D7FF}",
    "\u{E000}",
    "\u{FFFD}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}",
  ]

  @Test(arguments: characters)
  func textsAreUTF8AtAnyPlaceAndTheirPartsAreNot(_ character: String) {
    for before in ["", "a", "中", "中文a"] {
      let text = Array((before + character).utf8)
      #expect(text.isUTF8)
      #expect((text + Array("文字".utf8)).isUTF8)
      for length in 1..<max(2, character.utf8.count) where character.utf8.count > 1 {
        let part = Array(text.dropLast(length))
        #expect(!part.isUTF8)
        #expect(!(part + Array("文字".utf8)).isUTF8)
      }
    }
  }

  @Test func anyThreeBytesAmongOthersAreJudgedSo() {
    let firsts: [UInt8] = [0x41, 0xC3, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0]
    let ends: [UInt8] = [0x41, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xE4]
    for place in 0..<9 {
      for first in firsts {
        for second in ends {
          for third in ends {
            let text =
              Array(String(repeating: "中", count: place).utf8) + [first, second, third]
              + Array(String(repeating: "文", count: 9 - place).utf8)
            #expect(text.isUTF8 == (String(validating: text, as: UTF8.self) != nil), "\(text)")
          }
        }
      }
    }
  }

  @Test func anyThreeBytesAreJudgedAsTheStandardLibraryDoes() {
    let ends: [UInt8] = [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE4, 0xFF]
    for first in UInt8.min...UInt8.max {
      for second in ends {
        for third in ends {
          let text = Array("中".utf8) + [first, second, third] + Array("文".utf8)
          #expect(text.isUTF8 == (String(validating: text, as: UTF8.self) != nil), "\(text)")
        }
      }
    }
  }
}
