// What dial marks mean, in words and back. Curves and words are those of the rows: panel.json says which law a control has.

/** @import {Law} from './types.js' */
import { evaluate } from './arithmetic.js';

const lnTen = Math.LN10;
const semitones = { c: 0, d: 2, e: 4, f: 5, g: 7, a: 9, b: 11 };

// A table has this many steps a mark.
const perTableMark = 20;

/** @param {number[]} table @param {number} place */
function inTable(table, place) {
  const below = Math.min(Math.max(Math.floor(place), 0), Math.max(table.length - 2, 0)), part = place - below;
  return table[below] + part * ((table[below + 1] ?? table[below]) - table[below]);
}

/** Where a quantity stands in a table that rises. @param {number[]} table @param {number} value */
function placeIn(table, value) {
  const above = table.findIndex((one) => one >= value);
  if (above <= 0) return above < 0 ? table.length : value < table[0] ? -1 : 0;
  return above - (table[above] - value) / (table[above] - table[above - 1]);
}

/** The quantity at a mark. @param {Law} law @param {number} dial */
export function physical(law, dial) {
  const start = law.start ?? 0, full = law.full ?? 1, exponent = law.exponent ?? 1, logRatio = law.logRatio ?? 0;
  switch (law.curve) {
    case 'exponential': return start * Math.exp(0.1 * dial * logRatio);
    case 'exponentialAboveZero': return dial <= 0 ? 0 : start * Math.exp(0.1 * dial * logRatio);
    case 'power': return full * Math.pow(0.1 * dial, exponent);
    case 'flatteningPower': return full * (1 - Math.pow(1 - 0.1 * dial, exponent));
    case 'linear': return (law.centre ?? 0) + (dial - (law.centreDial ?? 0)) * (law.perMark ?? 1);
    case 'table': return inTable(law.table ?? [0], (dial - start) * perTableMark);
    default: return dial;
  }
}

/**
 * The mark of a quantity, not limited to the dial.
 * @param {Law} law @param {number} value
 */
function dialOf(law, value) {
  const start = law.start ?? 1, full = law.full ?? 1, exponent = law.exponent ?? 1, logRatio = law.logRatio ?? 1;
  switch (law.curve) {
    case 'exponential': return 10 * Math.log(value / start) / logRatio;
    case 'exponentialAboveZero': return value < 0.5 * start ? 0 : Math.max(1e-9, 10 * Math.log(value / start) / logRatio);
    case 'power': return 10 * Math.pow(value / full, 1 / exponent);
    case 'flatteningPower': return 10 * (1 - Math.pow(1 - value / full, 1 / exponent));
    case 'linear': return (law.centreDial ?? 0) + (value - (law.centre ?? 0)) / (law.perMark ?? 1);
    case 'table': return (law.start ?? 0) + placeIn(law.table ?? [0], value) / perTableMark;
    default: return value;
  }
}

/** @param {number} value @param {number} most digits after the point */
function fixed(value, most) {
  // Rounded as it is written in tens, half away from zero, which is how the rows' own words are.
  const written = String(Number(Math.abs(value).toPrecision(15)));
  const rounded = written.includes('e') ? 0 : Math.round(Number(`${written}e${most}`)) / 10 ** most;
  const text = (value < 0 ? -rounded : rounded).toFixed(most).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  return text === '-0' ? '0' : text;
}

/** @param {number} value */
const threeDigits = (value) => fixed(value, value < 0.9995 ? 3 : value < 9.995 ? 2 : value < 99.95 ? 1 : 0);

/** The quantity at a mark in words: "1.2 kHz", "35 ms", "+12 ct". A linear law's dial has its zero where its centre is. @param {Law} law @param {number} dial */
export function format(law, dial) {
  if (law.curve === 'selector') return law.legends?.[Math.round(dial)] ?? '';
  const value = physical(law, dial);
  switch (law.text) {
    case 'frequency': return value < 999.5 ? `${threeDigits(value)} Hz` : `${threeDigits(value / 1000)} kHz`;
    case 'time': return value < 0.9995 ? `${threeDigits(value * 1000)} ms` : `${threeDigits(value)} s`;
    case 'decibel': {
      const level = 20 * Math.log(value) / lnTen;
      return level < -120 ? 'off' : `${fixed(level, 1)} dB`;
    }
    default: {
      const number = fixed(value * (law.scale ?? 1), law.decimals ?? 2);
      const sign = law.signed && !number.startsWith('-') && number !== '0' ? '+' : '';
      return law.prefix ? `${law.prefix} ${sign}${number}` : `${sign}${number} ${law.suffix}`;
    }
  }
}

/** Hertz of a note's name ("A4", "c#5", "Eb3"); null when it is none. @param {string} text */
function noteHertz(text) {
  const found = /^([a-g])([#b]?)(-?\d)$/.exec(text);
  if (!found) return null;
  const step = semitones[/** @type {'a'} */ (found[1])] + (found[2] === '#' ? 1 : found[2] === 'b' ? -1 : 0);
  return 440 * Math.pow(2, (12 * (Number(found[3]) + 1) + step - 69) / 12);
}

/** @param {Law} law @param {string} words lower case @returns {number|null} the quantity */
function quantity(law, words) {
  if (law.text === 'decibel' && words === 'off') return 0;
  const note = law.text === 'frequency' ? noteHertz(words) : null;
  if (note !== null) return note;
  const [, sum, unit] = /^(.*?)\s*([a-z%][a-z%/]*)?$/.exec(law.prefix && words.startsWith(`${law.prefix} `) ? words.slice(law.prefix.length) : words) ?? [];
  const number = evaluate(sum ?? '');
  if (number === null) return null;
  switch (law.text) {
    case 'frequency': return unit === 'khz' || unit === 'k' ? number * 1000 : unit === 'hz' ? number : null;
    case 'time': return unit === 'ms' ? number / 1000 : unit === 's' ? number : null;
    case 'decibel': return unit === 'db' ? Math.exp(number * lnTen / 20) : null;
    default: return (unit ?? '') === (law.suffix ?? '').toLowerCase() ? number / (law.scale ?? 1) : null;
  }
}

/**
 * Reads a bare mark ("4.5"), a quantity with its unit ("1.2 kHz", "35 ms", "A4" for a frequency), either as a sum ("440*3/2 Hz"), or a selector's legend.
 * @param {Law} law @param {number} minimum @param {number} maximum @param {string} text
 * @returns {number|null} the mark; null when it is not understood or off the dial
 */
export function parse(law, minimum, maximum, text) {
  const words = text.trim().toLowerCase().replaceAll('−', '-').replaceAll('×', '*').replaceAll(',', '.').replaceAll('♯', '#').replaceAll('♭', 'b');
  if (law.curve === 'selector') {
    const bare = words.replace(/'$/, '');
    const at = (law.legends ?? []).findIndex((legend) => legend.toLowerCase().replace(/'$/, '') === bare);
    return at < 0 ? null : at;
  }
  let dial = evaluate(words);
  if (dial === null) {
    const value = quantity(law, words);
    if (value === null) return null;
    dial = dialOf(law, value);
    // "15 kHz" is the dial's end, whatever the last bits say.
    if (dial > maximum && dial < maximum + 1e-4) dial = maximum;
    if (dial < minimum && dial > minimum - 1e-4) dial = minimum;
  }
  return dial >= minimum && dial <= maximum ? dial : null;
}
