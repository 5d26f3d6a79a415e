// Two snapshots of knobs and cables, a slider between them, and dice that stay within taste. Every move of them can be undone.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
/** @import {Cable} from './types.js' */
import { remember, remembered } from './shelf.js';
import { button, html } from './svg.js';

/** @typedef {{dials: Record<string, number>, cables: Cable[]}} Setting */

const never = ['volume', 'wheel', 'button', 'master.tune'], gesture = 'snapshots', keptAs = 'ms20.snapshots';

/** What dice may do to a control: how far, and within which marks. @type {Record<string, [number, number, number]>} */
const taste = {
  'lpf.cutoff': [2.5, 2, 10], 'hpf.cutoff': [1.5, 0, 5], 'lpf.peak': [2, 0, 8], 'hpf.peak': [1.5, 0, 6], 'mixer.vco1': [2, 4, 9], 'mixer.vco2': [2, 3, 9],
  'vco2.pitch': [0.1, -5, 5], 'portamento.time': [1, 0, 5], 'fm.mg': [1, 0, 3], 'fm.eg1': [1, 0, 4], 'eg2.attack': [1.5, 0, 6], 'eg2.hold': [0.5, 0, 3],
  'eg2.release': [1.5, 1, 7], 'eg2.sustain': [2, 2, 10], 'eg1.delay': [0.5, 0, 4], 'mg.frequency': [2, 1, 9], 'esp.level': [0, 0, 10],
};

/** @param {Instrument} instrument @param {Hand} hand */
export function createSnapshots(instrument, hand) {
  const kept = /** @type {(Setting|null)[]} */ (remembered(keptAs, [null, null]));
  const slider = html('input', { type: 'range', min: 0, max: 1, step: 0.01, value: 0, 'aria-label': 'Between A and B' });
  const to = [0, 1].map((which) => button('AB'[which], `Go to snapshot ${'AB'[which]}`, () => { slider.value = String(which); move(instrument, setting(which), `snapshot ${'AB'[which]}`); }));
  const keep = [0, 1].map((which) => button(`Keep as ${'AB'[which]}`, `Keep knobs and cables as snapshot ${'AB'[which]}`, () => {
    kept[which] = now(instrument);
    slider.value = String(which);
    remember(keptAs, kept);
    follow();
    hand.say(slider.disabled ? `Kept as ${'AB'[which]}. Change something and keep ${'BA'[which]} too: the slider goes between them.` : 'Both are kept: the slider goes between them.');
  }));
  const setting = (/** @type {number} */ part) => between(instrument, /** @type {Setting} */ (kept[0] ?? kept[1]), /** @type {Setting} */ (kept[1] ?? kept[0]), part);
  const follow = () => {
    slider.disabled = !kept[0] || !kept[1];
    to.forEach((one, which) => { one.disabled = !kept[which]; });
  };
  slider.addEventListener('pointerdown', () => instrument.beginGesture(gesture));
  slider.addEventListener('pointerup', () => instrument.endGesture(gesture));
  slider.addEventListener('input', () => move(instrument, setting(Number(slider.value)), 'between A and B', gesture));
  follow();
  return html('section', {}, html('h2', {}, 'Two snapshots'),
    html('div', { class: 'line snapshots' }, to[0], slider, to[1]), html('div', { class: 'line' }, ...keep),
    html('div', { class: 'line' }, button('Shake', 'Turn the knobs at random, within taste', () => shake(instrument, hand))));
}

/** @param {Instrument} instrument @returns {Setting} */
const now = (instrument) => structuredClone({ dials: instrument.patch.dials, cables: instrument.patch.cables });

/** Knobs go all the way between; what has positions, and cables, change in the middle. Volume and the performer's hands stay. @param {Instrument} instrument @param {Setting} a @param {Setting} b @param {number} part @returns {Setting} */
function between(instrument, a, b, part) {
  const near = part < 0.5 ? a : b, dials = /** @type {Record<string, number>} */ ({});
  for (const { id, positions } of instrument.panel.controls) {
    if (never.includes(id)) continue;
    const from = a.dials[id] ?? instrument.dial(id), end = b.dials[id] ?? instrument.dial(id);
    dials[id] = positions.length > 0 ? near.dials[id] ?? instrument.dial(id) : from + part * (end - from);
  }
  return { dials, cables: near.cables };
}

/** Knobs and cables as one step. @param {Instrument} instrument @param {Setting} wanted @param {string} label @param {string} [key] */
function move(instrument, wanted, label, key) {
  const before = now(instrument);
  apply(instrument, wanted);
  const after = now(instrument);
  if (JSON.stringify(before) !== JSON.stringify(after)) instrument.remember(label, () => apply(instrument, before), () => apply(instrument, after), key);
}

/** @param {Instrument} instrument @param {Setting} wanted */
function apply(instrument, { dials, cables }) {
  for (const [id, marks] of Object.entries(dials)) if (instrument.controls.has(id) && marks !== instrument.dial(id)) instrument.moveDial(id, marks);
  const is = (/** @type {Cable} */ one) => (/** @type {Cable} */ other) => other.from === one.from && other.to === one.to;
  const here = instrument.patch.cables, away = here.filter((cable) => !cables.some(is(cable)));
  const plugged = cables.filter((cable) => !here.some(is(cable)) && instrument.jacks.has(cable.from) && instrument.jacks.has(cable.to) && !instrument.hostInputs.has(cable.to));
  if (away.length + plugged.length > 0) instrument.swapCables(away, plugged);
}

/** @param {Instrument} instrument @param {Hand} hand */
function shake(instrument, hand) {
  const values = /** @type {Record<string, number>} */ ({});
  for (const control of instrument.panel.controls) {
    if (never.includes(control.id) || control.kind === 'button' || Math.random() < 0.35) continue;
    const value = instrument.dial(control.id);
    if (control.positions.length > 0) {
      // Wave forms may change; octaves stay, so that the melody does.
      if (control.id.endsWith('.wave') && Math.random() < 0.3) values[control.id] = Math.floor(Math.random() * control.positions.length);
      continue;
    }
    const [far, low, high] = taste[control.id] ?? [1.5, control.minimum, control.maximum];
    const moved = value + far * (Math.random() + Math.random() + Math.random() - 1.5);
    // What stands beyond taste on purpose stays where it is.
    values[control.id] = value < low || value > high ? value : Math.min(Math.max(moved, low), high);
  }
  instrument.setDials(values, 'shaken');
  hand.say('Shaken. Undo: Ctrl+Z.');
}
