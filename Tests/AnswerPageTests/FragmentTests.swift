import AnswerPage
import Testing

@Suite struct FragmentTests {
  private let fragment = Fragment(
    template: text("<p>") + Fragment.place(.label) + text(": ") + Fragment.place(.value)
      + Fragment.place(.label) + text("</p>"))

  @Test func fillsAPlaceEachTimeItComes() {
    #expect(fragment.filled([.label: text("a"), .value: text("b")]) == text("<p>a: ba</p>"))
  }

  @Test func leavesAPlaceWithoutContentEmpty() {
    #expect(fragment.filled() == text("<p>: </p>"))
    #expect(fragment.filled([.name: text("x")]) == text("<p>: </p>"))
  }

  @Test func fillsNoPlaceInWhatItWasFilledWith() {
    let content = Fragment.place(.value)
    #expect(
      fragment.filled([.label: content, .value: text("secret")])
        == text("<p>") + content + text(": secret") + content + text("</p>"))
  }

  @Test(arguments: [0, 1, 255, 256, 70_000]) func takesPiecesOfAnyLength(length: Int) {
    let piece = [UInt8](repeating: 0x61, count: length)
    let fragment = Fragment(template: piece + Fragment.place(.name) + piece)
    #expect(fragment.filled([.name: text("-")]) == piece + text("-") + piece)
  }

  @Test(arguments: Slot.allCases) func knowsAPlaceForEverySlot(slot: Slot) {
    let place = Fragment(template: Fragment.place(slot))
    #expect(place.filled([slot: text("x")]) == text("x"))
  }

  @Test func givesEverySlotPartAndMessageANameOfItsOwn() {
    #expect(Set(Slot.allCases.map { "\($0.key)" }).count == Slot.allCases.count)
    #expect(Set(Part.allCases.map { "\($0.key)" }).count == Part.allCases.count)
    #expect(Set(Message.allCases.map { "\($0.key)" }).count == Message.allCases.count)
  }

  @Test(arguments: [[0x01], [0x01, 0x01], [0x01, 0xff], [0x61, 0x01]] as [[UInt8]])
  func survivesABrokenPlace(template: [UInt8]) {
    #expect(Fragment(template: template).filled().allSatisfy { $0 == 0x61 })
  }
}
