// Jacks under the keyboard: the arrow keys walk over the patch bay, Delete unplugs. Enter is the button's own and opens the menu.

/** @import {Jack} from './types.js' */
/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */

/** @type {Record<string, [number, number]>} */
const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @param {HTMLElement} board @param {Instrument} instrument @param {Hand} hand
 * @param {(instrument: Instrument, from: Jack, way: [number, number]) => string} [next] where a way leads
 */
export function listenToJackKeys(board, instrument, hand, next = nextJack) {
  board.addEventListener('keydown', (event) => {
    const id = /** @type {HTMLElement} */ (event.target).dataset.jack, jack = id === undefined ? undefined : instrument.jacks.get(id), way = ways[event.key];
    if (!jack || event.ctrlKey || event.metaKey || event.altKey) return;
    if (way) /** @type {HTMLElement|null} */ (board.querySelector(`ms-jack[data-jack="${next(instrument, jack, way)}"] button`))?.focus();
    else if (event.key === 'Delete' || event.key === 'Backspace') hand.say(instrument.unplugLast(jack.id) ? `Unplugged ${jack.name}. Undo: Ctrl+Z.` : `There is no cable in ${jack.name}.`);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** At the rear, which is a list: the jack before or after. @param {Instrument} instrument @param {Jack} from @param {[number, number]} way */
export function nextInList(instrument, from, [x, y]) {
  const { jacks } = instrument.panel.rear;
  return (jacks[jacks.indexOf(from) + x + y] ?? from).id;
}

/** The nearest jack in a direction, as the eye takes it: what lies aside counts as further away. @param {Instrument} instrument @param {Jack} from @param {[number, number]} way */
function nextJack(instrument, from, [x, y]) {
  let next = from.id, nearest = Infinity;
  for (const jack of instrument.panel.jacks) {
    const along = (jack.x - from.x) * x + (jack.y - from.y) * y, aside = Math.abs((jack.x - from.x) * y) + Math.abs((jack.y - from.y) * x), far = along + 3 * aside;
    if (along < 1 || far >= nearest) continue;
    nearest = far;
    next = jack.id;
  }
  return next;
}
