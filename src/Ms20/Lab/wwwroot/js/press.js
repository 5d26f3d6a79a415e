// A finger that stays where it was put down: what a right-click is to a mouse.

const afterMs = 550;

/** How far a finger, or a mouse, may stray and still stand still. In pixels. @param {PointerEvent} event */
export const stillPixels = (event) => (event.pointerType === 'mouse' ? 3 : 8);

export class LongPress {
  #timer = 0;

  /** A pointer has come down. A mouse has its other button for this. @param {PointerEvent} event @param {() => void} act */
  begin(event, act) {
    this.cancel();
    if (event.pointerType === 'mouse') return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      swallowClick();
      act();
    }, afterMs);
  }

  /** It moved or went. */
  cancel() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }
}

/** The finger is still down, and its click would fall on what has opened under it. */
function swallowClick() {
  const swallow = (/** @type {MouseEvent} */ event) => {
    // The keyboard's own clicks are counted as none.
    if (event.detail === 0) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', swallow, true);
  document.addEventListener('pointerdown', () => document.removeEventListener('click', swallow, true), { capture: true, once: true });
}
