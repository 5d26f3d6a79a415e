// How large the panel is shown: it fits the window, grows to 300 %, shrinks to 50 %, or fills the window with one section.

/** @import {Face} from './types.js' */
import { artboard } from './place.js';

const smallest = 0.5, largest = 3;
// Below this many pixels a millimetre the true sizes of the print cannot be read: 1500 pixels for the whole width.
const readable = 2.65;

export class View extends EventTarget {
  zoom = 1;

  /** @param {HTMLElement} bench what scrolls @param {HTMLElement} board what grows @param {Face} face */
  constructor(bench, board, face) {
    super();
    this.bench = bench;
    this.board = board;
    this.face = face;
    this.size = artboard(face);
    new ResizeObserver(() => this.#apply()).observe(bench);
    bench.addEventListener('wheel', (event) => {
      if (!event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      this.set(this.zoom * Math.exp(-event.deltaY / 500), event.clientX, event.clientY);
    }, { passive: false });
    this.#apply();
  }

  /** Pixels a millimetre when the whole panel just fits. */
  get fit() {
    const narrow = this.bench.clientWidth < 800;
    const whole = Math.min(this.bench.clientWidth / this.size.width, this.bench.clientHeight / this.size.height);
    // On a telephone the height of the window decides, and the panel is walked through by section.
    return narrow ? Math.max(whole, Math.min(this.bench.clientHeight / this.size.height, 2.6)) : whole;
  }

  /** @param {number} zoom 1 fits @param {number} [x] the point of the window that stays @param {number} [y] */
  set(zoom, x = innerWidth / 2, y = innerHeight / 2) {
    const before = this.board.getBoundingClientRect(), atX = (x - before.left) / before.width, atY = (y - before.top) / before.height;
    this.zoom = Math.min(Math.max(zoom, smallest), largest);
    this.#apply();
    const after = this.board.getBoundingClientRect();
    this.bench.scrollBy(after.left + atX * after.width - x, after.top + atY * after.height - y);
  }

  /** Fills the window with a part of the face, or returns to the whole when it is there already. @param {{x: number, y: number, width: number, height: number}} area in millimetres */
  show(area) {
    const { clientWidth, clientHeight } = this.bench;
    const zoom = Math.min(clientWidth / (area.width + 8), clientHeight / (area.height + 8)) / this.fit;
    if (Math.abs(Math.min(zoom, largest) - this.zoom) < 0.01) { this.set(1); return; }
    this.zoom = Math.min(Math.max(zoom, smallest), largest);
    this.#apply();
    const perMm = this.fit * this.zoom, left = this.board.offsetLeft, top = this.board.offsetTop;
    this.bench.scrollTo({
      left: left + (this.size.left + area.x + area.width / 2) * perMm - clientWidth / 2,
      top: top + (this.size.top + area.y + area.height / 2) * perMm - clientHeight / 2, behavior: 'instant',
    });
  }

  #apply() {
    const perMm = this.fit * this.zoom, style = this.board.style;
    style.setProperty('--mm', `${perMm}px`);
    style.setProperty('--per-mm', perMm.toFixed(3));
    style.width = `${this.size.width * perMm}px`;
    style.height = `${this.size.height * perMm}px`;
    this.board.classList.toggle('small', perMm < readable);
    this.dispatchEvent(new CustomEvent('change'));
  }
}

/** The parts of the face that a view can be filled with. @param {Face} face */
export function sections(face) {
  const { width, height, patchBayX, keyboardTop, keyboardHeight } = face;
  return [
    { name: 'Oscillators', x: 0, y: 0, width: 125, height },
    { name: 'Mixer and filters', x: 85.5, y: 0, width: 116, height },
    { name: 'Modulation and envelopes', x: 200.6, y: 0, width: patchBayX - 200.6, height },
    { name: 'Patch bay', x: patchBayX, y: 0, width: width - patchBayX, height },
    { name: 'Upper patch bay', x: patchBayX, y: 0, width: width - patchBayX, height: 112 },
    { name: 'External signal processor', x: patchBayX, y: 110, width: width - patchBayX, height: height - 110 },
    { name: 'Keyboard', x: 0, y: keyboardTop, width, height: keyboardHeight },
  ];
}
