package import CertificateIndex

/// From where on queries cost their sender work; set in `site.yaml`.
package struct LimitSettings: Equatable, Sendable {
  /// Queries that an address may ask in a day before each costs work.
  package var soft: UInt32
  /// Queries of an address in a day from which on the work rises with each.
  package var hard: UInt32
  /// Queries of everybody in ten minutes from which on each costs work, and more the more there are.
  package var everybody: UInt32
  /// Hashes that one unit of work takes on average.
  package var work: UInt32
  /// Seconds that whoever does no work waits for one step of it.
  package var wait: UInt32

  /// What holds where `site.yaml` says nothing.
  package static let usual = LimitSettings(
    soft: 30, hard: 300, everybody: 20_000, work: 100_000, wait: 30)

  package init(soft: UInt32, hard: UInt32, everybody: UInt32, work: UInt32, wait: UInt32) {
    self.soft = soft
    self.hard = hard
    self.everybody = everybody
    self.work = work
    self.wait = wait
  }

  /// Failed queries about one value in a day from which on each costs more than the one before.
  static let failures = 5

  /// How many times as much a whole site of IPv6 (/48) may ask as one of its networks (/64).
  static let networksOfASite = 10

  /// The settings as a row of numbers in a file of ours.
  package func encode(into bytes: inout [UInt8]) {
    for number in [soft, hard, everybody, work, wait] { bytes.append(littleEndian: number) }
  }

  /// Reads what ``encode(into:)`` wrote.
  package init(from reader: inout ByteReader) {
    func number() -> UInt32 { UInt32(reader.number(bytes: 4)) }
    self.init(
      soft: number(), hard: number(), everybody: number(), work: number(), wait: number())
  }
}
