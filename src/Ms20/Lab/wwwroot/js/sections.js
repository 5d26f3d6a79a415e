// The parts of the face that a view can be filled with, and how a small window walks through them.

/** @import {Face} from './types.js' */

/** @typedef {{name: string, x: number, y: number, width: number, height: number}} Section a part of the face, in millimetres */

/** A jack takes fingers on 18.9 mm; at this many pixels a millimetre that is 40 pixels. */
export const touchable = 2.15;

const largest = 4.2, margin = 2;

/** @param {string} name @param {number} x @param {number} y @param {number} width @param {number} height @returns {Section} */
const part = (name, x, y, width, height) => ({ name, x, y, width, height });

/** The parts that the zoom menu offers. @param {Face} face @returns {Section[]} */
export function sections(face) {
  const { width, height, patchBayX, keyboardTop, keyboardHeight } = face;
  return [
    part('Oscillators', 0, 0, 125, height), part('Mixer and filters', 85.5, 0, 116, height),
    part('Modulation and envelopes', 200.6, 0, patchBayX - 200.6, height), part('Patch bay', patchBayX, 0, width - patchBayX, height),
    part('Upper patch bay', patchBayX, 0, width - patchBayX, 112), part('External signal processor', patchBayX, 110, width - patchBayX, height - 110),
    part('Keyboard', 0, keyboardTop, width, keyboardHeight),
  ];
}

/** The smallest part that has a point, in millimetres. @param {Face} face @param {number} x @param {number} y */
export function sectionAt(face, x, y) {
  const rows = sections(face), inside = rows.filter((row) => x >= row.x - 1 && x < row.x + row.width && y >= row.y && y < row.y + row.height);
  return inside.sort((a, b) => a.width * a.height - b.width * b.height)[0] ?? rows[0];
}

/** The face in halves, in quarters, in columns. @param {Face} face */
function cuts(face) {
  const { width, height, patchBayX: bay } = face, upper = 93, lower = 88;
  return [
    [part('Controls', 0, 0, bay, height), part('Patch bay', bay, 0, width - bay, height)],
    [part('VCO VCF', 0, 0, bay, upper), part('MG EG', 0, lower, bay, height - lower), part('Patch bay', bay, 0, width - bay, upper), part('ESP', bay, lower, width - bay, height - lower)],
    [part('VCO', 0, 0, 86, height), part('Filters', 85.5, 0, 115, height), part('MG EG', 200.6, 0, bay - 200.6, height), part('Patch bay', bay, 0, 119, height), part('Out', 424, 0, width - 424, height)],
  ];
}

/**
 * The coarsest cut whose parts are large enough for fingers, each of them whole in the window; else the one that comes nearest.
 * @param {Face} face @param {number} width of the window, in pixels @param {number} height
 * @returns {{parts: Section[], scale: number}} pixels a millimetre
 */
export function cut(face, width, height) {
  const fitting = cuts(face).map((parts) => ({ parts, scale: Math.min(...parts.map((row) => Math.min(width / (row.width + 2 * margin), height / (row.height + 2 * margin)))) }));
  const best = fitting.find((row) => row.scale >= touchable) ?? fitting.reduce((a, b) => (b.scale > a.scale ? b : a));
  return { parts: best.parts, scale: Math.min(Math.max(best.scale, touchable), largest) };
}
