/// Brings characters of names that look or mean the same to one of them.
///
/// Not to be taken for normalisation form C or KC of Unicode: traditional and variant characters stay
/// apart, and of Latin letters only the case and the two ways of writing marks are brought together.
enum NameFolding {
  /// The unified ideograph that a Han character stands for; most stand for themselves.
  ///
  /// Radicals (Unicode's EquivalentUnifiedIdeograph), compatibility ideographs (canonical
  /// decompositions), and the private-use code points of older GBK fonts stand for others.
  static func ideograph(_ scalar: UInt32) -> UInt32 {
    guard !(0x3400...0xDFFF ~= scalar), !(0x20000...0x2F7FF ~= scalar),
      let place = placeOfStandIn(scalar)
    else { return scalar }
    let isInPlane2 =
      position(of: UInt16(place), in: NameTables.standInsForPlane2, from: 0) != nil
    return UInt32(NameTables.ideographs[place]) | (isInPlane2 ? 0x20000 : 0)
  }

  private static func placeOfStandIn(_ scalar: UInt32) -> Int? {
    guard scalar < 0x30000 else { return nil }
    let border = NameTables.standInsOfPlane0
    let low = UInt16(truncatingIfNeeded: scalar)
    return switch scalar >> 16 {
    case 0: position(of: low, in: NameTables.standIns, from: 0, to: border)
    case 2: position(of: low, in: NameTables.standIns, from: border)
    default: nil
    }
  }

  /// Passes what a Latin letter beyond ASCII is written as: its capital, and its marks behind it.
  static func letters(_ scalar: UInt32, _ visit: (UInt32) -> Void) {
    guard 0xC0...0x1EFF ~= scalar,
      let place = position(of: UInt16(scalar), in: NameTables.letters, from: 0)
    else { return visit(fold(scalar)) }
    letters(UInt32(NameTables.bases[place]), visit)
    if NameTables.marks[place] != 0 { visit(UInt32(NameTables.marks[place])) }
  }

  /// Where a value stands in a sorted part of a table.
  private static func position(
    of value: UInt16, in table: [UInt16], from start: Int, to end: Int? = nil
  ) -> Int? {
    var low = start
    var high = end ?? table.count
    while low < high {
      let middle = (low + high) / 2
      if table[middle] == value { return middle }
      if table[middle] < value { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}
