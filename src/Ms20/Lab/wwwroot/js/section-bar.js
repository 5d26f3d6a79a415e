// A small bar that walks through the panel on windows that do not hold all of it, and on all that are touched.

/** @import {View} from './view.js' */
import { button, html } from './svg.js';

/** @param {View} view */
export function createSectionBar(view) {
  const root = html('nav', { class: 'section-bar', 'aria-label': 'Parts of the panel' }), touched = matchMedia('(pointer: coarse)');
  let names = '';
  const follow = () => {
    root.hidden = !view.compact && !touched.matches;
    const wanted = view.parts.map((row) => row.name).join();
    if (wanted !== names) {
      names = wanted;
      root.replaceChildren(button('All', 'The whole panel', () => view.choose(-1)), ...view.parts.map((row, at) => button(row.name, '', () => view.choose(at))));
    }
    [...root.children].forEach((one, i) => one.setAttribute('aria-pressed', String(i - 1 === view.at)));
  };
  view.addEventListener('change', follow);
  touched.addEventListener('change', follow);
  follow();
  return root;
}
