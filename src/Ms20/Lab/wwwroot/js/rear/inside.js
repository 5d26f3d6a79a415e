// Inside the case: which unit it is, how old, where its trimmers stand, whether it starts cold; and a service that puts them right.

/** @import {Instrument} from '../instrument.js' */
/** @import {Hand} from '../hand.js' */
import { KnobElement } from '../elements/knob.js';
import { html } from '../svg.js';
import { deed, number, toggle } from './settings.js';

const largestUnit = 2n ** 31n - 1n, largestSeed = 2n ** 64n - 1n;

/** A knob with its legend under it. @param {Instrument} instrument @param {Hand} hand @param {string} id */
export function legended(instrument, hand, id) {
  const control = /** @type {import('../types.js').Control} */ (instrument.controls.get(id));
  return html('div', { class: 'inner' }, new KnobElement().setUp(instrument, hand, control), html('span', {}, control.legend));
}

/** @param {Instrument} instrument @param {Hand} hand */
export function createInside(instrument, hand) {
  const { trims, words } = instrument.panel.rear, about = (/** @type {string} */ id, /** @type {string} */ name) => ({ instrument, hand, id, name, words: words[id] });
  // Turned when all is heard: what is done while the Lab is being listened to is not told to it.
  instrument.addEventListener('service', (event) => queueMicrotask(() => instrument.setDials(/** @type {CustomEvent} */ (event).detail.v, 'service')));
  const factory = () => instrument.setDials(Object.fromEntries(trims.map((trim) => [trim.id, trim.default])), 'trims to factory');
  return html('section', {}, html('h2', {}, 'Inside the case'),
    number({ ...about('unit', 'Unit'), id: 'unit' }, largestUnit), number({ ...about('seed', 'Seed'), id: 'seed' }, largestSeed),
    html('div', { class: 'ageing' },
      legended(instrument, hand, 'age'),
      html('div', {},
        toggle(about('cold', 'Start cold'), () => instrument.patch.cold, (on) => instrument.set('cold', on)),
        html('div', { class: 'line' }, deed(about('service', 'Service'), () => instrument.send({ t: 'service' })), deed(about('factory', 'Factory trims'), factory)))),
    html('div', { class: 'trims', role: 'group', 'aria-label': 'Trimmers' }, ...trims.map((trim) => legended(instrument, hand, trim.id))));
}
