// How cables look: colours, the hanging line, plugs.

/** @import {Jack} from './types.js' */
import { mm, svg } from './svg.js';

/** @typedef {{x: number, y: number}} Point */

/** Six of the colours that the colour-blind can tell apart (M. Okabe and K. Ito, 2008), none of them grey. */
export const colours = ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#d55e00', '#cc79a7'];
export const colourNames = ['orange', 'sky blue', 'green', 'yellow', 'vermilion', 'purple'];

/** By signal family, where nobody chose. @type {Record<string, string>} */
const ofKind = {
  audio: colours[4], pitchHertzPerVolt: colours[1], pitchVoltsPerOctave: colours[1], controlVolts: colours[2], exponentialControl: colours[2],
  sTrigger: colours[5], gate: colours[5], clock: colours[3],
};

/** @param {Jack|undefined} from */
export const familyColour = (from) => ofKind[from?.signal ?? 'controlVolts'];

/** The hanging line between two points: the further, the deeper. @param {Point} a @param {Point} b */
export function hang(a, b) {
  const dx = b.x - a.x, dy = b.y - a.y, sag = 6 + 0.24 * Math.hypot(dx, dy), lean = dx * 0.16;
  return `M${mm(a.x)} ${mm(a.y)}C${mm(a.x + lean)} ${mm(a.y + sag)} ${mm(b.x - lean)} ${mm(b.y + sag)} ${mm(b.x)} ${mm(b.y)}`;
}

/** @param {Point} at @param {number} scale */
const placed = (at, scale) => `translate(${mm(at.x)} ${mm(at.y)}) scale(${mm(scale)})`;

/** @param {Point} at @param {string} colour @param {number} scale */
export function drawPlug(at, colour, scale) {
  return svg('g', { class: 'plug', transform: placed(at, scale) },
    svg('ellipse', { cx: 0.8, cy: 1.2, rx: 5.6, ry: 5.6, fill: 'url(#shadow)' }),
    svg('circle', { r: 4.5, fill: '#0d0d0e' }), svg('circle', { r: 3.9, fill: colour }),
    svg('circle', { r: 3.9, fill: 'url(#plug-light)' }), svg('circle', { r: 1.9, fill: '#000', 'fill-opacity': 0.35 }));
}

/** A cable's drawing. @param {Point} a @param {Point} b @param {string} colour @param {number} scale */
export function drawCable(a, b, colour, scale) {
  const d = hang(a, b), group = svg('g', { class: 'cable' });
  group.append(
    svg('path', { d, class: 'fall', 'stroke-width': 3.4 * scale, transform: 'translate(1.6 2.6)' }), svg('path', { d, class: 'edge', 'stroke-width': 3.1 * scale }),
    svg('path', { d, class: 'core', stroke: colour, 'stroke-width': 2.5 * scale }), svg('path', { d, class: 'shine', 'stroke-width': 0.6 * scale, transform: 'translate(-0.35 -0.5)' }),
    drawPlug(a, colour, scale), drawPlug(b, colour, scale), svg('path', { d, class: 'hit' }));
  return group;
}

/** A sign at a plug: there is something to say about this cable. @param {Point} at @param {number} scale */
export function drawHint(at, scale) {
  return svg('g', { class: 'hint', transform: placed({ x: at.x + 4.6 * scale, y: at.y - 4.6 * scale }, scale) },
    svg('circle', { r: 3, fill: '#000' }), svg('circle', { r: 2.5, fill: '#ffd24a' }), svg('path', { d: 'M0 -1.5V.3M0 1.35V1.4' }));
}

/** The light on all plugs; once a page. */
export function plugLight() {
  return svg('radialGradient', { id: 'plug-light', cx: 0.35, cy: 0.3 },
    svg('stop', { offset: 0, 'stop-color': '#fff', 'stop-opacity': 0.5 }), svg('stop', { offset: 0.5, 'stop-color': '#fff', 'stop-opacity': 0 }),
    svg('stop', { offset: 1, 'stop-color': '#000', 'stop-opacity': 0.4 }));
}

/** A cable one end of which is in the hand. Made once a drag; a move sets six attributes and touches nothing else. */
export class LooseCable {
  #paths;
  #plug;
  #core;

  /** @param {Point} anchor @param {Point} end @param {string} colour @param {number} scale */
  constructor(anchor, end, colour, scale) {
    this.anchor = anchor;
    this.scale = scale * 1.12;
    this.root = drawCable(anchor, end, colour, scale);
    this.root.querySelector('.hit')?.remove();
    this.#paths = [...this.root.querySelectorAll(':scope > path')];
    this.#plug = /** @type {Element} */ (this.root.querySelector('.plug:last-child'));
    this.#core = [...this.root.querySelectorAll(`[stroke="${colour}"], [fill="${colour}"]`)];
    this.root.classList.add('loose');
    this.move(end);
  }

  /** @param {string} colour */
  paint(colour) { for (const shape of this.#core) shape.setAttribute(shape.localName === 'path' ? 'stroke' : 'fill', colour); }

  /** @param {Point} end */
  move(end) {
    const d = hang(this.anchor, end);
    for (const path of this.#paths) path.setAttribute('d', d);
    this.#plug.setAttribute('transform', placed(end, this.scale));
  }
}
