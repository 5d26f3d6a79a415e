// On small windows the keyboard stands below the panel, with wheel and switch, and shows as much as fingers can play; the octave buttons move it.

/** @import {View} from './view.js' */
/** @import {Piano} from './piano.js' */
import { html } from './svg.js';

const leastKeyPixels = 42, allKeys = 22;

/** @param {HTMLElement} board @param {HTMLElement} keyboard @param {View} view @param {Piano} piano */
export function createPinnedKeys(board, keyboard, view, piano) {
  const hands = html('div', { class: 'pinned-hands' }), keys = html('div', { class: 'pinned-keys' }), root = html('div', { class: 'pinned', hidden: true }, hands, keys);
  const group = /** @type {HTMLElement} */ (board.querySelector('ms-wheel')?.parentElement), keyboardPlace = document.createComment('keyboard'), groupPlace = document.createComment('wheel');
  keyboard.before(keyboardPlace);
  group.before(groupPlace);
  const show = () => {
    if (!view.compact) return;
    const whole = keys.clientWidth, shown = Math.min(allKeys, Math.max(8, Math.floor(whole / leastKeyPixels))), one = whole / shown;
    // Seven white keys an octave.
    const first = Math.min(Math.max(7 * piano.octave, 0), allKeys - shown);
    keyboard.style.setProperty('--keys-wide', `${one * allKeys}px`);
    keyboard.style.setProperty('--keys-left', `${-one * first}px`);
  };
  const move = () => {
    root.hidden = !view.compact;
    document.body.classList.toggle('compact', view.compact);
    if (view.compact) {
      keys.append(keyboard);
      hands.append(group);
    } else {
      keyboardPlace.after(keyboard);
      groupPlace.after(group);
    }
    show();
  };
  view.addEventListener('layout', move);
  piano.addEventListener('change', show);
  new ResizeObserver(show).observe(keys);
  move();
  return root;
}
