// The cables: one drawing over the panel. It takes no events but on the cables themselves.

/** @import {Cable, Jack} from './types.js' */
/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
/** @import {Item} from './menu.js' */
import { colourNames, colours, drawCable, drawHint, drawPlug, familyColour, plugLight } from './cable-drawing.js';
import { openMenu } from './menu.js';
import { cableText } from './patch.js';
import { artboard } from './place.js';
import { LongPress } from './press.js';
import { svg } from './svg.js';

const outsideColour = '#e8e6e0';
// Plugs in one output stand on one another: each so much further up, in millimetres, and no more than this many can be told apart.
const stackX = 0.9, stackY = -2, highestStack = 4;

/** The jack that lies under a cable's end. @param {MouseEvent} event */
const jackUnder = (event) => document.elementsFromPoint(event.clientX, event.clientY)
  .map((element) => /** @type {HTMLElement|null} */ (element.closest('ms-jack'))?.dataset.jack).find((id) => id) ?? '';

/** @param {Event} event */
const groupOf = (event) => /** @type {SVGGElement|null} */ (/** @type {Element} */ (event.target).closest('.cable'));

export class Cables {
  /** What is drawn, by how it looks. @type {Map<string, SVGGElement>} */ #drawn = new Map();
  #press = new LongPress();
  #isInHand = false;

