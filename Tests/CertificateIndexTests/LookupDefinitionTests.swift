import CertificateIndex
import Testing

@Suite struct LookupDefinitionTests {
  private static let numberAndID: FieldSet = [FieldSet(.certificateNumber), FieldSet(.idNumber)]
  private static let numberAndName: FieldSet = [FieldSet(.certificateNumber), FieldSet(.name)]
  private static let idAndName: FieldSet = [FieldSet(.idNumber), FieldSet(.name)]

  private let anyTwo = LookupDefinition(
    id: Array("qualification".utf8), keys: [numberAndID, numberAndName, idAndName],
    columns: Column.allCases)
  private let numberAndOneMore = LookupDefinition(
    id: Array("skill-level".utf8), keys: [numberAndID, numberAndName],
    columns: [.level, .occupation])

  @Test func readsBackWhatItEncoded() {
    for definition in [anyTwo, numberAndOneMore] {
      var reader = ByteReader(definition.encoded + [1, 2, 3])
      #expect(LookupDefinition(from: &reader) == definition)
      #expect(reader.number(bytes: 3) == 0x03_0201)
    }
  }

  @Test func isNoDefinitionWhenItIsCutShort() {
    let encoded = anyTwo.encoded
    for end in encoded.indices {
      var reader = ByteReader(Array(encoded[..<end]))
      #expect(LookupDefinition(from: &reader) == nil)
    }
  }

  @Test func knowsNoOtherColumns() {
    var reader = ByteReader(numberAndOneMore.encoded.dropLast() + [UInt8(Column.allCases.count)])
    #expect(LookupDefinition(from: &reader) == nil)
  }

  @Test(arguments: [0, 0b001, 0b010, 0b100, 0b1011, 0b1000_0001] as [UInt8])
  func hasNoKeyOfOneFieldOrOfUnknownOnes(bits: UInt8) {
    #expect(!FieldSet(rawValue: bits).isKey)
    let definition = LookupDefinition(id: [65], keys: [FieldSet(rawValue: bits)], columns: [])
    var reader = ByteReader(definition.encoded)
    #expect(LookupDefinition(from: &reader) == nil)
  }

  @Test func asksForTheFieldsOfAllKeysAndRequiresTheirCommonOnes() {
    #expect(anyTwo.fields.fields == Field.allCases)
    #expect(anyTwo.requiredFields.fields == [])
    #expect(numberAndOneMore.fields.fields == Field.allCases)
    #expect(numberAndOneMore.requiredFields.fields == [.certificateNumber])
  }

  @Test func namesFieldsAndColumnsAsConfigurationDoes() {
    let names = Field.allCases.map { "\($0.key)" } + Column.allCases.map { "\($0.key)" }
    #expect(
      names == [
        "certificate_no", "id_no", "name", "occupation", "level", "issuer", "issued", "theory",
        "practical", "status",
      ])
  }
}
