// How every dial is turned: drag, fine drag, default, wheel, keys, typing, copying. One set of gestures for knobs, selectors and the wheel.

/** @import {Control} from './types.js' */
/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
import { format, parse } from './laws.js';
import { LongPress, stillPixels } from './press.js';
import { listenToWheel } from './wheel.js';

// The same way for the hand at every zoom.
const pixelsForAll = 180, pixelsForPosition = 26, fine = 0.12;
const coarseStep = 0.1, step = 0.01, fineStep = 0.001;

/** What differs from one kind of dial to the next. @typedef {{focus: () => void, menu: (x: number, y: number) => void, click?: (event: PointerEvent) => void}} Does */

/** @param {HTMLElement} element @param {Instrument} instrument @param {Hand} hand @param {Control} control @param {Does} does */
export function makeTurnable(element, instrument, hand, control, does) {
  const range = control.maximum - control.minimum;
  addDrag(element, instrument, hand, control, does);
  element.addEventListener('pointerenter', () => hand.over('control', control.id));
  element.addEventListener('pointerleave', () => hand.leave());
  if (control.positions.length === 0) element.addEventListener('dblclick', () => instrument.setDial(control.id, control.default));
  let left = 0;
  listenToWheel(element, (notches, isFine) => {
    hand.take('control', control.id);
    if (control.positions.length === 0) { instrument.setDial(control.id, instrument.dial(control.id) + notches * range * (isFine ? fineStep : step)); return; }
    left += notches;
    if (Math.abs(left) < 1) return;
    instrument.setDial(control.id, instrument.dial(control.id) + Math.sign(left));
    left = 0;
  });
}

/** A hand that has hold of a dial. `value` is the sum of its moves, unrounded. @typedef {{pointer: number, value: number, x: number, y: number, last: number, isTurning: boolean}} Hold */

/** @param {HTMLElement} element @param {Instrument} instrument @param {Hand} hand @param {Control} control @param {Does} does */
function addDrag(element, instrument, hand, control, does) {
  const range = control.maximum - control.minimum, pixels = control.positions.length > 0 ? pixelsForPosition * range : pixelsForAll, press = new LongPress();
  /** @type {Hold|null} */
  let hold = null;
  const drop = () => {
    press.cancel();
    hold = null;
    document.removeEventListener('keydown', giveUp, true);
    instrument.endGesture(control.id);
  };
  const giveUp = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    instrument.cancelGesture(control.id);
    drop();
  };
  const openMenu = (/** @type {MouseEvent} */ event) => { drop(); does.menu(event.clientX, event.clientY); };
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || hold) return;
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    hold = { pointer: event.pointerId, value: instrument.dial(control.id), x: event.clientX, y: event.clientY, last: event.clientY, isTurning: false };
    hand.take('control', control.id);
    does.focus();
    instrument.beginGesture(control.id);
    document.addEventListener('keydown', giveUp, true);
    press.begin(event, () => openMenu(event));
  });
  element.addEventListener('pointermove', (event) => {
    if (!hold || event.pointerId !== hold.pointer) return;
    if (!hold.isTurning) {
      if (Math.hypot(event.clientX - hold.x, event.clientY - hold.y) < stillPixels(event)) return;
      press.cancel();
      hold.isTurning = true;
      // A finger rolls before it moves; a mouse means every pixel.
      if (event.pointerType !== 'mouse') hold.last = event.clientY;
    }
    const isFine = event.shiftKey || event.ctrlKey || event.metaKey, turned = (hold.last - event.clientY) / pixels * range * (isFine ? fine : 1);
    hold.last = event.clientY;
    // A little beyond the stop, no more, so that turning back answers soon.
    hold.value = Math.min(Math.max(hold.value + turned, control.minimum - 0.02 * range), control.maximum + 0.02 * range);
    instrument.setDial(control.id, hold.value);
  });
  for (const name of /** @type {const} */ (['pointerup', 'pointercancel', 'lostpointercapture'])) {
    element.addEventListener(name, (event) => {
      if (!hold || event.pointerId !== hold.pointer) return;
      const isClick = name === 'pointerup' && !hold.isTurning;
      drop();
      if (isClick) does.click?.(event);
    });
  }
  element.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    // A finger's comes by its long press.
    if (!hold) openMenu(event);
  });
}

/**
 * Keys on a focused dial. True when the key was taken.
 * @param {KeyboardEvent} event @param {Instrument} instrument @param {Hand} hand @param {Control} control
 */
export function turnByKey(event, instrument, hand, control) {
  if (event.altKey || ((event.ctrlKey || event.metaKey) && event.key.length === 1)) return false;
  const range = control.maximum - control.minimum, value = instrument.dial(control.id), by = (event.shiftKey ? fineStep : step) * range;
  /** @type {Record<string, number>} */
  const steps = { Home: control.minimum, End: control.maximum, Delete: control.default, Backspace: control.default };
  // A selector's arrows are those of its radio buttons.
  if (control.positions.length === 0) {
    Object.assign(steps, { ArrowUp: value + by, ArrowRight: value + by, ArrowDown: value - by, ArrowLeft: value - by, PageUp: value + coarseStep * range, PageDown: value - coarseStep * range });
  }
  if (event.key in steps) instrument.setDial(control.id, steps[event.key]);
  else if (event.key === 'Enter') hand.type(control.id);
  else return false;
  event.preventDefault();
  return true;
}

/** Ctrl+C and Ctrl+V on a focused dial. @param {HTMLElement} element @param {Instrument} instrument @param {Hand} hand @param {Control} control */
export function makeCopyable(element, instrument, hand, control) {
  element.addEventListener('copy', (event) => {
    const text = format(instrument.law(control), instrument.dial(control.id));
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    hand.say(`${control.name}: ${text} copied.`);
  });
  element.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '', marks = parse(instrument.law(control), control.minimum, control.maximum, text);
    event.preventDefault();
    if (marks === null) hand.say(`“${text.slice(0, 40)}” is not on this dial.`);
    else instrument.setDial(control.id, marks);
  });
}
