import CertificateIndex
import Testing

@Suite struct PayloadTests {
  @Test(arguments: [(1, 1), (2, 1), (3, 7), (60_000, 900), (1 << 30, 1 << 20)])
  func readsBackWhatItPacked(batches: Int, scores: Int) {
    let shape = PayloadShape(batches: batches, scores: scores)
    for batch in [0, batches / 2, batches - 1] {
      for score in [0, scores / 2, scores - 1] {
        for isRevoked in [false, true] {
          let payload = Payload(batch: batch, scores: score, isRevoked: isRevoked)
          let packed = shape.packed(payload)
          #expect(packed <= shape.bits)
          #expect(shape.payload(packed) == payload)
        }
      }
    }
  }
}
