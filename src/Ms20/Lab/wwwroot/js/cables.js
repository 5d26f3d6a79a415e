// The cables: one drawing over the panel. It takes no events but on the cables themselves.

/** @import {Cable, Jack} from './types.js' */
/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
import { artboard } from './place.js';
import { openMenu } from './menu.js';
import { mm, svg } from './svg.js';

/** Six colours that the colour-blind can tell apart (Okabe and Ito, 2008), none of them grey. */
export const colours = ['#e69f00', '#56b4e9', '#00a67d', '#f0e442', '#d55e00', '#cc79a7'];
export const colourNames = ['orange', 'sky blue', 'green', 'yellow', 'vermilion', 'purple'];

/** By signal family, where nobody chose. @type {Record<string, string>} */
const ofKind = { audio: colours[4], pitchHertzPerVolt: colours[1], controlVolts: colours[2], exponentialControl: colours[2], sTrigger: colours[5], clock: colours[3] };

/** @param {Jack|undefined} from */
export const familyColour = (from) => ofKind[from?.signal ?? 'controlVolts'];

/** The hanging line between two points. @param {{x: number, y: number}} a @param {{x: number, y: number}} b */
export function hang(a, b) {
  const dx = b.x - a.x, dy = b.y - a.y, sag = 6 + 0.24 * Math.hypot(dx, dy), lean = dx * 0.16;
  return `M${mm(a.x)} ${mm(a.y)}C${mm(a.x + lean)} ${mm(a.y + sag)} ${mm(b.x - lean)} ${mm(b.y + sag)} ${mm(b.x)} ${mm(b.y)}`;
}

/** @param {{x: number, y: number}} at @param {string} colour @param {number} scale */
export function drawPlug(at, colour, scale) {
  return svg('g', { class: 'plug', transform: `translate(${mm(at.x)} ${mm(at.y)}) scale(${mm(scale)})` },
    svg('ellipse', { cx: 0.8, cy: 1.2, rx: 5.6, ry: 5.6, fill: 'url(#shadow)' }),
    svg('circle', { r: 4.5, fill: '#0d0d0e' }), svg('circle', { r: 3.9, fill: colour }),
    svg('circle', { r: 3.9, fill: 'url(#plug-light)' }), svg('circle', { r: 1.9, fill: '#000', 'fill-opacity': 0.35 }));
}

/** A cable's drawing. @param {{x: number, y: number}} a @param {{x: number, y: number}} b @param {string} colour @param {number} scale */
export function drawCable(a, b, colour, scale) {
  const d = hang(a, b), group = svg('g', { class: 'cable' });
  group.append(
    svg('path', { d, class: 'fall', 'stroke-width': 3.4 * scale, transform: 'translate(1.6 2.6)' }), svg('path', { d, class: 'edge', 'stroke-width': 3.1 * scale }),
    svg('path', { d, class: 'core', stroke: colour, 'stroke-width': 2.5 * scale }), svg('path', { d, class: 'shine', 'stroke-width': 0.6 * scale, transform: 'translate(-0.35 -0.5)' }),
    drawPlug(a, colour, scale), drawPlug(b, colour, scale), svg('path', { d, class: 'hit' }));
  return group;
}

/** The jack that lies under a plug. @param {MouseEvent} event */
const jackUnder = (event) => document.elementsFromPoint(event.clientX, event.clientY)
  .map((element) => /** @type {HTMLElement|null} */ (element.closest('ms-jack'))?.dataset.jack).find((id) => id) ?? '';

