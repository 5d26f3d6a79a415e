// Which wheel turns what: a wheel that scrolls the panel must not turn the knob that comes under it, nor may what is left of a swing.

const hoverMs = 150;
// Wheel events that follow one another sooner than this belong to one swing.
const swingMs = 150;
// A swing that has sunk to this part of its strength runs out by itself: the fingers have left the pad.
const spent = 0.25;
// Below this part of a notch it is a trembling finger.
const least = 0.03;

/** The swing that goes on. @type {{at: number, began: EventTarget|null, strongest: number}} */
const swing = { at: -Infinity, began: null, strongest: 0 };

document.addEventListener('wheel', (event) => {
  if (event.timeStamp - swing.at > swingMs) Object.assign(swing, { began: event.target, strongest: 0 });
  swing.at = event.timeStamp;
}, { capture: true, passive: true });

/** A wheel event in notches of a mouse's wheel, up is positive. @param {WheelEvent} event */
function notches(event) {
  // With Shift some browsers scroll sideways.
  const far = event.deltaY || event.deltaX, perNotch = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 100 : event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 3 : 1;
  return -Math.max(-1, Math.min(1, far / perNotch));
}

/** Calls with the notches that the wheel was turned over an element on purpose. @param {HTMLElement} element @param {(notches: number, fine: boolean) => void} turn */
export function listenToWheel(element, turn) {
  let entered = -Infinity;
  // An element that came under a pointer at rest is not entered: there the hand has been for long.
  element.addEventListener('pointerenter', (event) => { entered = event.timeStamp; });
  element.addEventListener('pointerleave', () => { entered = -Infinity; });
  element.addEventListener('wheel', (event) => {
    const isHere = swing.began instanceof Node && element.contains(swing.began), isMeant = event.timeStamp - entered >= hoverMs || element.matches(':focus-within');
    // Ctrl and wheel is the view's.
    if (!isHere || !isMeant || (event.ctrlKey && !event.shiftKey)) return;
    event.preventDefault();
    const turned = notches(event);
    swing.strongest = Math.max(swing.strongest, Math.abs(turned));
    if (Math.abs(turned) >= Math.max(least, spent * swing.strongest)) turn(turned, event.shiftKey);
  }, { passive: false });
}
