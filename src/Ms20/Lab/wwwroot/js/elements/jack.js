// <ms-jack>: a hexagon nut with a hole. Its button carries the name: direction, kind, volts, normal, what is plugged.

/** @import {Jack} from '../types.js' */
/** @import {Instrument} from '../instrument.js' */
/** @import {Hand} from '../hand.js' */
import { jackText, liveText } from '../jack-words.js';
import { html, mm, svg } from '../svg.js';

export class JackElement extends HTMLElement {
  /** @param {Instrument} instrument @param {Hand} hand @param {Jack} jack */
  setUp(instrument, hand, jack) {
    const button = html('button', { type: 'button', 'data-jack': jack.id, 'aria-haspopup': 'menu' });
    const drawing = svg('svg', { viewBox: '-6.25 -6.25 12.5 12.5', class: 'nut', 'aria-hidden': 'true' });
    button.append(drawing);
    this.append(button);
    this.dataset.jack = jack.id;
    this.dataset.direction = jack.direction;
    const dress = () => drawing.replaceChildren(...nut(instrument.profile.nut, jack.x * 7.3 + jack.y * 3.1));
    this.addEventListener('pointerenter', () => hand.over('jack', jack.id));
    this.addEventListener('pointerleave', () => hand.leave());
    button.addEventListener('focus', () => hand.focus('jack', jack.id, button));
    button.addEventListener('blur', () => hand.blur('jack', jack.id));
    for (const name of ['patch', 'setting']) instrument.addEventListener(name, dress);
    this.#name(instrument, jack, button);
    dress();
    return this;
  }

  /** @param {Instrument} instrument @param {Jack} jack @param {HTMLElement} button */
  #name(instrument, jack, button) {
    let live = '', asks = false;
    const follow = () => {
      const name = live ? `${jackText(instrument, jack)}, ${live}` : jackText(instrument, jack);
      if (button.getAttribute('aria-label') !== name) button.setAttribute('aria-label', name);
    };
    for (const name of ['cables', 'patch', 'setting']) instrument.addEventListener(name, follow);
    // The volts as the keyboard finds them, once: a name that went on changing would be read out all the time.
    button.addEventListener('focus', () => { asks = true; });
    button.addEventListener('blur', () => { asks = false; live = ''; follow(); });
    instrument.addEventListener('volts', () => {
      if (!asks || instrument.volts[jack.id] === undefined) return;
      asks = false;
      live = liveText(instrument, jack);
      follow();
    });
    follow();
  }
}

/** @param {number} flats @param {number} seed each nut was tightened by hand */
function nut(flats, seed) {
  const scale = flats / 12.5, radius = flats / Math.sqrt(3), tilt = Math.sin(seed) * 5;
  const corner = (/** @type {number} */ i, /** @type {number} */ r) => {
    const angle = (i * 60 + tilt) * Math.PI / 180;
    return `${mm(r * Math.cos(angle))} ${mm(r * Math.sin(angle))}`;
  };
  const hexagon = (/** @type {number} */ r) => `M${[0, 1, 2, 3, 4, 5].map((i) => corner(i, r)).join('L')}Z`;
  return [
    svg('ellipse', { cx: 0.8, cy: 1.1, rx: radius * 1.06, ry: radius * 1.06, fill: 'url(#shadow)' }),
    svg('path', { d: hexagon(radius), fill: 'url(#nut)', class: 'hexagon' }),
    svg('circle', { r: mm(flats / 2 - 0.35), fill: 'none', stroke: '#fff', 'stroke-opacity': 0.35, 'stroke-width': 0.3 }),
    svg('circle', { r: 4.75 * scale, fill: 'url(#ring)' }),
    svg('circle', { r: 4.0 * scale, fill: '#6e7174' }),
    svg('circle', { r: 3.2 * scale, fill: 'url(#hole)', class: 'hole' }),
  ];
}

customElements.define('ms-jack', JackElement);
