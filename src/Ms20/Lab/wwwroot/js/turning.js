// How every dial is turned: drag, fine drag, default, wheel, keys, typing. One set of gestures for knobs, selectors and the wheel.

/** @import {Control} from './types.js' */
/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */

const pixelsForAll = 180, fine = 0.12, hoverMs = 150, longPressMs = 550, stillPixels = 5;

/** @param {KeyboardEvent|PointerEvent|WheelEvent|MouseEvent} event */
const isFine = (event) => event.shiftKey || event.ctrlKey || event.metaKey;

/**
 * @param {HTMLElement} element @param {Instrument} instrument @param {Hand} hand @param {Control} control
 * @param {{focus: () => void, menu: (x: number, y: number) => void, click?: (event: PointerEvent) => void}} does what differs
 */
export function makeTurnable(element, instrument, hand, control, does) {
  const range = control.maximum - control.minimum;
  const move = (/** @type {number} */ marks) => instrument.setDial(control.id, marks);
  addDrag(element, instrument, hand, control, does);
  element.addEventListener('dblclick', () => { if (control.positions.length === 0) move(control.default); });
  element.addEventListener('contextmenu', (event) => { event.preventDefault(); does.menu(event.clientX, event.clientY); });
  let entered = 0, notches = 0;
  element.addEventListener('pointerenter', (event) => { entered = event.timeStamp; hand.over('control', control.id); });
  element.addEventListener('pointerleave', () => hand.leave());
  element.addEventListener('wheel', (event) => {
    if (event.timeStamp - entered < hoverMs && !element.matches(':focus-within')) return;
    if (event.ctrlKey && !event.shiftKey) return;
    event.preventDefault();
    const delta = (event.deltaY || event.deltaX) / (event.deltaMode === 0 ? 100 : event.deltaMode === 1 ? 3 : 1);
    if (Math.abs(delta) < 0.03) return;
    const notch = -Math.max(-1, Math.min(1, delta));
    hand.take('control', control.id);
    if (control.positions.length === 0) { move(instrument.dial(control.id) + notch * range * (event.shiftKey ? 0.001 : 0.01)); return; }
    notches += notch;
    if (Math.abs(notches) >= 1) { move(instrument.dial(control.id) + Math.sign(notches)); notches = 0; }
  }, { passive: false });
}

/** @param {HTMLElement} element @param {Instrument} instrument @param {Hand} hand @param {Control} control @param {{focus: () => void, menu: (x: number, y: number) => void, click?: (event: PointerEvent) => void}} does */
function addDrag(element, instrument, hand, control, does) {
  const range = control.maximum - control.minimum, pixels = control.positions.length > 0 ? 26 * range : pixelsForAll;
  let pointer = -1, value = 0, last = 0, travelled = 0, timer = 0;
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || pointer >= 0) return;
    event.preventDefault();
    pointer = event.pointerId;
    element.setPointerCapture(pointer);
    value = instrument.dial(control.id);
    last = event.clientY;
    travelled = 0;
    hand.take('control', control.id);
    does.focus();
    instrument.beginGesture(control.id);
    if (event.pointerType === 'touch') timer = window.setTimeout(() => { if (travelled < stillPixels) does.menu(event.clientX, event.clientY); }, longPressMs);
  });
  element.addEventListener('pointermove', (event) => {
    if (event.pointerId !== pointer) return;
    const delta = last - event.clientY;
    last = event.clientY;
    travelled += Math.abs(delta);
    // Summed here, unrounded and unlimited only by half the dial, so that turning back at the stop answers soon.
    value += delta / pixels * range * (isFine(event) ? fine : 1);
    value = Math.min(Math.max(value, control.minimum - 0.02 * range), control.maximum + 0.02 * range);
    if (travelled > 1) instrument.setDial(control.id, value);
  });
  const end = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId !== pointer) return;
    pointer = -1;
    clearTimeout(timer);
    instrument.endGesture();
    if (event.type === 'pointerup' && travelled < stillPixels) does.click?.(event);
  };
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', end);
}

/**
 * Keys on a focused dial. True when the key was taken.
 * @param {KeyboardEvent} event @param {Instrument} instrument @param {Hand} hand @param {Control} control
 */
export function turnByKey(event, instrument, hand, control) {
  if (event.altKey || ((event.ctrlKey || event.metaKey) && event.key.length === 1)) return false;
  const range = control.maximum - control.minimum, small = event.shiftKey ? 0.001 : 0.01, value = instrument.dial(control.id);
  /** @type {Record<string, number>} */
  const steps = {
    ArrowUp: value + small * range, ArrowRight: value + small * range, ArrowDown: value - small * range, ArrowLeft: value - small * range,
    PageUp: value + 0.1 * range, PageDown: value - 0.1 * range, Home: control.minimum, End: control.maximum, Delete: control.default, Backspace: control.default,
  };
  if (event.key in steps) instrument.setDial(control.id, steps[event.key]);
  else if (event.key === 'Enter') hand.type(control.id);
  else return false;
  event.preventDefault();
  return true;
}
