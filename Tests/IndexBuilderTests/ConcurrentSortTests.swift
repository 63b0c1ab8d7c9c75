import Parallel
import Testing

@Suite struct ConcurrentSortTests {
  @Test(arguments: 0...40)
  func elementsAreInOrder(_ count: Int) {
    let numbers = (0..<count).map { $0 * 7919 % 23 }
    #expect(numbers.concurrentlySorted() == numbers.sorted())
    #expect(numbers.reversed().concurrentlySorted() == numbers.sorted())
  }
}
