// The four words and what they open: one drawer at a time, beside the panel; Esc closes it.

import { html } from './svg.js';

/** @typedef {{word: string, hint: string, content: HTMLElement, opened?: () => void, closed?: () => void}} Drawer */

export class Drawers extends EventTarget {
  /** @type {string} */ open = '';

  /** @param {Drawer[]} drawers */
  constructor(drawers) {
    super();
    this.drawers = drawers;
    this.root = html('aside', { class: 'drawer', hidden: true });
    this.buttons = drawers.map((drawer) => {
      const word = html('button', { type: 'button', class: 'word', title: drawer.hint, 'aria-expanded': 'false' }, drawer.word);
      word.addEventListener('click', () => this.toggle(drawer.word));
      this.root.append(drawer.content);
      drawer.content.hidden = true;
      return word;
    });
    this.root.addEventListener('keydown', (event) => { if (event.key === 'Escape' && !event.defaultPrevented) { event.preventDefault(); this.close(); } });
  }

  /** @param {string} word */
  toggle(word) { if (this.open === word) this.close(); else this.show(word); }

  close() {
    const at = this.drawers.findIndex((drawer) => drawer.word === this.open);
    this.show('');
    this.buttons[at]?.focus();
  }

  /** @param {string} word */
  show(word) {
    const before = this.drawers.find((drawer) => drawer.word === this.open);
    this.open = word;
    if (before && before.word !== word) before.closed?.();
    this.drawers.forEach((drawer, i) => {
      drawer.content.hidden = drawer.word !== word;
      this.buttons[i].setAttribute('aria-expanded', String(drawer.word === word));
    });
    this.root.hidden = word === '';
    this.root.setAttribute('aria-label', word);
    this.drawers.find((drawer) => drawer.word === word)?.opened?.();
    this.dispatchEvent(new CustomEvent('change'));
  }
}
