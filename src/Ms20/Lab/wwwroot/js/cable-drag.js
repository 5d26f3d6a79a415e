// Plugging by hand: drag from either end, lift a plug out of an input, clone with Ctrl, Esc puts everything back. A click opens the jack's menu.

/** @import {Cable, Jack} from './types.js' */
/** @import {Cables} from './cables.js' */
/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
import { colours, drawCable, drawPlug, familyColour } from './cables.js';
import { openJackMenu } from './jack-menu.js';

const stillPixels = 4, longPressMs = 550;

export class CableDrag {
  /** @type {{pointer: number, start: Jack, anchor: Jack, lifted: Cable|null, colour: string, x: number, y: number, moving: boolean, timer: number}|null} */ #drag = null;
  #justDragged = false;

  /** @param {HTMLElement} board @param {Instrument} instrument @param {Hand} hand @param {Cables} cables */
  constructor(board, instrument, hand, cables) {
    this.board = board;
    this.instrument = instrument;
    this.hand = hand;
    this.cables = cables;
    this.ghost = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    this.ghost.classList.add('ghost');
    cables.root.append(this.ghost);
    board.addEventListener('pointerdown', (event) => this.#down(event));
    board.addEventListener('pointermove', (event) => this.#move(event));
    board.addEventListener('pointerup', (event) => this.#up(event));
    board.addEventListener('pointercancel', () => this.#stop());
    board.addEventListener('click', (event) => this.#click(event));
    board.addEventListener('contextmenu', (event) => { const jack = this.#jackAt(event); if (jack) { event.preventDefault(); this.#menu(jack); } });
    document.addEventListener('keydown', (event) => this.#key(event), true);
  }

  /** @param {MouseEvent} event */
  #jackAt(event) {
    for (const element of document.elementsFromPoint(event.clientX, event.clientY)) {
      const jack = /** @type {HTMLElement|null} */ (element.closest('ms-jack'));
      if (jack) return this.instrument.jacks.get(jack.dataset.jack ?? '') ?? null;
    }
    return null;
  }

  /** @param {PointerEvent} event */
  #down(event) {
    // A plug lies over its jack: whoever takes hold of it means the jack.
    this.#justDragged = false;
    const jack = /** @type {Element} */ (event.target).closest('ms-jack, .cable') ? this.#jackAt(event) : null;
    if (!jack || event.button !== 0 || this.#drag) return;
    if (event.shiftKey) { this.#pull(jack); return; }
    const inside = this.instrument.cableInto(jack.id), clone = event.ctrlKey || event.metaKey;
    const anchor = inside ? /** @type {Jack} */ (this.instrument.jacks.get(inside.from)) : jack;
    this.#drag = {
      pointer: event.pointerId, start: jack, anchor, lifted: inside && !clone ? inside : null, x: event.clientX, y: event.clientY, moving: false,
      colour: inside ? this.cables.colourOf(inside) : jack.direction === 'out' ? familyColour(jack) : colours[2],
      timer: event.pointerType === 'touch' ? window.setTimeout(() => { if (this.#drag && !this.#drag.moving) { this.#stop(); this.#justDragged = true; this.#menu(jack); } }, longPressMs) : 0,
    };
    this.board.setPointerCapture(event.pointerId);
    this.hand.take('jack', jack.id);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    if (!drag.moving) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < stillPixels) return;
      drag.moving = true;
      clearTimeout(drag.timer);
      this.board.classList.add('patching');
      this.cables.lifted = drag.lifted;
      this.cables.draw();
      this.#mark(drag.anchor);
    }
    drag.x = event.clientX;
    drag.y = event.clientY;
    const over = this.#jackAt(event);
    if (over) this.hand.over('jack', over.id); else this.hand.leave();
    this.#drawGhost(over && this.#isLegal(drag.anchor, over) ? over : null);
  }

  /** @param {Jack|null} target */
  #drawGhost(target) {
    const drag = this.#drag;
    if (!drag) return;
    const matrix = this.cables.root.getScreenCTM()?.inverse(), end = target ?? new DOMPoint(drag.x, drag.y).matrixTransform(matrix);
    this.ghost.replaceChildren(drawCable(drag.anchor, end, drag.colour, this.cables.scale), drawPlug(end, drag.colour, this.cables.scale * 1.12));
  }

  /** @param {PointerEvent} event */
  #up(event) {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointer) return;
    const target = drag.moving ? this.#jackAt(event) : null;
    this.#stop();
    if (!drag.moving) return;
    this.#justDragged = true;
    this.#drop(drag, target);
  }

  /** @param {{anchor: Jack, start: Jack, lifted: Cable|null, colour: string}} drag @param {Jack|null} target */
  #drop(drag, target) {
    const { instrument } = this, lifted = drag.lifted;
    if (target && this.#isLegal(drag.anchor, target)) {
      const [from, to] = drag.anchor.direction === 'out' ? [drag.anchor, target] : [target, drag.anchor];
      if (lifted && lifted.to === to.id) return;
      const own = drag.colour !== familyColour(from) && drag.anchor.direction === 'out' ? drag.colour : undefined, old = instrument.cableInto(to.id);
      if (old?.from === from.id) return;
      instrument.replaceCables(`cable ${from.name} to ${to.name}`, [lifted, old].filter((cable) => cable !== null), [own ? { from: from.id, to: to.id, colour: own } : { from: from.id, to: to.id }]);
      this.hand.take('jack', to.id);
    } else if (target && target !== drag.start) this.hand.say(this.#refusal(drag.anchor, target));
    else if (lifted && !target) {
      instrument.disconnect(lifted.from, lifted.to);
      this.hand.say(`Unplugged ${instrument.nameOf(lifted.from)} from ${instrument.nameOf(lifted.to)}. Undo: Ctrl+Z.`);
    }
  }

  /** @param {Jack} anchor @param {Jack} other */
  #isLegal(anchor, other) { return anchor.direction !== other.direction && !this.instrument.hostInputs.has(anchor.direction === 'in' ? anchor.id : other.id); }

  /** @param {Jack} anchor @param {Jack} other */
  #refusal(anchor, other) {
    if (anchor.direction === other.direction) return `Both are ${anchor.direction === 'in' ? 'inputs' : 'outputs'}: a cable goes from an output to an input.`;
    return `${other.name} is taken by ${this.instrument.hostInputs.get(other.id) ?? 'a signal from outside'}; unplug that first.`;
  }

  /** @param {Jack} anchor */
  #mark(anchor) {
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (this.board.querySelectorAll('ms-jack'))) {
      const jack = this.instrument.jacks.get(element.dataset.jack ?? '');
      if (!jack) continue;
      element.classList.toggle('legal', this.#isLegal(anchor, jack));
      element.classList.toggle('illegal', jack !== anchor && !this.#isLegal(anchor, jack));
    }
  }

  #stop() {
    if (this.#drag) clearTimeout(this.#drag.timer);
    this.#drag = null;
    this.cables.lifted = null;
    this.ghost.replaceChildren();
    this.board.classList.remove('patching');
    for (const element of this.board.querySelectorAll('ms-jack')) element.classList.remove('legal', 'illegal');
    this.cables.draw();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.#drag?.moving) return;
    const colour = colours[Number(event.key) - 1];
    if (event.key === 'Escape') { this.#stop(); this.#justDragged = true; }
    else if (colour) { this.#drag.colour = colour; this.#drawGhost(null); } else return;
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

  /** @param {Jack} jack */
  #menu(jack) { openJackMenu(this.instrument, this.hand, this.cables, jack, this.board); }

  /** Takes the last cable out of a jack. @param {Jack} jack */
  #pull(jack) {
    const cable = this.instrument.cablesAt(jack.id).at(-1);
    if (cable) this.instrument.disconnect(cable.from, cable.to);
  }
}
