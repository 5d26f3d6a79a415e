// A page's numbers end at 2^53, seeds of a patch at 2^64: a longer seed is kept as its digits on the page and is a number again in every text that leaves it.

/** @param {string} text JSON @returns {any} */
export const parse = (text) => JSON.parse(text.replace(/("seed"\s*:\s*)(\d{16,20})(?=\s*[,}])/g, (whole, key, digits) => (Number.isSafeInteger(Number(digits)) ? whole : `${key}"${digits}"`)));

/** @param {any} value @param {number} [indent] */
export const stringify = (value, indent) => JSON.stringify(value, null, indent).replace(/("seed":\s*)"(\d{16,20})"(?=\s*[,}])/g, '$1$2');

/** What somebody typed, as a seed or a unit; null when it is none. @param {string} text @param {bigint} largest @returns {number|string|null} */
export function wholeNumber(text, largest) {
  const digits = text.trim();
  if (!/^\d{1,20}$/.test(digits) || BigInt(digits) > largest) return null;
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : String(BigInt(digits));
}
