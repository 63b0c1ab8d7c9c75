// Does the work that is asked for before an answer, then sends the form again; see docs/security.md.
// It looks for a number whose digits behind the ticket's first 32 have a SHA-256 hash that begins with
// at most the target. Written for old browsers: no modules, no big integers, no WebCrypto.
(function () {
  "use strict";

  // The first 32 bits of the fractional parts of roots of primes (FIPS 180-4, sections 4.2.2, 5.3.3).
  var constants = [];
  var start = [];

  function fraction(root) {
    return ((root - Math.floor(root)) * 4294967296) | 0;
  }

  function isPrime(number) {
    for (var factor = 2; factor * factor <= number; factor++) {
      if (number % factor === 0) return false;
    }
    return true;
  }

  for (var number = 2; constants.length < 64; number++) {
    if (!isPrime(number)) continue;
    if (start.length < 8) start.push(fraction(Math.sqrt(number)));
    constants.push(fraction(Math.pow(number, 1 / 3)));
  }

  var words = new Array(64);

  // The first two words of the hash of a text of at most 55 ASCII characters.
  function hash(text) {
    var length = text.length;
    var i;
    for (i = 0; i < 16; i++) words[i] = 0;
    for (i = 0; i < length; i++) words[i >> 2] |= text.charCodeAt(i) << (24 - (i & 3) * 8);
    words[length >> 2] |= 0x80 << (24 - (length & 3) * 8);
    words[15] = length * 8;
    for (i = 16; i < 64; i++) {
      var x = words[i - 15];
      var y = words[i - 2];
      words[i] = (words[i - 16] + words[i - 7]
        + (((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3))
        + (((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10))) | 0;
    }
    var a = start[0], b = start[1], c = start[2], d = start[3];
    var e = start[4], f = start[5], g = start[6], h = start[7];
    for (i = 0; i < 64; i++) {
      var first = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7)))
        + ((e & f) ^ (~e & g)) + constants[i] + words[i]) | 0;
      var second = ((((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10)))
        + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + first) | 0;
      d = c; c = b; b = a; a = (first + second) | 0;
    }
    return [(a + start[0]) >>> 0, (b + start[1]) >>> 0];
  }

  function solve(form) {
    var seed = form.elements.ticket.value.slice(0, 32);
    var target = form.getAttribute("data-target");
    var high = parseInt(target.slice(0, 8), 16);
    var low = parseInt(target.slice(8), 16);
    var ready = Date.now() + Number(form.getAttribute("data-seconds")) * 1000 + 1000;
    var number = 0;

    // Works for a moment, then lets the page breathe.
    function work() {
      var pause = Date.now() + 25;
      while (Date.now() < pause) {
        for (var i = 0; i < 200; i++, number++) {
          var found = hash(seed + number);
          if (found[0] < high || (found[0] === high && found[1] <= low)) return send(String(number));
        }
      }
      if (Date.now() >= ready) return send("");
      setTimeout(work, 0);
    }

    function send(proof) {
      form.elements.proof.value = proof;
      form.submit();
    }

    work();
  }

  var form = document.getElementById("challenge");
  if (!form) return;
  document.getElementById("challenge-wait").hidden = true;
  document.getElementById("challenge-work").hidden = false;
  solve(form);
})();