export class Cables {
  /** @param {Instrument} instrument @param {Hand} hand */
  constructor(instrument, hand) {
    const face = instrument.panel.face, board = artboard(face);
    this.root = svg('svg', { class: 'cables', viewBox: `${-board.left} ${-board.top} ${board.width} ${board.height}`, 'aria-hidden': 'true' });
    this.root.append(svg('defs', {}, svg('radialGradient', { id: 'plug-light', cx: 0.35, cy: 0.3 },
      svg('stop', { offset: 0, 'stop-color': '#fff', 'stop-opacity': 0.5 }), svg('stop', { offset: 0.5, 'stop-color': '#fff', 'stop-opacity': 0 }),
      svg('stop', { offset: 1, 'stop-color': '#000', 'stop-opacity': 0.4 }))));
    this.layer = svg('g');
    this.root.append(this.layer);
    this.instrument = instrument;
    this.hand = hand;
    /** The cable that is in the hand and so not drawn where it was. @type {Cable|null} */ this.lifted = null;
    for (const name of ['cables', 'patch', 'setting']) instrument.addEventListener(name, () => this.draw());
    hand.addEventListener('move', () => this.#light());
    this.#listen();
    this.draw();
  }

  /** Plugs are as large as the jacks. */
  get scale() { return this.instrument.profile.nut > 10 ? 1 : 0.68; }

  /** @param {Cable} cable */
  colourOf(cable) { return cable.colour ?? familyColour(this.instrument.jacks.get(cable.from)); }

  draw() {
    const { instrument } = this, bay = new Set(instrument.panel.jacks.map((jack) => jack.id));
    const cables = instrument.patch.cables.filter((cable) => (bay.has(cable.from) || bay.has(cable.to)) && !this.#isLifted(cable));
    this.layer.replaceChildren(...cables.map((cable) => {
      const from = bay.has(cable.from) ? instrument.jacks.get(cable.from) : undefined, to = bay.has(cable.to) ? instrument.jacks.get(cable.to) : undefined;
      // A cable from the rear panel comes over the top edge.
      const overTop = (/** @type {Jack} */ other) => ({ x: other.x + 7, y: -6 });
      const group = drawCable(from ?? overTop(/** @type {Jack} */ (to)), to ?? overTop(/** @type {Jack} */ (from)), this.colourOf(cable), this.scale);
      group.dataset.from = cable.from;
      group.dataset.to = cable.to;
      return group;
    }));
    for (const id of instrument.hostInputs.keys()) {
      const jack = instrument.jacks.get(id);
      if (jack) this.layer.append(drawPlug(jack, '#e8e6e0', this.scale));
    }
    this.#light();
  }

  /** @param {Cable} cable */
  #isLifted(cable) { return this.lifted !== null && cable.from === this.lifted.from && cable.to === this.lifted.to; }

  /** The others fade while the hand is on a jack that has a cable, or on a cable. */
  #light() {
    const at = this.hand.at;
    let any = false;
    for (const group of /** @type {NodeListOf<SVGGElement>} */ (this.layer.querySelectorAll('.cable'))) {
      const { from, to } = group.dataset, lit = at?.kind === 'jack' ? at.id === from || at.id === to : at?.kind === 'cable' && at.id === `${from} -> ${to}`;
      group.classList.toggle('lit', lit);
      any ||= lit;
    }
    this.root.classList.toggle('dim', any);
  }

  #listen() {
    const { instrument, hand } = this;
    const cableAt = (/** @type {Event} */ event) => /** @type {SVGGElement|null} */ (/** @type {Element} */ (event.target).closest('.cable'));
    this.root.addEventListener('pointermove', (event) => {
      const group = cableAt(event), jack = jackUnder(event);
      if (jack) { if (hand.at?.id !== jack) hand.over('jack', jack); }
      else if (group && hand.at?.id !== `${group.dataset.from} -> ${group.dataset.to}`) hand.over('cable', `${group.dataset.from} -> ${group.dataset.to}`);
    });
    this.root.addEventListener('pointerout', () => hand.leave());
    this.root.addEventListener('click', (event) => {
      const group = cableAt(event);
      if (group && event.shiftKey && !jackUnder(event)) instrument.disconnect(group.dataset.from ?? '', group.dataset.to ?? '');
    });
    this.root.addEventListener('contextmenu', (event) => {
      const group = cableAt(event), cable = instrument.patch.cables.find((row) => row.from === group?.dataset.from && row.to === group?.dataset.to);
      if (!cable || jackUnder(event)) return;
      event.preventDefault();
      event.stopPropagation();
      openMenu(`${instrument.nameOf(cable.from)} to ${instrument.nameOf(cable.to)}`, this.itemsFor(cable), event.clientX, event.clientY, null);
    });
  }

  /** What can be done with a cable. @param {Cable} cable @returns {import('./menu.js').Item[]} */
  itemsFor(cable) {
    const { instrument } = this, paint = (/** @type {string|undefined} */ colour) => instrument.replaceCables('colour of a cable', [cable], [colour ? { ...cable, colour } : { from: cable.from, to: cable.to }]);
    return [
      { label: 'Unplug', note: 'Shift+click', choose: () => instrument.disconnect(cable.from, cable.to) },
      ...colours.map((colour, i) => ({ label: colourNames[i], colour, choose: () => paint(colour) })),
      { label: 'Colour of its signal', choose: () => paint(undefined) },
    ];
  }
}
