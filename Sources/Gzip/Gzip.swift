/// Compresses bytes as one member of gzip (RFC 1952), without a name and with the time 0.
///
/// The same bytes and level always give the same result with the same zlib. The level goes from
/// 0, stored, to 9, smallest. The only error is that memory is at its end.
package func gzip(_ bytes: [UInt8], level: Int = 9) throws(GzipError) -> [UInt8] {
  var stream = try ZlibStream(deflatingAt: level)
  var output: [UInt8] = []
  var rest = bytes[...]
  var isAtEnd = false
  while !isAtEnd {
    let step = stream.step(rest, isLast: true)
    rest = rest.dropFirst(step.consumed)
    output += step.output
    isAtEnd = step.status == endOfStream
  }
  return output
}
