// Cables that end at the rear: while its drawer is open they hang from its jacks, over everything; else they come over the panel's top edge.

/** @import {Cable} from '../types.js' */
/** @import {Cables} from '../cables.js' */
/** @import {Instrument} from '../instrument.js' */
/** @import {Hand} from '../hand.js' */
/** @import {Point} from '../cable-drawing.js' */
import { drawCable, drawHint } from '../cable-drawing.js';
import { cableText } from '../patch.js';
import { svg } from '../svg.js';

export class Cords {
  #frame = 0;

  /** @param {Instrument} instrument @param {Hand} hand @param {Cables} cables @param {HTMLElement} rear what the drawer shows */
  constructor(instrument, hand, cables, rear) {
    this.instrument = instrument;
    this.hand = hand;
    this.cables = cables;
    this.rear = rear;
    this.layer = svg('g');
    /** Where the cable in the hand is drawn: a sheet above everything, so that the panel's cables need not be painted again wherever it goes. */
    this.above = svg('g', { class: 'in-hand' });
    this.root = svg('svg', { class: 'cords', 'aria-hidden': 'true' }, this.layer, this.above);
    const soon = () => this.soon();
    for (const name of ['cables', 'patch', 'setting', 'hints']) instrument.addEventListener(name, soon);
    hand.addEventListener('move', () => this.#light());
    document.addEventListener('scroll', soon, { capture: true, passive: true });
    new ResizeObserver(soon).observe(rear);
    new ResizeObserver(soon).observe(cables.root);
  }

  get isOpen() { return this.rear.offsetParent !== null; }

  /** Draws anew with the next frame. */
  soon() { this.#frame ||= requestAnimationFrame(() => { this.#frame = 0; this.draw(); }); }

  draw() {
    const { instrument, cables, isOpen } = this;
    if (cables.isRearSeen !== isOpen) { cables.isRearSeen = isOpen; cables.draw(); }
    this.root.classList.toggle('hidden', cables.root.classList.contains('hidden'));
    this.fit();
    this.layer.replaceChildren(...(isOpen ? instrument.patch.cables.filter((cable) => !cables.isOnFace(cable)).map((cable) => this.#draw(cable)) : []));
    this.#light();
  }

  /** @param {Cable} cable */
  #draw(cable) {
    const { cables } = this, from = this.pointOf(cable.from, cable.to), to = this.pointOf(cable.to, cable.from), group = drawCable(from, to, cables.colourOf(cable), cables.scale);
    if (this.instrument.hints.has(cableText(cable))) group.append(drawHint(to, cables.scale));
    Object.assign(group.dataset, { from: cable.from, to: cable.to });
    return group;
  }

  /** Lies over the panel's own cables, millimetre on millimetre. */
  fit() {
    const matrix = this.cables.root.getScreenCTM();
    if (!matrix) return;
    const transform = `matrix(${matrix.a} ${matrix.b} ${matrix.c} ${matrix.d} ${matrix.e} ${matrix.f})`;
    // What is where it was is not painted again.
    if (this.above.getAttribute('transform') === transform) return;
    for (const layer of [this.layer, this.above]) layer.setAttribute('transform', transform);
  }

  /** Where a jack is, as the panel measures. What comes from one out of sight comes over the top edge, near its other end. @param {string} id @param {string} [other] @returns {Point} */
  pointOf(id, other) {
    const onFace = this.cables.bay.get(id), element = this.isOpen ? this.rear.querySelector(`ms-jack[data-jack="${id}"]`) : null;
    if (onFace) return onFace;
    const box = element?.getBoundingClientRect(), edge = this.rear.parentElement?.getBoundingClientRect(), y = box ? box.top + box.height / 2 : 0;
    if (!box || !edge || y < edge.top || y > edge.bottom) return { x: (this.instrument.jacks.get(other ?? id)?.x ?? 0) + 7, y: -6 };
    return new DOMPoint(box.left + box.width / 2, y).matrixTransform(this.cables.root.getScreenCTM()?.inverse());
  }

  /** A cable is in the hand: the one it is made from is out of sight. @param {Cable|null} cable */
  lift(cable) { for (const group of this.#groups()) group.classList.toggle('lifted', cable !== null && group.dataset.from === cable.from && group.dataset.to === cable.to); }

  /** The hand is empty again. */
  settle() { this.lift(null); }

  #groups() { return /** @type {SVGGElement[]} */ ([...this.layer.querySelectorAll('.cable')]); }

  #light() {
    const on = this.hand.on;
    let any = false;
    for (const group of this.#groups()) {
      const isLit = on?.kind === 'jack' && (on.id === group.dataset.from || on.id === group.dataset.to);
      group.classList.toggle('lit', isLit);
      any ||= isLit;
    }
    this.root.classList.toggle('dim', any);
  }
}
