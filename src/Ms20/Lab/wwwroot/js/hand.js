// What the hand is on: a control, a jack, a cable, or nothing. The read-out, the cables and the tip listen.

/** @typedef {{kind: string, id: string}} Place control, jack or cable */

/** @param {Place|null} a @param {Place|null} b */
const same = (a, b) => a?.kind === b?.kind && a?.id === b?.id;

export class Hand extends EventTarget {
  /** What the read-out shows. @type {Place|null} */ at = null;
  /** What stays in the read-out when the pointer has left. @type {Place|null} */ held = null;
  /** What the pointer, or else the keyboard, is on this moment. @type {Place|null} */ on = null;

  /** @param {string} kind @param {string} id */
  over(kind, id) { this.#move({ kind, id }, { kind, id }); }

  /** Takes hold: it stays shown until something else is taken. @param {string} kind @param {string} id */
  take(kind, id) {
    this.held = { kind, id };
    this.#move(this.held, this.on);
  }

  /** The keyboard has come to something. @param {string} kind @param {string} id @param {Element} element that has the focus */
  focus(kind, id, element) {
    this.held = { kind, id };
    // A click gives the focus too, but there the pointer says what the hand is on.
    this.#move(this.held, element.matches(':focus-visible') ? this.held : this.on);
  }

  /** The keyboard has gone elsewhere. @param {string} kind @param {string} id */
  blur(kind, id) { if (same(this.on, { kind, id })) this.leave(); }

  leave() { this.#move(this.held, null); }

  /** Asks for a value to be typed. @param {string} id of a control */
  type(id) { this.take('control', id); this.dispatchEvent(new CustomEvent('type', { detail: { id } })); }

  /** A sentence for a moment: what was undone, why something cannot be. @param {string} text @param {boolean} [stays] until the next one */
  say(text, stays = false) { this.dispatchEvent(new CustomEvent('say', { detail: { text, stays } })); }

  /** @param {Place|null} at @param {Place|null} on */
  #move(at, on) {
    if (same(at, this.at) && same(on, this.on)) return;
    this.at = at;
    this.on = on;
    this.dispatchEvent(new CustomEvent('move'));
  }
}
