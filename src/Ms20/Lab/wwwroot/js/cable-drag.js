// Plugging by hand: drag from either end, lift a plug out of an input, clone with Ctrl, Esc puts everything back. A click opens the jack's menu.

/** @import {Cable, Jack} from './types.js' */
/** @import {Cables} from './cables.js' */
/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
/** @import {Cords} from './rear/cords.js' */
import { LooseCable, colours, familyColour } from './cable-drawing.js';
import { openJackMenu } from './jack-menu.js';
import { LongPress, stillPixels } from './press.js';

// From an input nobody knows yet what will be plugged: green, as control voltages are.
const unknownColour = colours[2];

/**
 * A cable in the hand: from `anchor`, which stays, to the pointer. `start` is where it was taken, `chosen` the colour of a number key.
 * @typedef {{pointer: number, start: Jack, anchor: Jack, lifted: Cable|null, colour: string, chosen: string, x: number, y: number, loose: LooseCable|null}} Drag
 */

export class CableDrag {
  /** @type {Drag|null} */ #drag = null;
  #press = new LongPress();
  #justDragged = false;
  #frame = 0;

  /** @param {HTMLElement[]} areas where jacks are @param {Instrument} instrument @param {Hand} hand @param {Cables} cables @param {Cords} cords */
  constructor(areas, instrument, hand, cables, cords) {
    this.areas = areas;
    this.instrument = instrument;
    this.hand = hand;
    this.cables = cables;
    this.cords = cords;
    for (const area of areas) this.#listen(area);
    document.addEventListener('keydown', (event) => this.#key(event), true);
  }

  /** @param {HTMLElement} area */
  #listen(area) {
    area.addEventListener('pointerdown', (event) => this.#down(event, area));
    area.addEventListener('pointermove', (event) => this.#move(event));
    area.addEventListener('pointerup', (event) => this.#up(event));
    for (const name of /** @type {const} */ (['pointercancel', 'lostpointercapture'])) area.addEventListener(name, (event) => { if (event.pointerId === this.#drag?.pointer) this.#stop(); });
    area.addEventListener('click', (event) => this.#click(event));
    area.addEventListener('contextmenu', (event) => this.#contextMenu(event));
  }

  #jacks() { return /** @type {HTMLElement[]} */ (this.areas.flatMap((area) => [...area.querySelectorAll('ms-jack')])); }

  /** @param {{x: number, y: number}} point of the window */
  #jackAt({ x, y }) {
    for (const element of document.elementsFromPoint(x, y)) {
      const jack = /** @type {HTMLElement|null} */ (element.closest('ms-jack'));
      if (jack) return this.instrument.jacks.get(jack.dataset.jack ?? '') ?? null;
    }
    return null;
  }

  /** @param {PointerEvent} event @param {HTMLElement} area */
  #down(event, area) {
    if (this.#drag) return;
    this.#justDragged = false;
    // A cable's end lies over its jack: whoever takes hold of it means the jack.
    const jack = /** @type {Element} */ (event.target).closest('ms-jack, .cable') ? this.#jackAt(event) : null;
    if (!jack || event.button !== 0) return;
    if (event.shiftKey) { this.instrument.unplugLast(jack.id); return; }
    const inside = this.instrument.cableInto(jack.id), isClone = event.ctrlKey || event.metaKey;
    const anchor = inside ? /** @type {Jack} */ (this.instrument.jacks.get(inside.from)) : jack;
    this.#drag = {
      pointer: event.pointerId, start: jack, anchor, lifted: inside && !isClone ? inside : null, x: event.clientX, y: event.clientY, loose: null,
      colour: inside ? this.cables.colourOf(inside) : jack.direction === 'out' ? familyColour(jack) : unknownColour, chosen: inside?.colour ?? '',
    };
    area.setPointerCapture(event.pointerId);
    this.hand.take('jack', jack.id);
    this.#press.begin(event, () => { this.#stop(); this.#justDragged = true; this.#menu(jack); });
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    if (!drag.loose) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < stillPixels(event)) return;
      this.#press.cancel();
      for (const area of this.areas) area.classList.add('patching');
      this.cables.lift(drag.lifted);
      this.cords.lift(drag.lifted);
      this.cords.fit();
      drag.loose = new LooseCable(this.cords.pointOf(drag.anchor.id), this.cords.pointOf(drag.start.id), drag.colour, this.cables.scale);
      this.cords.above.append(drag.loose.root);
      this.#mark(drag.anchor);
    }
    drag.x = event.clientX;
    drag.y = event.clientY;
    // However fast the pointer is, the cable is drawn once a frame.
    this.#frame ||= requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    this.#frame = 0;
    const drag = this.#drag;
    if (!drag?.loose) return;
    const over = this.#jackAt(drag), matrix = this.cables.root.getScreenCTM()?.inverse();
    if (over) this.hand.over('jack', over.id); else this.hand.leave();
    drag.loose.move(over && this.instrument.mayConnect(drag.anchor, over) ? this.cords.pointOf(over.id) : new DOMPoint(drag.x, drag.y).matrixTransform(matrix));
  }

  /** @param {PointerEvent} event */
  #up(event) {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    this.#stop();
    if (!drag.loose) return;
    this.#justDragged = true;
    this.#drop(drag, this.#jackAt(event));
  }

  /** @param {Drag} drag @param {Jack|null} target */
  #drop({ anchor, start, lifted, chosen }, target) {
    const { instrument, hand } = this;
    if (target && instrument.mayConnect(anchor, target)) {
      const [from, to] = anchor.direction === 'out' ? [anchor, target] : [target, anchor];
      if (lifted?.to !== to.id && instrument.connect(from.id, to.id, chosen || undefined, lifted)) hand.take('jack', to.id);
    } else if (target && target !== start) hand.say(this.#refusal(anchor, target));
    else if (lifted && !target) {
      instrument.disconnect(lifted.from, lifted.to);
      hand.say(`Unplugged ${instrument.nameOf(lifted.from)} from ${instrument.nameOf(lifted.to)}. Undo: Ctrl+Z.`);
    }
  }

  /** @param {Jack} anchor @param {Jack} other */
  #refusal(anchor, other) {
    if (anchor.direction === other.direction) return `Both are ${anchor.direction === 'in' ? 'inputs' : 'outputs'}: a cable goes from an output to an input.`;
    const input = anchor.direction === 'in' ? anchor : other;
    return `${input.name} is taken by ${this.instrument.hostInputs.get(input.id) ?? 'a signal from outside'}; unplug that first.`;
  }

  /** Lights where the cable may go and dims where it may not. @param {Jack} anchor */
  #mark(anchor) {
    for (const element of this.#jacks()) {
      const jack = this.instrument.jacks.get(element.dataset.jack ?? '');
      if (jack && jack !== anchor) element.classList.add(this.instrument.mayConnect(anchor, jack) ? 'legal' : 'illegal');
    }
  }

  #stop() {
    const drag = this.#drag;
    this.#press.cancel();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#drag = null;
    if (!drag?.loose) return;
    drag.loose.root.remove();
    this.cables.settle();
    this.cords.settle();
    for (const area of this.areas) area.classList.remove('patching');
    for (const element of this.#jacks()) element.classList.remove('legal', 'illegal');
  }

  /** While a cable is in the hand: Esc puts it back, 1 to 6 colour it. @param {KeyboardEvent} event */
  #key(event) {
    const drag = this.#drag;
    if (!drag?.loose) return;
    const colour = colours[Number(/^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]) - 1];
    if (event.key === 'Escape') { this.#stop(); this.#justDragged = true; }
    else if (colour) { drag.chosen = colour; drag.loose.paint(colour); } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {MouseEvent} event */
  #click(event) {
    if (this.#justDragged || event.shiftKey) { this.#justDragged = false; return; }
    const id = /** @type {HTMLElement|null} */ (/** @type {Element} */ (event.target).closest('ms-jack'))?.dataset.jack;
    // The pointer was captured by the board, so that the click arrives there; the keyboard's click comes from the button.
    const jack = id ? this.instrument.jacks.get(id) : event.detail > 0 ? this.#jackAt(event) : null;
    if (jack) this.#menu(jack);
  }

  /** @param {MouseEvent} event */
  #contextMenu(event) {
    const jack = this.#jackAt(event);
    if (!jack) return;
    event.preventDefault();
    // A finger's comes by its long press.
    if (!this.#drag && !this.#justDragged) this.#menu(jack);
  }

  /** @param {Jack} jack */
  #menu(jack) { openJackMenu(this.instrument, this.hand, this.cables, jack, document.body); }
}
