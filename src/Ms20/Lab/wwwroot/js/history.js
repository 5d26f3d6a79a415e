// What can be undone: a stack of steps. A drag is one step, however many moves it has.

/** @typedef {{label: string, undo: () => void, redo: () => void, key?: string, at: number}} Step */

const most = 500;

export class History {
  /** @type {Step[]} */ #done = [];
  /** @type {Step[]} */ #undone = [];
  #open = '';

  /** From here to {@link end} everything with this key is one step. @param {string} key */
  begin(key) { this.#open = key; }

  end() { this.#open = ''; const last = this.#done.at(-1); if (last) last.key = undefined; }

  /**
   * Remembers a step that has just been made. Steps with the same key join while a gesture is open, and for a moment after one (wheel, arrow keys).
   * @param {string} label @param {() => void} undo @param {() => void} redo @param {string} [key]
   */
  add(label, undo, redo, key) {
    const now = performance.now(), last = this.#done.at(-1);
    this.#undone.length = 0;
    if (last && key && last.key === key && (this.#open === key || now - last.at < 600)) {
      last.redo = redo;
      last.at = now;
      last.label = label;
      return;
    }
    this.#done.push({ label, undo, redo, key, at: now });
    if (this.#done.length > most) this.#done.shift();
  }

  get undoLabel() { return this.#done.at(-1)?.label ?? ''; }

  get redoLabel() { return this.#undone.at(-1)?.label ?? ''; }

  undo() {
    const step = this.#done.pop();
    if (!step) return '';
    step.key = undefined;
    step.undo();
    this.#undone.push(step);
    return step.label;
  }

  redo() {
    const step = this.#undone.pop();
    if (!step) return '';
    step.redo();
    this.#done.push(step);
    return step.label;
  }
}
