// Keys that work everywhere: undo, redo, cables, zoom.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
/** @import {View} from './view.js' */
/** @import {Sounds} from './sounds.js' */
import { menuIsOpen } from './menu.js';
import { typesText } from './piano.js';

/** @param {Instrument} instrument @param {Hand} hand @param {View} view @param {Sounds} sounds @param {() => void} toggleCables */
export function listenToKeys(instrument, hand, view, sounds, toggleCables) {
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
    if (command || typesText(event.target) || menuIsOpen()) return;
    if (event.code === 'KeyK') toggleCables();
    const step = key === 'pagedown' ? 1 : key === 'pageup' ? -1 : onNothing(event.target) ? (key === 'arrowdown' ? 1 : key === 'arrowup' ? -1 : 0) : 0;
    if (step === 0 || /** @type {HTMLElement} */ (event.target).closest('[role=radiogroup], .drawer')) return;
    event.preventDefault();
    sounds.step(step);
  });
}

/** Whether no control has the keyboard, so that the arrow keys are free for the sounds. @param {EventTarget|null} target */
const onNothing = (target) => target === document.body || /** @type {HTMLElement} */ (target).matches?.('.bench, .key, .bar button') === true;

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
