import AnswerPage
import CertificateIndex
import QueryFields

/// Why a form may have found nothing, from its characters and from public tables alone.
struct Explanation {
  private(set) var hints = Hints()
  /// The lookup that was asked.
  let lookup: Int
  /// What public tables say of the province that was chosen, or else of the country.
  let region: Region?
  /// The province that was chosen; empty where none was.
  let province: [UInt8]
  /// The year that was typed; nil where none was.
  let year: Int?
  /// The year that the certificate number names; nil where it names none.
  private(set) var yearOfNumber: Int?
  /// The lookup that the certificate number belongs to, where it is not the one that was asked.
  private(set) var otherLookup: Int?
  /// The id of that lookup.
  private(set) var otherForm: [UInt8] = []
  /// Whether the years of the tables are those of the lookup, or of the one that the number belongs to.
  private(set) var isCovered: Bool

  init(_ nothing: Nothing, page: AnswerPage) {
    let form = nothing.form
    let provenance = form.provenance(page)
    region = provenance.region ?? page.country
    province = provenance.region?.name ?? []
    year = provenance.year
    lookup = form.lookup
    isCovered = page.isCovered(lookup)
    hints.insert(.unknownProvince, if: provenance.hasUnknownRegion)
    hints.insert(.unknownYear, if: provenance.hasUnknownYear)
    do throws(FieldProblem) {
      try add(form[.idNumber], nothing.thisYear)
      try add(form[.certificateNumber], nothing.thisYear, page: page)
    } catch {
      // No question is asked with such a field, so nothing is said of it.
    }
    judgeYear()
  }

  /// A text of the tables; empty where the page has none.
  subscript(text: Region.Text) -> [UInt8] { region?[text] ?? [] }

  /// Says whether the year that was typed can be found; without a province only that it can nowhere.
  private mutating func judgeYear() {
    guard isCovered, let year, let region else { return }
    switch region.years.extent(of: year) {
    case .none: hints.insert(.yearNotCovered)
    case .partial: hints.insert(.yearPartlyCovered, if: !province.isEmpty)
    case .whole: hints.insert(.yearCovered, if: !province.isEmpty)
    }
  }
}

// MARK: ID number

extension Explanation {
  private mutating func add(_ idNumber: [UInt8], _ thisYear: Int) throws(FieldProblem) {
    guard !idNumber.isEmpty else { return }
    let id = try IDNumberRemarks(typed: idNumber.span, thisYear: thisYear)
    hints.insert(.checkCharacter, if: id.doubts.contains(.checkCharacter))
    hints.insert(.birthDate, if: id.doubts.contains(.birthDate))
    hints.insert(.idLength, if: id.form == .miscounted)
    hints.insert(.shortID, if: id.form == .shortResident && id.doubts.isEmpty)
    hints.insert(.pass, if: id.form == .passOfHongKongOrMacao)
  }
}

// MARK: Certificate number

extension Explanation {
  private mutating func add(
    _ typed: [UInt8], _ thisYear: Int, page: AnswerPage
  ) throws(FieldProblem) {
    guard !typed.isEmpty else { return }
    let number = try CertificateNumberRemarks(typed: typed.span, thisYear: thisYear)
    hints.insert(.lengthenedNumber, if: number.wasLengthened)
    hints.insert(.correctedNumber, if: number.wasCorrected)
    guard let own = page.numbers(of: lookup) else { return }
    if let kind = number.form.kind, kind != own,
      let other = page.lookups.first(where: { page.numbers(of: $0) == kind })
    {
      otherLookup = other
      otherForm = page.definition(of: other)?.id ?? []
      isCovered = page.isCovered(other)
      hints.insert(.otherLookup)
    } else {
      doubt(number)
    }
  }

  /// Says what is odd in a number of the lookup that was asked.
  private mutating func doubt(_ number: CertificateNumberRemarks) {
    hints.insert(.unusualNumber, if: number.form == .unusual)
    hints.insert(.stockNumber, if: number.form == .short)
    hints.insert(.unusualDigits, if: !number.doubts.subtracting(.year).isEmpty)
    yearOfNumber = number.year
    let isToCome = number.doubts.contains(.year)
    hints.insert(.futureYear, if: isToCome)
    guard isCovered, !isToCome, let year = number.year, let region else { return }
    hints.insert(.outOfRange, if: region.years.extent(of: year) == .none)
  }
}

extension CertificateNumberRemarks.Form {
  /// The kind of numbers that look so; nil where no kind does.
  fileprivate var kind: NumberKind? {
    switch self {
    case .qualification, .shanghai: .qualification
    case .skillLevel: .skillLevel
    case .short, .unusual: nil
    }
  }
}
