// Keys that work everywhere: undo, redo, cables, zoom.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
/** @import {View} from './view.js' */
import { typesText } from './piano.js';

/** @param {Instrument} instrument @param {Hand} hand @param {View} view @param {() => void} toggleCables */
export function listenToKeys(instrument, hand, view, toggleCables) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey) return;
    const key = event.key.toLowerCase(), command = event.ctrlKey || event.metaKey;
    if (command && !typesText(event.target)) {
      if (key === 'z' && !event.shiftKey) undo(instrument, hand);
      else if (key === 'y' || (key === 'z' && event.shiftKey)) redo(instrument, hand);
      else if (key === '0') view.set(1);
      else if (key === '=' || key === '+') view.set(view.zoom * 1.25);
      else if (key === '-') view.set(view.zoom / 1.25);
      else return;
      event.preventDefault();
      return;
    }
    if (!command && event.code === 'KeyK' && !typesText(event.target)) toggleCables();
  });
}

/** @param {Instrument} instrument @param {Hand} hand */
export function undo(instrument, hand) {
  const label = instrument.undo();
  hand.say(label ? `Undone: ${label}.` : 'There is nothing to undo.');
}

/** @param {Instrument} instrument @param {Hand} hand */
export function redo(instrument, hand) {
  const label = instrument.redo();
  hand.say(label ? `Done again: ${label}.` : 'There is nothing to do again.');
}
