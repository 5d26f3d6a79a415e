// Dials that are not on the face: the converters' knobs at the rear, the trimmers inside the case, and age. They are turned as all dials are, and a patch
// keeps each in a place of its own.

/** @import {Control, InnerDial, Panel, Patch} from './types.js' */
/** @import {FromPage} from './protocol.js' */

/** @param {Panel} panel @returns {Control[]} */
export function innerDials({ rear }) {
  const dial = (/** @type {InnerDial} */ row, /** @type {'rear'|'trims'|'age'} */ keep) => (
    /** @type {Control} */ ({ ...row, section: 'rear', kind: 'knob', positions: [], x: 0, y: 0, width: 0, height: 0, size: 'small', also: '', keep }));
  return [...rear.dials.map((row) => dial(row, 'rear')), ...rear.trims.map((row) => dial(row, 'trims')), dial(rear.age, 'age')];
}

/** Where one stands. @param {Patch} patch @param {Control} control @returns {number} */
export function innerMark(patch, control) {
  if (control.keep === 'age') return patch.age;
  return Number((control.keep === 'rear' ? patch.rear : patch.trims)[control.id] ?? control.default);
}

/** Turns one, and says so to the Lab. What stands where it changes nothing is not kept. @param {Patch} patch @param {Control} control @param {number} marks @returns {FromPage} */
export function moveInner(patch, control, marks) {
  if (control.keep === 'age') {
    patch.age = marks;
    return { t: 'set', key: 'age', v: marks };
  }
  if (control.keep === 'rear') {
    patch.rear = without(patch.rear, control.id);
    if (marks !== control.default) patch.rear[control.id] = marks;
    return { t: 'rear', id: control.id, v: marks };
  }
  patch.trims = without(patch.trims, control.id);
  if (marks !== control.default) patch.trims[control.id] = marks;
  return { t: 'set', key: 'trims', v: patch.trims };
}

/** @template T @param {Record<string, T>} kept @param {string} id @returns {Record<string, T>} */
const without = (kept, id) => Object.fromEntries(Object.entries(kept).filter(([key]) => key !== id));
