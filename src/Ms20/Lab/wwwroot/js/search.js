// The search understands the guides' words: what a guide calls resonance finds the sounds whose notes say PEAK, and those with a cable in a jack that is meant.

/** @import {Panel} from './types.js' */
/** @import {Sound} from './shelf.js' */

/** What the panel's short words are called elsewhere, where notes say no more than that. @type {[RegExp, string][]} */
const elsewhere = [[/\bMG\b/, 'lfo'], [/\bEG ?[12]\b/, 'envelope adsr'], [/\bVCO/, 'oscillator'], [/\bHPF\b/, 'high-pass highpass'], [/\bLPF\b/, 'low-pass lowpass']];

/** @param {string} text */
const wordsIn = (text) => text.trim().toLowerCase().split(/\s+/).filter(Boolean);

/** Whether each of the words begins one of a text's. @param {string} text @param {string} words */
export function says(text, words) {
  const small = text.toLowerCase();
  return wordsIn(words).every((word) => new RegExp(`(^|[^a-z0-9])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).test(small));
}

/** What is written of a sound, and what guides would call it. @param {Panel} panel @param {Sound} sound */
export function textOf(panel, sound) {
  const plugged = new Set(sound.cables.flatMap((cable) => cable.split('->').map((id) => id.trim())));
  const text = [sound.title, ...sound.tags, sound.notes];
  for (const row of [...panel.jacks, ...panel.rear.jacks]) if (plugged.has(row.id)) text.push(row.name, row.also);
  for (const row of panel.controls) if (row.also && isNamed(panel, row, sound.notes)) text.push(row.also);
  for (const [short, words] of elsewhere) if (short.test(sound.notes)) text.push(words);
  return text.join(' ');
}

/** Whether notes name a control, in full or by a legend that only its like have. @param {Panel} panel @param {{name: string, legend: string}} row @param {string} notes */
function isNamed(panel, row, notes) {
  const isPlain = panel.controls.every((other) => other.legend === row.legend || !other.name.includes(row.legend));
  return notes.includes(row.name) || (isPlain && notes.includes(row.legend));
}

/** Controls and jacks that words mean, by our names or by the guides'. @param {Panel} panel @param {string} words */
export function rowsFor(panel, words) {
  if (words.trim().length < 2) return [];
  const rows = [...panel.controls.map((row) => ({ row, kind: 'control' })), ...panel.jacks.map((row) => ({ row, kind: 'jack' }))];
  return rows.filter(({ row }) => says(`${row.name} ${row.also}`, words));
}
