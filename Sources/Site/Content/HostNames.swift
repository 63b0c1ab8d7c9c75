/// Whether a text is the name of a host: labels of letters, digits and hyphens between points.
///
/// It follows RFC 1123, section 2.1. Chinese names are written as in the DNS, `xn--…`.
func isHostName(_ text: String) -> Bool {
  let labels = text.split(separator: ".", omittingEmptySubsequences: false)
  return text.utf8.count <= 253 && labels.allSatisfy { isHostLabel($0) }
}

private func isHostLabel(_ label: Substring) -> Bool {
  (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
    && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
}
