// Rear: which instrument it is, what is inside, what later hardware added.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
import { createAdditions } from './rear/additions.js';
import { createInside } from './rear/inside.js';
import { createPower } from './rear/power.js';
import { choice } from './rear/settings.js';
import { chooseKeys } from './key-priority.js';
import { createSnapshots } from './snapshots.js';
import { html } from './svg.js';

/** @param {Instrument} instrument @param {Hand} hand @param {import('./player-book.js').PlayerBook} book */
export function createRear(instrument, hand, book) {
  const { panel } = instrument, named = (/** @type {{id: string, name: string}} */ row) => ({ value: row.id, text: row.name });
  return html('div', { class: 'rear' },
    html('section', {}, html('h2', {}, 'Instrument'),
      choice({ instrument, hand, id: 'profile', name: 'Model', words: panel.rear.words.profile }, panel.profiles.map(named), () => instrument.profile.id, (value) => instrument.set('profile', value)),
      choice({ instrument, hand, id: 'normals', name: 'Normals', words: panel.rear.words.normals }, panel.normals.map(named), () => instrument.normals.id, (value) => instrument.set('normals', value)), chooseKeys(book)),
    createPower(instrument, hand), createInside(instrument, hand), createAdditions(instrument, hand), createSnapshots(instrument, hand),
    html('section', { id: 'rear-engine' }));
}
