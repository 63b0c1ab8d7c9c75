/// One value of a field in all the ways that people and databases write it, and those beside it that are
/// somebody else's.
struct Typings {
  /// The first is the usual one.
  let all: [String]
  /// Whether what is changed by one character is another value; false where a part does not count.
  var isExact = true

  init(_ all: String..., isExact: Bool = true) {
    self.all = all
    self.isExact = isExact
  }

  private init(all: [String], isExact: Bool) {
    self.all = all
    self.isExact = isExact
  }

  var usual: String { all[0] }

  /// The value with another character at each place, without it, and with it twice.
  var changed: [String] {
    guard isExact else { return [] }
    let characters = Array(usual)
    return characters.indices.flatMap { place in
      let character = characters[place]
      return ([[Self.other(character)]] + Self.others(insteadOf: character)).map {
        String(characters[..<place] + $0 + characters[(place + 1)...])
      }
    }
  }

  /// Nothing, and twice the character, except where it only separates.
  private static func others(insteadOf character: Character) -> [[Character]] {
    switch character {
    case "·": []
    case " ", "-": [[]]
    default: [[], [character, character]]
    }
  }

  private static func other(_ character: Character) -> Character {
    switch character {
    case "9": "0"
    case "0"..."8": Character(Unicode.Scalar((character.asciiValue ?? 0) + 1))
    case "X": "7"
    case "甲": "乙"
    case "A"..."Z": character == "Q" ? "R" : "Q"
    default: "甲"
    }
  }

  /// With what a keyboard, a messenger, a PDF file or a spreadsheet does to any number.
  func withEverySpelling() -> Typings {
    let separators = [
      " ", "\u{3000}", "\u{A0}", "-", "—", "·", ".", ",", "\u{200B}", "\u{FEFF}", "\t",
    ]
    let spaced = separators.map { separator in
      usual.map(String.init).joined(separator: separator) + separator
    }
    let wide = String(
      String.UnicodeScalarView(
        usual.unicodeScalars.map { scalar in
          (0x21...0x7E).contains(scalar.value)
            ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
        }))
    return Typings(
      all: all + spaced + [usual.lowercased(), wide, wide.lowercased()], isExact: isExact)
  }
}

/// The forms of the tables that the rules were made from; all numbers are invented.
enum AwkwardFields {
  static let certificateNumbers = [
    Typings("0300001000400012", "O3OOOOlOOO4OOOI2", "03oooo1ooo4ooo12", "Ｏ3000０1000400012"),
    Typings("0000300001000412", "0300001000412", "O3OOOOIOOO4I2"),
    Typings("Y000100000000195000012", "YOOO1OOOOOOOO195OOOO12", "y0001ooooooooI95oooo12"),
    Typings("YT00100000000190000012", "YTOO1OOOOOOOO19OOOOO12", "ytool00000000l90000012"),
    Typings("样技字第0012号", "样 技字第0012 号", "样技字第００12号"),
    Typings("(98)样字A0012", "（98）样字a0012"),
    Typings("样技字〔1998〕12号", "样技字(1998)12号", "样技字［1998］12号", "样技字【1998】12号"),
    Typings("样\u{52DE}第0012号", "样\u{F92F}第0012号"),
    Typings("R0N00000000000000012", "r0n00000000000000012"),
  ].map { $0.withEverySpelling() }

  static let idNumbers = [
    Typings(
      "00010119900101001X", "000101900101001", "00010119900101001×", "00010119900101001Х",
      "00010119900101001Χ", "00010119900101001Ⅹ", "00010119900101001ｘ"),
    Typings("000101189001019963", "000101900101996"),
    Typings("810000199001010019"),
    Typings("H00000000", "H0000000001", "h00000000（02）", "H00000000 99"),
    Typings("M00000000", "M0000000003"),
    Typings("00000001", "0000000101", "00000001(B)", "00000001A", "00000001（02）"),
    Typings("900000199001010007"),
    Typings("ABC000000000000"),
    Typings("E00000000"),
    Typings("A0000000", "A000000(0)", "Ａ000000（0）"),
    Typings("样0000001", "样字第0000001号", "样字第 0000001 號", "样〔0000001〕号"),
  ].map { $0.withEverySpelling() }

  static let names = [
    Typings("样本甲", "样 本 甲", "样\u{3000}本甲", "样本甲\u{200B}", " 样本甲 ", "样·本甲"),
    Typings(
      "样本甲提甲木甲", "样本甲提·甲木甲", "样本甲提•甲木甲", "样本甲提・甲木甲", "样本甲提‧甲木甲", "样本甲提∙甲木甲",
      "样本甲提⋅甲木甲", "样本甲提\u{1427}甲木甲", "样本甲提\u{16EB}甲木甲", "样本甲提\u{2E31}甲木甲",
      "样本甲提\u{2E33}甲木甲", "样本甲提●甲木甲", "样本甲提▪甲木甲", "样本甲提‐甲木甲", "样本甲提\u{F0B7}甲木甲",
      "样本甲提･甲木甲", "样本甲提．甲木甲", "样本甲提﹒甲木甲", "样本甲提․甲木甲", "样本甲提˙甲木甲", "样本甲提ㆍ甲木甲",
      "样本甲提。甲木甲", "样本甲提｡甲木甲", "样本甲提\u{387}甲木甲", "样本甲提.甲木甲", "样本甲提-甲木甲", "样本甲提_甲木甲",
      "样本甲提、甲木甲", "样本甲提，甲木甲"),
    Typings("样\u{4DAE}", "样\u{E863}"),
    Typings("样\u{9FB4}本", "样\u{E81E}本"),
    Typings("样\u{20087}", "样\u{E816}"),
    Typings("样黄马龙", "样⻩⻢⻰", "样\u{2EE9}马\u{2EF0}"),
    Typings("样一\u{8C48}", "样⼀\u{F900}", "样\u{2F00}豈"),
    Typings("O'NEIL SAMPLE", "o’neil  sample", "O＇Neil.Sample", "O'NEIL·SAMPLE", "Ｏ'NEIL　SAMPLE"),
    Typings("J SAMPLE", "j. sample", "J.SAMPLE", "J SAMPLE.", "J, Sample"),
    Typings("ZO\u{CB} SAMPLE-QUX", "zoë sample-qux", "zoe\u{308} sample‐qux", "Zoe Sample－Qux"),
    Typings("样本A", "样本ａ", "样 本a"),
  ]
}
