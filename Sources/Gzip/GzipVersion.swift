import CZlib

/// The version of zlib; another one may make other bytes.
package let gzipVersion = String(cString: zlibVersion())
