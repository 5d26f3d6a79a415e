// <ms-knob>: a continuous knob. A range input lies in it and carries focus, name and value, so that every assistive tool knows what it is.

/** @import {Control} from '../types.js' */
/** @import {Instrument} from '../instrument.js' */
/** @import {Hand} from '../hand.js' */
import { drawKnob } from '../knob-drawing.js';
import { format } from '../laws.js';
import { openDialMenu } from '../dial-menu.js';
import { makeCopyable, makeTurnable, turnByKey } from '../turning.js';
import { html } from '../svg.js';

export class KnobElement extends HTMLElement {
  /** @param {Instrument} instrument @param {Hand} hand @param {Control} control */
  setUp(instrument, hand, control) {
    const face = instrument.panel.face, middle = (control.minimum + control.maximum) / 2;
    const drawing = drawKnob(control.size === 'large' ? face.large : face.small);
    const input = html('input', {
      type: 'range', min: control.minimum, max: control.maximum, step: 'any', 'aria-label': control.name, 'data-control': control.id, title: '',
    });
    this.append(drawing.root, input);
    this.dataset.control = control.id;
    const follow = () => {
      const marks = instrument.dial(control.id);
      drawing.turn((marks - middle) * face.degreesPerMark * 10 / (control.maximum - control.minimum));
      input.value = String(marks);
      input.setAttribute('aria-valuetext', `${marks.toFixed(1)}, ${format(instrument.law(control), marks)}`);
    };
    makeTurnable(this, instrument, hand, control, {
      focus: () => input.focus({ preventScroll: true }),
      menu: (x, y) => openDialMenu(instrument, hand, control, x, y, input),
    });
    input.addEventListener('input', () => instrument.setDial(control.id, Number(input.value)));
    input.addEventListener('keydown', (event) => { if (turnByKey(event, instrument, hand, control)) event.stopPropagation(); });
    input.addEventListener('focus', () => hand.focus('control', control.id, input));
    input.addEventListener('blur', () => hand.blur('control', control.id));
    makeCopyable(input, instrument, hand, control);
    instrument.addEventListener('dial', (event) => { if (/** @type {CustomEvent} */ (event).detail.id === control.id) follow(); });
    for (const name of ['patch', 'setting', 'rear']) instrument.addEventListener(name, follow);
    follow();
    return this;
  }
}

customElements.define('ms-knob', KnobElement);
