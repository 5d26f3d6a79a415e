// A finger that stays where it was put down: what a right-click is to a mouse.

const afterMs = 550;

/** How far a finger, or a mouse, may stray and still stand still. In pixels. @param {PointerEvent} event */
export const stillPixels = (event) => (event.pointerType === 'mouse' ? 3 : 8);

export class LongPress {
  #timer = 0;

  /** A pointer has come down. A mouse has its other button for this. @param {PointerEvent} event @param {() => void} act */
  begin(event, act) {
    this.cancel();
    if (event.pointerType !== 'mouse') this.#timer = window.setTimeout(() => { this.#timer = 0; act(); }, afterMs);
  }

  /** It moved or went. */
  cancel() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }
}
