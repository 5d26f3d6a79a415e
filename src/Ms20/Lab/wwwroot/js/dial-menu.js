// What a right-click, or a long press, on a control offers.

/** @import {Control} from './types.js' */
/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
import { midiItems } from './engine/midi-learn.js';
import { format } from './laws.js';
import { openMenu } from './menu.js';

/** @param {Instrument} instrument @param {Hand} hand @param {Control} control @param {number} x @param {number} y @param {HTMLElement} back */
export function openDialMenu(instrument, hand, control, x, y, back) {
  const value = instrument.dial(control.id), law = instrument.law(control), text = format(law, value);
  const help = { label: 'What it does', choose: () => hand.say(control.does) };
  const copy = () => navigator.clipboard.writeText(text).then(() => hand.say(`${control.name}: ${text} copied.`), () => hand.say('The browser did not let the value be copied; Ctrl+C on the knob does it.'));
  /** @type {import('./menu.js').Item[]} */
  const items = control.positions.length > 0
    ? [...control.positions.map((legend, at) => ({ label: legend, checked: at === value, choose: () => instrument.setDial(control.id, at) })), help]
    : [
      { label: 'Type a value…', note: 'Enter', choose: () => hand.type(control.id) },
      { label: `Normal setting: ${format(law, control.default)}`, note: 'Delete', choose: () => instrument.setDial(control.id, control.default) },
      { label: 'Copy the value', note: 'Ctrl+C', choose: () => void copy() },
      help,
    ];
  openMenu(control.name, [...items, ...midiItems(/** @type {any} */ (instrument).midi, control.id)], x, y, back);
}
