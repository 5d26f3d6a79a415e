// A jack's menu: what is in it, what may be plugged, outside sources. Patching without a mouse goes through here.

/** @import {Jack} from './types.js' */
/** @import {Cables} from './cables.js' */
/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
import { kindNames, rangeText } from './elements/jack.js';
import { openMenu } from './menu.js';

/** @param {Instrument} instrument @param {Hand} hand @param {Cables} cables @param {Jack} jack @param {HTMLElement} board */
export function openJackMenu(instrument, hand, cables, jack, board) {
  const element = /** @type {HTMLElement|null} */ (board.querySelector(`ms-jack[data-jack="${jack.id}"]`)), box = element?.getBoundingClientRect();
  /** @type {import('./menu.js').Item[]} */
  const items = [];
  for (const cable of instrument.cablesAt(jack.id)) {
    const other = cable.from === jack.id ? cable.to : cable.from;
    items.push({ label: `Unplug ${instrument.nameOf(other)}`, colour: cables.colourOf(cable), choose: () => instrument.disconnect(cable.from, cable.to) });
  }
  items.push(...outside(instrument, hand, jack));
  const partners = [...instrument.jacks.values()].filter((other) => other.direction !== jack.direction);
  for (const kind of Object.keys(kindNames)) {
    const ofKind = partners.filter((other) => other.signal === kind);
    if (ofKind.length === 0) continue;
    items.push({ label: kindNames[kind], heading: true });
    for (const other of ofKind) items.push(partner(instrument, hand, jack, other));
  }
  const title = `${jack.name} (${jack.direction === 'in' ? 'input' : 'output'}, ${kindNames[jack.signal]}, ${rangeText(jack)})`;
  openMenu(title, items, (box?.right ?? 100) + 4, box?.top ?? 100, element?.querySelector('button') ?? null);
}

/** Signals that the engine brings from outside. @param {Instrument} instrument @param {Hand} hand @param {Jack} jack @returns {import('./menu.js').Item[]} */
function outside(instrument, hand, jack) {
  const plugged = instrument.hostInputs.get(jack.id), takes = jack.id === 'ext.signal.in' || jack.id === 'esp.signal.in';
  if (jack.direction !== 'in' || !takes || instrument.sources.length === 0) return [];
  /** @type {import('./menu.js').Item[]} */
  const items = [{ label: 'from outside', heading: true }];
  if (plugged) items.push({ label: `Unplug ${plugged}`, choose: () => instrument.sources[0].remove(jack.id) });
  for (const source of instrument.sources) {
    items.push({ label: source.title, note: source.hint, choose: () => { source.choose(jack.id).catch((error) => hand.say(String(error.message ?? error))); } });
  }
  return items;
}

/** @param {Instrument} instrument @param {Hand} hand @param {Jack} jack @param {Jack} other @returns {import('./menu.js').Item} */
function partner(instrument, hand, jack, other) {
  const [from, to] = jack.direction === 'out' ? [jack, other] : [other, jack], old = instrument.cableInto(to.id);
  const here = old?.from === from.id;
  return {
    label: other.name, checked: here, several: true,
    note: here ? 'plugged' : jack.direction === 'out' && old ? `* takes the place of ${instrument.nameOf(old.from)}` : '',
    choose: () => {
      if (here) instrument.disconnect(from.id, to.id);
      else if (instrument.connect(from.id, to.id)) hand.say(`${from.name} to ${to.name}. Undo: Ctrl+Z.`);
      else hand.say(`${to.name} is taken by ${instrument.hostInputs.get(to.id)}; unplug that first.`);
    },
  };
}
