// Sums as they are typed: "440*3/2", "1+2*(3-1)", "-4.5". Nothing but numbers, + - * / and brackets.

const tokens = /\s*(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|[-+*/()])/y;

/** @param {string} text @returns {string[]|null} */
function split(text) {
  const found = [], words = text.trimEnd();
  tokens.lastIndex = 0;
  while (tokens.lastIndex < words.length) {
    const token = tokens.exec(words);
    if (!token) return null;
    found.push(token[1]);
  }
  return found;
}

/** What a sum comes to; null when it is none. @param {string} text @returns {number|null} */
export function evaluate(text) {
  const words = split(text);
  if (!words || words.length === 0) return null;
  let at = 0;
  /** @returns {number} */
  const sum = () => {
    let value = product();
    while (words[at] === '+' || words[at] === '-') value = words[at++] === '+' ? value + product() : value - product();
    return value;
  };
  /** @returns {number} */
  const product = () => {
    let value = factor();
    while (words[at] === '*' || words[at] === '/') value = words[at++] === '*' ? value * factor() : value / factor();
    return value;
  };
  /** @returns {number} */
  const factor = () => {
    const word = words[at++];
    if (word === '-') return -factor();
    if (word === '+') return factor();
    if (word !== '(') return word === undefined ? NaN : Number(word);
    const value = sum();
    return words[at++] === ')' ? value : NaN;
  };
  const value = sum();
  return at === words.length && Number.isFinite(value) ? value : null;
}
