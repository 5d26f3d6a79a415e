// <ms-wheel> and <ms-button>: the control wheel, which stays where it is left, and the momentary switch in front of it.

/** @import {Control} from '../types.js' */
/** @import {Instrument} from '../instrument.js' */
/** @import {Hand} from '../hand.js' */
import { openDialMenu } from '../dial-menu.js';
import { format } from '../laws.js';
import { makeCopyable, makeTurnable, turnByKey } from '../turning.js';
import { html, mm, svg } from '../svg.js';

const ribs = 13, detent = 0.12;

export class WheelElement extends HTMLElement {
  /** @param {Instrument} instrument @param {Hand} hand @param {Control} control */
  setUp(instrument, hand, control) {
    const w = control.width, h = control.height, shapes = svg('g');
    const drawing = svg('svg', { viewBox: `0 0 ${w} ${h}`, 'aria-hidden': 'true' },
      svg('rect', { width: w, height: h, rx: 1.4, fill: '#030303', stroke: '#3a3b3d', 'stroke-width': 0.3 }), shapes);
    const input = html('input', {
      type: 'range', min: control.minimum, max: control.maximum, step: 'any', 'aria-label': control.name, 'data-control': control.id, 'aria-orientation': 'vertical',
    });
    this.append(drawing, input);
    this.dataset.control = control.id;
    const follow = () => {
      const marks = instrument.dial(control.id);
      shapes.replaceChildren(...drawWheel(w, h, marks / control.maximum));
      input.value = String(marks);
      input.setAttribute('aria-valuetext', format(instrument.law(control), marks));
    };
    makeTurnable(this, instrument, hand, control, {
      focus: () => input.focus({ preventScroll: true }), menu: (x, y) => openDialMenu(instrument, hand, control, x, y, input),
    });
    // The detent: let go close to the middle and it falls in, as a part of the same move: so before the drag ends.
    this.addEventListener('pointerup', () => { if (Math.abs(instrument.dial(control.id)) < detent) instrument.setDial(control.id, 0); }, { capture: true });
    input.addEventListener('input', () => instrument.setDial(control.id, Number(input.value)));
    input.addEventListener('keydown', (event) => { if (turnByKey(event, instrument, hand, control)) event.stopPropagation(); });
    input.addEventListener('focus', () => hand.focus('control', control.id, input));
    input.addEventListener('blur', () => hand.blur('control', control.id));
    makeCopyable(input, instrument, hand, control);
    instrument.addEventListener('dial', (event) => { if (/** @type {CustomEvent} */ (event).detail.id === control.id) follow(); });
    instrument.addEventListener('patch', follow);
    follow();
    return this;
  }
}

/** Ribs of a drum seen from above: they crowd towards its edges; one is white. @param {number} w @param {number} h @param {number} turn -1..1 */
function drawWheel(w, h, turn) {
  const parts = [svg('rect', { x: 1.4, y: 1.6, width: w - 2.8, height: h - 3.2, rx: 0.8, fill: 'url(#body)' })];
  for (let i = -ribs; i <= ribs; i++) {
    const angle = i * 0.21 - turn * 0.95;
    if (Math.abs(angle) > 1.45) continue;
    const y = h / 2 + Math.sin(angle) * (h / 2 - 2.4), shade = Math.round(58 * Math.cos(angle) + 8);
    const white = i === 0;
    parts.push(svg('rect', {
      x: 1.8, y: mm(y - (white ? 0.45 : 0.5 * Math.cos(angle))), width: w - 3.6, height: mm(white ? 0.9 : Math.max(0.15, Math.cos(angle))),
      fill: white ? '#f3f1ea' : `rgb(${shade} ${shade} ${shade + 2})`,
    }));
  }
  return parts;
}

export class ButtonElement extends HTMLElement {
  /** @param {Instrument} instrument @param {Hand} hand @param {Control} control */
  setUp(instrument, hand, control) {
    const cap = svg('circle', { r: 4.7, fill: 'url(#chrome)' });
    const button = html('button', { type: 'button', 'aria-label': control.name, 'aria-pressed': 'false', 'data-control': control.id });
    button.append(svg('svg', { viewBox: '-6 -6 12 12', 'aria-hidden': 'true' },
      svg('circle', { r: 6.6, fill: 'url(#shadow)' }), svg('circle', { r: 5.9, fill: 'url(#ring)' }), svg('circle', { r: 5.1, fill: '#2a2b2d' }), cap));
    this.append(button);
    this.dataset.control = control.id;
    const set = (/** @type {number} */ pressed) => instrument.setDial(control.id, pressed);
    button.addEventListener('pointerdown', (event) => { button.setPointerCapture(event.pointerId); hand.take('control', control.id); set(1); });
    for (const name of ['pointerup', 'pointercancel', 'blur']) button.addEventListener(name, () => set(0));
    button.addEventListener('keydown', (event) => { if ((event.key === ' ' || event.key === 'Enter') && !event.repeat) { event.preventDefault(); set(1); } });
    button.addEventListener('keyup', (event) => { if (event.key === ' ' || event.key === 'Enter') set(0); });
    button.addEventListener('pointerenter', () => hand.over('control', control.id));
    button.addEventListener('pointerleave', () => hand.leave());
    button.addEventListener('focus', () => hand.focus('control', control.id, button));
    const follow = () => {
      const pressed = instrument.dial(control.id) > 0;
      button.setAttribute('aria-pressed', String(pressed));
      cap.setAttribute('r', pressed ? '4.35' : '4.7');
      cap.setAttribute('fill', pressed ? 'url(#ring)' : 'url(#chrome)');
    };
    instrument.addEventListener('dial', (event) => { if (/** @type {CustomEvent} */ (event).detail.id === control.id) follow(); });
    instrument.addEventListener('patch', follow);
    follow();
    return this;
  }
}

customElements.define('ms-wheel', WheelElement);
customElements.define('ms-button', ButtonElement);
