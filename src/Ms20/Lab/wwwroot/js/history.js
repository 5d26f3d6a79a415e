// What can be undone: a stack of steps. A drag is one step, however many moves it has, and two hands that drag at once make two.

/** @typedef {{label: string, undo: () => void, redo: () => void, key?: string, at: number}} Step */

const most = 500;
// Notches of a wheel and strokes of an arrow key that follow one another this soon are one step.
const togetherMs = 600;

export class History {
  /** @type {Step[]} */ #done = [];
  /** @type {Step[]} */ #undone = [];
  /** What each open gesture has become so far, by its key. @type {Map<string, Step|null>} */ #open = new Map();

  /** From here to {@link end} everything with this key is one step. @param {string} key */
  begin(key) { this.#open.set(key, null); }

  /** @param {string} key */
  end(key) {
    const step = this.#open.get(key);
    this.#open.delete(key);
    // What comes next is a step of its own, however soon.
    if (step) step.key = undefined;
  }

  /** Ends a gesture as if it had never been: its step is undone and forgotten. @param {string} key */
  cancel(key) {
    const step = this.#open.get(key);
    this.#open.delete(key);
    const at = step ? this.#done.indexOf(step) : -1;
    if (at < 0) return;
    this.#done.splice(at, 1)[0].undo();
  }

  /**
   * Remembers a step that has just been made. Steps with the same key join while a gesture is open, and for a moment after one (wheel, arrow keys).
   * @param {string} label @param {() => void} undo @param {() => void} redo @param {string} [key]
   */
  add(label, undo, redo, key) {
    const now = performance.now(), joined = this.#joined(key, now);
    this.#undone.length = 0;
    if (joined) {
      joined.redo = redo;
      joined.at = now;
      joined.label = label;
      return;
    }
    const step = { label, undo, redo, key, at: now };
    this.#done.push(step);
    if (key && this.#open.has(key)) this.#open.set(key, step);
    if (this.#done.length > most) this.#done.shift();
  }

  /** @param {string|undefined} key @param {number} now */
  #joined(key, now) {
    if (!key) return null;
    if (this.#open.has(key)) return this.#open.get(key) ?? null;
    const last = this.#done.at(-1);
    return last && last.key === key && now - last.at < togetherMs ? last : null;
  }

  get undoLabel() { return this.#done.at(-1)?.label ?? ''; }

  get redoLabel() { return this.#undone.at(-1)?.label ?? ''; }

  undo() {
    const step = this.#done.pop();
    if (!step) return '';
    step.key = undefined;
    // A drag that goes on after its beginning was undone begins anew.
    for (const [key, open] of this.#open) if (open === step) this.#open.set(key, null);
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