  /** @param {Instrument} instrument @param {Hand} hand */
  constructor(instrument, hand) {
    const face = instrument.panel.face, board = artboard(face);
    this.root = svg('svg', { class: 'cables', viewBox: `${-board.left} ${-board.top} ${board.width} ${board.height}`, 'aria-hidden': 'true' });
    this.layer = svg('g');
    this.root.append(svg('defs', {}, plugLight()), this.layer);
    this.instrument = instrument;
    this.hand = hand;
    /** Jacks that are seen; the rear panel's are not. */
    this.bay = new Map(instrument.panel.jacks.map((jack) => [jack.id, jack]));
    /** Whether the rear's jacks are seen, and what ends there is drawn elsewhere. */ this.isRearSeen = false;
    for (const name of ['cables', 'patch', 'setting', 'hints']) instrument.addEventListener(name, () => this.draw());
    hand.addEventListener('move', () => this.#light());
    this.#listen();
    this.draw();
  }

  /** Plugs are as large as the jacks. */
  get scale() { return this.instrument.profile.nut > 10 ? 1 : 0.68; }

  /** Whether both ends of a cable are in the patch bay. @param {Cable} cable */
  isOnFace(cable) { return this.bay.has(cable.from) && this.bay.has(cable.to); }

  /** @param {Cable} cable */
  colourOf(cable) { return cable.colour ?? familyColour(this.instrument.jacks.get(cable.from)); }

  /** Draws what is new and takes away what is gone; the other cables are left alone. */
  draw() {
    const wanted = new Map([...this.#cables(), ...this.#outside()]);
    for (const [look, group] of this.#drawn) if (!wanted.has(look)) { group.remove(); this.#drawn.delete(look); }
    for (const [look, make] of wanted) {
      if (this.#drawn.has(look)) continue;
      const group = make();
      this.#drawn.set(look, group);
      this.layer.append(group);
    }
    this.#light();
  }

  /** Each cable by all that its drawing depends on. @returns {[string, () => SVGGElement][]} */
  #cables() {
    /** How many plugs an output has so far. @type {Map<string, number>} */
    const stacks = new Map(), { bay, scale } = this;
    const isSeen = (/** @type {Cable} */ cable) => this.isOnFace(cable) || (!this.isRearSeen && (bay.has(cable.from) || bay.has(cable.to)));
    return this.instrument.patch.cables.filter(isSeen).map((cable) => {
      const height = Math.min(stacks.get(cable.from) ?? 0, highestStack), colour = this.colourOf(cable);
      stacks.set(cable.from, height + 1);
      const isStrange = this.instrument.hints.has(cableText(cable));
      return [`${cableText(cable)} ${colour} ${height} ${scale} ${isStrange}`, () => {
        const [from, to] = this.#ends(cable, height), group = drawCable(from, to, colour, scale);
        if (isStrange) group.append(drawHint(to, scale));
        Object.assign(group.dataset, { from: cable.from, to: cable.to });
        return group;
      }];
    });
  }

  /** Where a cable's plugs are. One from the rear panel comes over the top edge. @param {Cable} cable @param {number} height in the output's stack */
  #ends(cable, height) {
    const from = this.bay.get(cable.from), to = this.bay.get(cable.to), overTop = (/** @type {Jack|undefined} */ other) => ({ x: (other?.x ?? 0) + 7, y: -6 });
    return [from ? { x: from.x + stackX * height, y: from.y + stackY * height } : overTop(to), to ?? overTop(from)];
  }

  /** Plugs of signals from outside. @returns {[string, () => SVGGElement][]} */
  #outside() {
    return [...this.instrument.hostInputs.keys()].flatMap((id) => {
      const jack = this.bay.get(id);
      return jack ? [[`${id} ${this.scale}`, () => drawPlug(jack, outsideColour, this.scale)]] : [];
    });
  }

  /** A cable is in the hand: the one it is made from is out of sight, the others stay as they are. @param {Cable|null} cable */
  lift(cable) {
    this.#isInHand = true;
    this.#light();
    for (const group of this.#groups()) if (cable && group.dataset.from === cable.from && group.dataset.to === cable.to) group.classList.add('lifted');
  }

  /** The hand is empty again. */
  settle() {
    this.#isInHand = false;
    this.layer.querySelector('.lifted')?.classList.remove('lifted');
    this.#light();
  }

  #groups() { return [...this.#drawn.values()].filter((group) => group.dataset.from); }

  /** The others fade while the hand is on a jack that has a cable, or on a cable. */
  #light() {
    const on = this.#isInHand ? null : this.hand.on;
    let any = false;
    for (const group of this.#groups()) {
      const { from, to } = group.dataset, lit = on?.kind === 'jack' ? on.id === from || on.id === to : on?.kind === 'cable' && on.id === `${from} -> ${to}`;
      group.classList.toggle('lit', lit);
      any ||= lit;
    }
    this.root.classList.toggle('dim', any);
  }

  #listen() {
    const { hand, root } = this;
    root.addEventListener('pointermove', (event) => {
      this.#press.cancel();
      const group = groupOf(event), jack = jackUnder(event);
      if (jack) hand.over('jack', jack);
      else if (group) hand.over('cable', `${group.dataset.from} -> ${group.dataset.to}`);
    });
    root.addEventListener('pointerout', () => hand.leave());
    root.addEventListener('click', (event) => {
      const cable = this.#cableAt(event);
      if (cable && event.shiftKey) this.instrument.disconnect(cable.from, cable.to);
    });
    root.addEventListener('pointerdown', (event) => { if (this.#cableAt(event)) this.#press.begin(event, () => this.#menu(event)); });
    for (const name of ['pointerup', 'pointercancel']) root.addEventListener(name, () => this.#press.cancel());
    root.addEventListener('contextmenu', (event) => {
      if (!this.#cableAt(event)) return;
      event.preventDefault();
      event.stopPropagation();
      this.#press.cancel();
      this.#menu(event);
    });
  }

  /** The cable under the pointer, unless that is on the jack where it ends. @param {MouseEvent} event */
  #cableAt(event) {
    const group = groupOf(event);
    if (!group || jackUnder(event)) return null;
    return this.instrument.patch.cables.find((row) => row.from === group.dataset.from && row.to === group.dataset.to) ?? null;
  }

  /** @param {MouseEvent} event */
  #menu(event) {
    const cable = this.#cableAt(event);
    if (cable) openMenu(`${this.instrument.nameOf(cable.from)} to ${this.instrument.nameOf(cable.to)}`, this.itemsFor(cable), event.clientX, event.clientY, null);
  }

  /** What can be done with a cable. @param {Cable} cable @returns {Item[]} */
  itemsFor(cable) {
    return [{ label: 'Unplug', note: 'Shift+click', choose: () => this.instrument.disconnect(cable.from, cable.to) }, ...this.colourItems(cable)];
  }

  /** @param {Cable} cable @returns {Item[]} */
  colourItems(cable) {
    const { instrument } = this, paint = (/** @type {string|undefined} */ colour) =>
      instrument.replaceCables('colour of a cable', [cable], [colour ? { ...cable, colour } : { from: cable.from, to: cable.to }]);
    return [...colours.map((colour, i) => ({ label: colourNames[i], colour, checked: cable.colour === colour, choose: () => paint(colour) })),
      { label: 'Colour of its signal', checked: !cable.colour, choose: () => paint(undefined) }];
  }
}
