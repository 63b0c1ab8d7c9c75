/// The level of skill that a certificate states (职业技能等级).
///
/// The codes are those of the certificate number, where 1 is the highest of the five old levels and 5
/// the lowest; the three that came in 2022 stand around them.
package enum Level: UInt8, CaseIterable, Sendable {
  /// 学徒工.
  case apprentice = 0
  /// 一级/高级技师.
  case first = 1
  /// 二级/技师.
  case second = 2
  /// 三级/高级工.
  case third = 3
  /// 四级/中级工.
  case fourth = 4
  /// 五级/初级工.
  case fifth = 5
  /// 特级技师.
  case special = 6
  /// 首席技师.
  case chief = 7
}

/// What certificates of one examination have in common.
package struct Batch: Equatable, Sendable {
  /// UTF-8; empty where it was not given.
  package var issuer: [UInt8]
  /// UTF-8; empty where it was not given.
  package var occupation: [UInt8]
  package var level: Level?
  package var issued: CivilDate?

  package init(
    issuer: [UInt8] = [], occupation: [UInt8] = [], level: Level? = nil, issued: CivilDate? = nil
  ) {
    self.issuer = issuer
    self.occupation = occupation
    self.level = level
    self.issued = issued
  }
}

/// The scores of one examination, each nil where there was none.
package struct Scores: Equatable, Sendable {
  package var theory: Score?
  package var practical: Score?

  package init(theory: Score? = nil, practical: Score? = nil) {
    self.theory = theory
    self.practical = practical
  }
}

/// What the index says of a certificate: the columns of the lookup, and nothing that names a person.
package struct Certificate: Equatable, Sendable {
  package var batch: Batch
  package var scores: Scores
  package var isRevoked: Bool

  package init(batch: Batch, scores: Scores = Scores(), isRevoked: Bool = false) {
    self.batch = batch
    self.scores = scores
    self.isRevoked = isRevoked
  }
}
