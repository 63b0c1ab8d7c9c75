/// A rule of any text.
protocol TextRule: SendableMetatype {
  /// The characters at which it looks; all others are passed over, which is what makes reading fast.
  static var marks: String { get }

  /// What is wrong with a text.
  static func findings(in text: VisibleText) -> [Finding]
}

/// A rule of official documents.
protocol DocumentRule: SendableMetatype {
  /// The characters of the text at which it looks; none where it looks at fields, or at lines.
  static var marks: String { get }

  /// What is wrong with a document.
  static func findings(in manuscript: Manuscript) -> [Finding]
}

extension DocumentRule {
  static var marks: String { "" }
}
