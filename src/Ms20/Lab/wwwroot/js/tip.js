// The tip: what a jack is, beside it, once a mouse rests there; and beside a finger, which covers what it turns, its name and value.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
import { directionOf, jackState, kindNames, liveText, rangeText } from './jack-words.js';
import { format } from './laws.js';
import { html } from './svg.js';

const restMs = 500;
// Above the finger, in pixels; below and beside a mouse.
const aboveFinger = 54, besideMouse = 16;

/** @param {Instrument} instrument @param {Hand} hand */
export function createTip(instrument, hand) {
  const name = html('b', {}), lines = html('span', {}), live = html('i', {}), root = html('div', { class: 'tip', hidden: true, 'aria-hidden': 'true' }, name, lines, live);
  let x = 0, y = 0, isFinger = false, isDown = false, timer = 0;
  const hide = () => { clearTimeout(timer); root.hidden = true; };
  const fill = () => {
    const jack = hand.on?.kind === 'jack' ? instrument.jacks.get(hand.on.id) : undefined, control = hand.on?.kind === 'control' ? instrument.controls.get(hand.on.id) : undefined;
    if (jack) write(name, `${jack.name}, ${directionOf(jack)}`, lines, `${kindNames[jack.signal]}, ${rangeText(jack)}\n${jackState(instrument, jack)}`, live, liveText(instrument, jack));
    else if (control) write(name, control.name, lines, '', live, format(instrument.law(control), instrument.dial(control.id)));
  };
  const show = () => {
    if (!hand.on || ['cable', 'setting'].includes(hand.on.kind) || (!isFinger && (hand.on.kind !== 'jack' || isDown))) { hide(); return; }
    root.hidden = false;
    fill();
    const { width, height } = root.getBoundingClientRect(), top = isFinger ? y - aboveFinger - height : y + besideMouse;
    root.style.left = `${Math.max(4, Math.min(isFinger ? x - width / 2 : x + besideMouse, innerWidth - width - 4))}px`;
    root.style.top = `${Math.max(4, top + height > innerHeight ? y - besideMouse - height : top)}px`;
  };
  const point = (/** @type {PointerEvent} */ event) => {
    x = event.clientX;
    y = event.clientY;
    isFinger = event.pointerType !== 'mouse';
    isDown = event.buttons > 0;
    clearTimeout(timer);
    if (isFinger) { if (isDown) show(); } else { if (isDown) hide(); timer = window.setTimeout(show, restMs); }
  };
  for (const event of /** @type {const} */ (['pointermove', 'pointerdown'])) document.addEventListener(event, point, { passive: true });
  for (const event of ['pointerup', 'pointercancel', 'keydown', 'wheel']) document.addEventListener(event, hide, { passive: true, capture: true });
  hand.addEventListener('move', () => { if (!root.hidden) show(); });
  for (const event of ['dial', 'volts', 'cables', 'patch']) instrument.addEventListener(event, () => { if (!root.hidden) fill(); });
  return root;
}

/** @param {HTMLElement} name @param {string} title @param {HTMLElement} lines @param {string} text @param {HTMLElement} live @param {string} value */
function write(name, title, lines, text, live, value) {
  name.textContent = title;
  lines.textContent = text;
  lines.hidden = text === '';
  live.textContent = value;
}
