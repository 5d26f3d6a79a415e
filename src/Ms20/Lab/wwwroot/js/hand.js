// What the hand is on: a control, a jack, a cable, or nothing. The read-out listens.

export class Hand extends EventTarget {
  /** @type {{kind: string, id: string}|null} */ at = null;
  /** What stays in the read-out when the pointer has left. @type {{kind: string, id: string}|null} */ held = null;

  /** @param {string} kind control, jack or cable @param {string} id */
  over(kind, id) { this.at = { kind, id }; this.#tell(); }

  /** Takes hold: it stays shown until something else is taken. @param {string} kind @param {string} id */
  take(kind, id) { this.held = { kind, id }; this.at = this.held; this.#tell(); }

  leave() { this.at = this.held; this.#tell(); }

  /** Asks for a value to be typed. @param {string} id of a control */
  type(id) { this.take('control', id); this.dispatchEvent(new CustomEvent('type', { detail: { id } })); }

  /** A sentence for a moment: what was undone, why something cannot be. @param {string} text @param {boolean} [stays] until the next one */
  say(text, stays = false) { this.dispatchEvent(new CustomEvent('say', { detail: { text, stays } })); }

  #tell() { this.dispatchEvent(new CustomEvent('move')); }
}
