// Two snapshots of the dials, a slider between them, and dice that stay within taste. Every move of them can be undone.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
import { button, html } from './svg.js';

const never = ['volume', 'wheel', 'button', 'master.tune'];

/** What dice may do to a control: how far, and within which marks. @type {Record<string, [number, number, number]>} */
const taste = {
  'lpf.cutoff': [2.5, 2, 10], 'hpf.cutoff': [1.5, 0, 5], 'lpf.peak': [2, 0, 8], 'hpf.peak': [1.5, 0, 6], 'mixer.vco1': [2, 4, 9], 'mixer.vco2': [2, 3, 9],
  'vco2.pitch': [0.1, -5, 5], 'portamento.time': [1, 0, 5], 'fm.mg': [1, 0, 3], 'fm.eg1': [1, 0, 4], 'eg2.attack': [1.5, 0, 6], 'eg2.hold': [0.5, 0, 3],
  'eg2.release': [1.5, 1, 7], 'eg2.sustain': [2, 2, 10], 'eg1.delay': [0.5, 0, 4], 'mg.frequency': [2, 1, 9], 'esp.level': [0, 0, 10],
};

/** @param {Instrument} instrument @param {Hand} hand */
export function createSnapshots(instrument, hand) {
  /** @type {(Record<string, number>|null)[]} */
  const kept = [null, null];
  const slider = html('input', { type: 'range', min: 0, max: 1, step: 0.01, value: 0, 'aria-label': 'Between A and B', disabled: true });
  const blend = (/** @type {number} */ part) => {
    const [a, b] = kept;
    if (!a || !b) return;
    const values = /** @type {Record<string, number>} */ ({});
    for (const control of instrument.panel.controls) {
      if (never.includes(control.id)) continue;
      const from = a[control.id], to = b[control.id];
      values[control.id] = control.positions.length > 0 ? (part < 0.5 ? from : to) : from + part * (to - from);
    }
    instrument.setDials(values, 'between A and B', 'snapshots');
  };
  const keep = (/** @type {number} */ which) => {
    kept[which] = { ...instrument.patch.dials };
    slider.disabled = !kept[0] || !kept[1];
    hand.say(slider.disabled ? `Kept as ${'AB'[which]}. Keep the other one too, and the slider goes between them.` : 'Both are kept: the slider goes between them.');
  };
  slider.addEventListener('pointerdown', () => instrument.beginGesture('snapshots'));
  slider.addEventListener('pointerup', () => instrument.endGesture('snapshots'));
  slider.addEventListener('input', () => blend(Number(slider.value)));
  const go = (/** @type {number} */ which) => { slider.value = String(which); instrument.setDials(kept[which] ?? {}, `snapshot ${'AB'[which]}`); };
  return html('section', {}, html('h2', {}, 'Two snapshots'),
    html('div', { class: 'line' }, button('Keep as A', 'Keep the dials as A', () => keep(0)), button('To A', 'Go to A', () => go(0)), slider,
      button('To B', 'Go to B', () => go(1)), button('Keep as B', 'Keep the dials as B', () => keep(1))),
    html('div', { class: 'line' }, button('Shake', 'Turn the knobs at random, within taste', () => shake(instrument, hand))));
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
