// Look: how the panel is shown, and a slow trace of the jack that the hand is on.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
import { remember, remembered } from './shelf.js';
import { html, svg } from './svg.js';

const points = 240, width = 320, height = 120;

/** @param {Instrument} instrument @param {Hand} hand @param {{letters: import('./letters.js').Letters, hardware: () => void}} page */
export function createLook(instrument, hand, page) {
  const kept = remembered('ms20.look', { cables: 1, letters: true });
  const opacity = html('input', { type: 'range', min: 0.3, max: 1, step: 0.05, value: kept.cables, 'aria-label': 'Strength of the cables' });
  const letters = html('input', { type: 'checkbox' });
  // True is the first minute of a visit, as long as nobody has chosen.
  let wanted = /** @type {boolean|'always'} */ (kept.letters);
  page.letters.addEventListener('change', () => { letters.checked = page.letters.shown; });
  const apply = () => {
    document.documentElement.style.setProperty('--cable-opacity', opacity.value);
    page.letters.show(wanted);
    remember('ms20.look', { cables: Number(opacity.value), letters: wanted });
  };
  opacity.addEventListener('input', apply);
  letters.addEventListener('change', () => { wanted = letters.checked ? 'always' : false; apply(); });
  apply();
  const hardware = html('button', { type: 'button' }, 'Hardware mode');
  hardware.addEventListener('click', page.hardware);
  const chart = html('button', { type: 'button' }, 'Print a chart');
  chart.addEventListener('click', () => print());
  const trace = createTrace(instrument, hand);
  const content = html('div', {}, html('section', {}, html('h2', {}, 'Slow trace'), trace.root),
    html('section', {}, html('h2', {}, 'Panel'), html('label', { class: 'line' }, html('span', {}, 'Cables'), opacity), html('label', { class: 'line' }, letters, 'Letters on the keys'),
      html('div', { class: 'line' }, hardware, html('small', {}, 'nothing but the instrument; Esc returns')),
      html('div', { class: 'line' }, chart, html('small', {}, 'these settings, on white paper'))));
  return { content, opened: trace.start, closed: trace.stop };
}

/** Volts of one jack over the last eight seconds or so. @param {Instrument} instrument @param {Hand} hand */
function createTrace(instrument, hand) {
  let jack = 'mg.tri.out', timer = 0;
  /** @type {number[]} */ let past = [];
  const line = svg('path', { class: 'trace' }), name = html('p', {}, ''), root = html('div', {}, svg('svg', { viewBox: `0 0 ${width} ${height}`, class: 'scope', role: 'img', 'aria-label': 'Slow trace' },
    svg('path', { d: `M0 ${height / 2}H${width}`, class: 'zero' }), line), name);
  const show = () => {
    const volts = instrument.volts[jack];
    if (volts === undefined) return;
    past.push(volts);
    if (past.length > points) past.shift();
    line.setAttribute('d', past.map((v, i) => `${i ? 'L' : 'M'}${(i / (points - 1) * width).toFixed(1)} ${(height / 2 - Math.max(-6, Math.min(6, v)) / 6 * height / 2).toFixed(1)}`).join(''));
    name.textContent = `${instrument.nameOf(jack)}: ${volts.toFixed(2).replace('-', '−')} V. The frame is 6 V either way. Point at another jack to see it.`;
  };
  const choose = () => {
    if (!timer || hand.held?.kind !== 'jack' || hand.held.id === jack) return;
    jack = hand.held.id;
    past = [];
  };
  hand.addEventListener('move', choose);
  return {
    root,
    start: () => { choose(); timer = window.setInterval(show, 33); instrument.watch('trace', () => [jack]); },
    stop: () => { clearInterval(timer); timer = 0; instrument.watch('trace', null); },
  };
}
