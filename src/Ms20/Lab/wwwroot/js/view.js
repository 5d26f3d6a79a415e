// How large the panel is shown: it fits the window, grows to 300 %, shrinks to 50 %, or the window holds one part of it and is pushed on to the next.

/** @import {Face} from './types.js' */
/** @import {Section} from './sections.js' */
import { artboard } from './place.js';
import { cut } from './sections.js';

const smallest = 0.5, largest = 3;
// Below this many pixels a millimetre the smallest print cannot be read: 1500 pixels for the whole width.
const readable = 2.65;
// A window narrower or lower than this, in pixels, never holds the whole panel so that hands could use it.
const narrow = 900, low = 520;

export class View extends EventTarget {
  zoom = 1;
  /** The parts that the window can be filled with. @type {Section[]} */ parts = [];
  /** Which of them it is filled with; -1: the whole panel. */ at = -1;
  /** Whether the keyboard stands in a place of its own, below. */ compact = false;
  #scale = 1;
  #tiny = false;

  /** @param {HTMLElement} bench what scrolls @param {HTMLElement} stage what is cut off @param {HTMLElement} board what grows @param {Face} face */
  constructor(bench, stage, board, face) {
    super();
    this.bench = bench;
    this.stage = stage;
    this.board = board;
    this.face = face;
    this.size = artboard(face);
    addEventListener('resize', () => this.#window());
    new ResizeObserver(() => this.#fill()).observe(bench);
    let timer = 0;
    bench.addEventListener('scroll', () => { clearTimeout(timer); timer = window.setTimeout(() => this.#arrive(), 120); }, { passive: true });
    bench.addEventListener('wheel', (event) => {
      if (!event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      this.set(this.zoom * Math.exp(-event.deltaY / 500), event.clientX, event.clientY);
    }, { passive: false });
    this.#window();
  }

  /** Pixels a millimetre at 100 %. */
  get fit() {
    if (this.at >= 0) return this.#scale;
    return Math.min(this.bench.clientWidth / this.size.width, this.bench.clientHeight / this.#height);
  }

  /** What is shown from top to bottom, in millimetres. */
  get #height() { return this.compact ? this.size.top + this.face.height + 2 : this.size.height; }

  /** @param {number} zoom 1 fits @param {number} [x] the point of the window that stays @param {number} [y] */
  set(zoom, x = innerWidth / 2, y = innerHeight / 2) {
    const before = this.board.getBoundingClientRect(), atX = (x - before.left) / before.width, atY = (y - before.top) / before.height;
    this.zoom = Math.min(Math.max(zoom, smallest), largest);
    this.#apply();
    const after = this.board.getBoundingClientRect();
    this.bench.scrollBy({ left: after.left + atX * after.width - x, top: after.top + atY * after.height - y, behavior: 'instant' });
  }

  /** Fills the window with a part of the face, or returns to the whole when it is there already. @param {Section} area */
  show(area) {
    const zoom = Math.min(this.bench.clientWidth / (area.width + 8), this.bench.clientHeight / (area.height + 8)) / this.fit;
    if (Math.abs(Math.min(zoom, largest) - this.zoom) < 0.01) { this.set(1); return; }
    this.zoom = Math.min(Math.max(zoom, smallest), largest);
    this.#apply();
    this.#centre(area, 'instant');
  }

  /** Walks to one of the parts, or shows the whole. @param {number} at -1: the whole */
  choose(at) {
    const before = this.at;
    this.at = Math.min(at, this.parts.length - 1);
    this.zoom = 1;
    this.#window();
    if (this.at >= 0) this.#centre(this.parts[this.at], before >= 0 ? 'smooth' : 'instant');
  }

  /** Walks to the part that has a point of the face. @param {number} x in millimetres @param {number} y */
  chooseAt(x, y) { this.choose(Math.max(this.parts.findIndex((row) => x >= row.x && x < row.x + row.width && y >= row.y && y < row.y + row.height), 0)); }

  /** @param {Section} area @param {ScrollBehavior} behavior */
  #centre(area, behavior) {
    const perMm = this.fit * this.zoom, { clientWidth, clientHeight } = this.bench;
    this.bench.scrollTo({
      left: this.stage.offsetLeft + (this.size.left + area.x + area.width / 2) * perMm - clientWidth / 2,
      top: this.stage.offsetTop + (this.size.top + area.y + area.height / 2) * perMm - clientHeight / 2,
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : behavior,
    });
  }

  /** The window has another size: a small one holds one part, with the keyboard below. */
  #window() {
    const tiny = innerWidth < narrow || innerHeight < low;
    if (tiny !== this.#tiny) {
      this.at = tiny ? 0 : -1;
      this.parts = [];
    }
    this.#tiny = tiny;
    const compact = tiny || this.at >= 0;
    if (compact !== this.compact) {
      this.compact = compact;
      this.dispatchEvent(new CustomEvent('layout'));
    }
    this.#fill();
  }

  /** The place for the panel has another size. */
  #fill() {
    if (this.bench.clientWidth === 0) return;
    const old = this.parts[this.at], { parts, scale } = cut(this.face, this.bench.clientWidth, this.bench.clientHeight);
    const isOther = parts.length !== this.parts.length, isScaled = scale !== this.#scale;
    this.parts = parts;
    this.#scale = scale;
    if (isOther && old) this.at = Math.max(parts.findIndex((row) => old.x + old.width / 2 < row.x + row.width && old.y + old.height / 2 < row.y + row.height), 0);
    this.#apply();
    if (this.at >= 0 && (isOther || isScaled)) this.#centre(parts[this.at], 'instant');
  }

  /** A swipe has ended: the part in the middle is the one. */
  #arrive() {
    if (this.at < 0 || this.zoom !== 1) return;
    const perMm = this.fit, { bench, stage, size } = this;
    const x = (bench.scrollLeft - stage.offsetLeft + bench.clientWidth / 2) / perMm - size.left, y = (bench.scrollTop - stage.offsetTop + bench.clientHeight / 2) / perMm - size.top;
    const away = this.parts.map((row) => Math.hypot(row.x + row.width / 2 - x, row.y + row.height / 2 - y)), at = away.indexOf(Math.min(...away));
    if (at === this.at) return;
    this.at = at;
    this.dispatchEvent(new CustomEvent('change'));
  }

  #apply() {
    const perMm = this.fit * this.zoom, { board, stage, size } = this;
    board.style.setProperty('--mm', `${perMm}px`);
    board.style.setProperty('--per-mm', perMm.toFixed(3));
    board.style.width = `${size.width * perMm}px`;
    board.style.height = `${size.height * perMm}px`;
    stage.style.width = board.style.width;
    stage.style.height = `${this.#height * perMm}px`;
    board.classList.toggle('small', perMm < readable);
    this.dispatchEvent(new CustomEvent('change'));
  }
}
