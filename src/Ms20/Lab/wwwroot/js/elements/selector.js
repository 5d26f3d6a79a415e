// <ms-selector>: a rotary switch. A radio button lies over each sign on its arc, so that a sign can be clicked and the arrow keys step.

/** @import {Control} from '../types.js' */
/** @import {Instrument} from '../instrument.js' */
/** @import {Hand} from '../hand.js' */
import { drawKnob } from '../knob-drawing.js';
import { openDialMenu } from '../dial-menu.js';
import { makeCopyable, makeTurnable, turnByKey } from '../turning.js';
import { html } from '../svg.js';

export class SelectorElement extends HTMLElement {
  /** @param {Instrument} instrument @param {Hand} hand @param {Control} control */
  setUp(instrument, hand, control) {
    const face = instrument.panel.face, middle = (control.minimum + control.maximum) / 2;
    const drawing = drawKnob(control.size === 'large' ? face.large : face.small, face.selectorLegendRadius + 3);
    const knob = html('div', { class: 'turn' });
    knob.append(drawing.root);
    this.append(knob);
    this.dataset.control = control.id;
    this.setAttribute('role', 'radiogroup');
    this.setAttribute('aria-label', control.name);
    const radios = control.positions.map((legend, position) => this.#radio(instrument, hand, control, legend, position, (position - middle) * face.degreesPerMark));
    const follow = () => {
      const at = instrument.dial(control.id);
      drawing.turn((at - middle) * face.degreesPerMark);
      radios.forEach((radio, position) => { radio.checked = position === at; });
      // The keyboard stays with the button that is chosen: the others are no tab stops.
      if (radios.some((radio) => radio === document.activeElement)) radios[at].focus({ preventScroll: true });
    };
    makeTurnable(knob, instrument, hand, control, {
      focus: () => radios[instrument.dial(control.id)].focus({ preventScroll: true }),
      menu: (x, y) => openDialMenu(instrument, hand, control, x, y, radios[instrument.dial(control.id)]),
      // Fingers reach the signs around it too.
      click: (event) => {
        const box = knob.getBoundingClientRect(), x = event.clientX - box.x - box.width / 2, y = box.y + box.height / 2 - event.clientY;
        const detent = Math.round(Math.atan2(x, y) * 180 / Math.PI / face.degreesPerMark + middle), isSign = Math.hypot(x, y) > box.width / 2 && detent >= 0 && detent <= control.maximum;
        instrument.setDial(control.id, isSign ? detent : (instrument.dial(control.id) + 1) % control.positions.length);
      },
    });
    instrument.addEventListener('dial', (event) => { if (/** @type {CustomEvent} */ (event).detail.id === control.id) follow(); });
    instrument.addEventListener('patch', follow);
    follow();
    return this;
  }

  /** @param {Instrument} instrument @param {Hand} hand @param {Control} control @param {string} legend @param {number} position @param {number} degrees */
  #radio(instrument, hand, control, legend, position, degrees) {
    const radio = html('input', { type: 'radio', name: control.id, value: position, 'aria-label': legend, 'data-control': control.id });
    const radius = instrument.panel.face.selectorLegendRadius / control.width, angle = degrees * Math.PI / 180;
    radio.style.left = `${50 + 100 * radius * Math.sin(angle)}%`;
    radio.style.top = `${50 - 100 * radius * Math.cos(angle)}%`;
    radio.addEventListener('change', () => instrument.setDial(control.id, position));
    radio.addEventListener('focus', () => hand.focus('control', control.id, radio));
    radio.addEventListener('blur', () => hand.blur('control', control.id));
    radio.addEventListener('pointerenter', () => hand.over('control', control.id));
    radio.addEventListener('pointerleave', () => hand.leave());
    radio.addEventListener('keydown', (event) => {
      if (turnByKey(event, instrument, hand, control)) event.stopPropagation();
    });
    makeCopyable(radio, instrument, hand, control);
    this.append(radio);
    return radio;
  }
}

customElements.define('ms-selector', SelectorElement);
