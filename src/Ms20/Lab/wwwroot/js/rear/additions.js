// What later hardware added: which filters, sync and FM, jacks, and the two converters with their knobs.

/** @import {Instrument} from '../instrument.js' */
/** @import {Hand} from '../hand.js' */
import { JackElement } from '../elements/jack.js';
import { html } from '../svg.js';
import { legended } from './inside.js';
import { choice } from './settings.js';

/** @param {Instrument} instrument @param {Hand} hand */
export function createAdditions(instrument, hand) {
  const { switches, jacks, dials } = instrument.panel.rear, isOf = (/** @type {string} */ id) => (/** @type {{id: string}} */ row) => row.id.startsWith(`${id}.`);
  const position = (/** @type {import('../types.js').RearSwitch} */ row) => choice({ instrument, hand, id: row.id, name: row.legend, words: row.does },
    row.positions.map((text) => ({ value: text, text })), () => String(instrument.patch.rear[row.id] ?? row.positions[0]), (value) => instrument.setRear(row.id, value));
  const jack = (/** @type {import('../types.js').Jack} */ row, /** @type {string} */ legend) => html('div', { class: 'inner' }, new JackElement().setUp(instrument, hand, row), html('span', {}, legend));
  const converters = switches.filter((row) => dials.some(isOf(row.id)));
  const converter = (/** @type {import('../types.js').RearSwitch} */ row) => {
    const [input, output] = ['in', 'out'].map((way) => jacks.filter(isOf(row.id)).filter((one) => one.direction === way));
    return html('div', { role: 'group', 'aria-label': row.legend }, position(row), html('div', { class: 'converter' },
      ...input.map((one) => jack(one, 'IN')), ...dials.filter(isOf(row.id)).map((dial) => legended(instrument, hand, dial.id)), ...output.map((one) => jack(one, 'OUT'))));
  };
  return html('section', {}, html('h2', {}, 'Later hardware'),
    ...switches.filter((row) => !converters.includes(row)).map(position),
    html('div', { class: 'rear-jacks', role: 'group', 'aria-label': 'Rear jacks' },
      ...jacks.filter((row) => !converters.some((one) => isOf(one.id)(row))).map((row) => jack(row, row.legend))),
    ...converters.map(converter));
}
