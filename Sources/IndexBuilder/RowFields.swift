/// The fields of one line, by their columns.
struct RowFields {
  /// Where the line's fields lie.
  let base: UnsafePointer<UInt8>
  let fields: UnsafePointer<Range<Int>>
  let count: Int
  let header: CertificateHeader

  /// What stands in a column; nothing where the input has no such column.
  @inline(__always)
  subscript(column: BatchColumn) -> Cell {
    guard let position = header[column] else { return Cell(start: nil, count: 0) }
    let field = fields[position]
    return Cell(start: base + field.lowerBound, count: field.count)
  }
}
