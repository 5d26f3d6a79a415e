// Rear: which instrument it is, how it is wired, what later hardware added.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
/** @import {Cables} from './cables.js' */
import { JackElement } from './elements/jack.js';
import { openJackMenu } from './jack-menu.js';
import { chooseKeys } from './key-priority.js';
import { createSnapshots } from './snapshots.js';
import { html } from './svg.js';

/**
 * A labelled choice that follows the patch.
 * @param {Instrument} instrument @param {string} label @param {{value: string, text: string}[]} options @param {() => string} read @param {(value: string) => void} write
 */
function choice(instrument, label, options, read, write) {
  const select = html('select', { 'aria-label': label }, ...options.map((option) => html('option', { value: option.value }, option.text)));
  const follow = () => { select.value = read(); };
  select.addEventListener('change', () => { write(select.value); select.blur(); });
  for (const name of ['patch', 'setting', 'rear']) instrument.addEventListener(name, follow);
  follow();
  return html('label', { class: 'line' }, html('span', {}, label), select);
}

/** @param {Instrument} instrument @param {string} label @param {'unit'|'seed'} key @param {string} hint */
function number(instrument, label, key, hint) {
  const input = html('input', { type: 'text', inputmode: 'numeric', pattern: '[0-9]*', 'aria-label': label, title: hint, class: 'number' });
  const follow = () => { if (document.activeElement !== input) input.value = String(instrument.patch[key]); };
  input.addEventListener('change', () => {
    const value = Number(input.value);
    if (Number.isSafeInteger(value) && value >= 0 && value <= 2147483647) instrument.set(key, value);
    input.blur();
    follow();
  });
  input.addEventListener('keydown', (event) => { if (event.key === 'Enter') input.blur(); });
  for (const name of ['patch', 'setting']) instrument.addEventListener(name, follow);
  follow();
  return html('label', { class: 'line' }, html('span', {}, label), input, html('small', {}, hint));
}

/** @param {Instrument} instrument @param {Hand} hand @param {Cables} cables @param {import('./player-book.js').PlayerBook} book */
export function createRear(instrument, hand, cables, book) {
  const { panel } = instrument, jacks = html('div', { class: 'rear-jacks', role: 'group', 'aria-label': 'Rear jacks' }), content = html('div', {});
  for (const jack of panel.rear.jacks) {
    const element = new JackElement().setUp(instrument, hand, jack);
    element.addEventListener('click', () => openJackMenu(instrument, hand, cables, jack, content));
    const state = html('small', {});
    const follow = () => { state.textContent = instrument.cablesAt(jack.id).map((cable) => instrument.nameOf(cable.from === jack.id ? cable.to : cable.from)).join(', '); };
    for (const name of ['cables', 'patch']) instrument.addEventListener(name, follow);
    follow();
    jacks.append(html('div', { class: 'rear-jack' }, html('span', {}, jack.legend), element, state));
  }
  content.append(
    html('section', {}, html('h2', {}, 'Instrument'),
      choice(instrument, 'Model', panel.profiles.map((row) => ({ value: row.id, text: row.name })), () => instrument.profile.id, (value) => instrument.set('profile', value)),
      choice(instrument, 'Normals', panel.normals.map((row) => ({ value: row.id, text: row.name })), () => instrument.normals.id, (value) => instrument.set('normals', value)),
      number(instrument, 'Unit', 'unit', '0 is ideal, 1 calibrated and warm, others differ as instruments do'), number(instrument, 'Seed', 'seed', 'of noise and of where the oscillators start'), chooseKeys(book)),
    html('section', {}, html('h2', {}, 'Later hardware'),
      ...panel.rear.switches.filter((row) => row.positions.length > 1).map((row) => choice(instrument, row.legend, row.positions.map((text) => ({ value: text, text })),
        () => instrument.patch.rear[row.id] ?? row.positions[0], (value) => instrument.setRear(row.id, value))),
      jacks),
    createSnapshots(instrument, hand), html('section', { id: 'rear-engine' }));
  return content;
}
