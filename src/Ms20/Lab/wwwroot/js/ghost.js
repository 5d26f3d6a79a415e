// "Try this cable": a faint cable that a sound invites to. A click plugs it, or a drag from jack to jack; undo takes it out again, and it is offered anew.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
/** @import {Cables} from './cables.js' */
import { familyColour, hang } from './cable-drawing.js';
import { button, html, svg } from './svg.js';

/** @param {Instrument} instrument @param {Hand} hand @param {Cables} cables */
export function createGhost(instrument, hand, cables) {
  const layer = svg('g', { class: 'invitation' });
  const note = html('button', { type: 'button', class: 'try' }), away = button('×', 'Do not offer this cable', () => { dismissed.add(instrument.patch.name); show(); });
  const root = html('span', { class: 'offer' }, note, away);
  /** Sounds whose cable nobody wants. @type {Set<string>} */ const dismissed = new Set();
  cables.root.prepend(layer);
  // What the pointer finds lies under knobs and jacks, and takes none of their clicks.
  const below = svg('svg', { class: 'cables offered', viewBox: cables.root.getAttribute('viewBox') ?? '', 'aria-hidden': 'true' });
  cables.root.parentElement?.insertBefore(below, cables.root.parentElement.querySelector('.section-group'));
  const invited = () => instrument.panel.patches.find((row) => row.patch.name === instrument.patch.name)?.try;
  const show = () => {
    const cable = invited(), from = instrument.jacks.get(cable?.from ?? ''), to = instrument.jacks.get(cable?.to ?? '');
    const isOpen = cable && !instrument.hostInputs.has(cable.to) && instrument.cableInto(cable.to)?.from !== cable.from && !dismissed.has(instrument.patch.name);
    layer.replaceChildren();
    below.replaceChildren();
    root.hidden = !isOpen;
    if (!isOpen || !from || !to) return;
    const d = hang(from, to), hit = svg('path', { d, class: 'invited-hit' });
    hit.addEventListener('click', plug);
    hit.addEventListener('pointerenter', () => layer.classList.add('near'));
    hit.addEventListener('pointerleave', () => layer.classList.remove('near'));
    hit.append(svg('title', {}, `Click plugs it: it ${cable.says}.`));
    layer.append(svg('path', { d, stroke: familyColour(from), class: 'invited' }));
    below.append(hit);
    note.textContent = `Try: ${from.name} to ${to.name} ${cable.says}.`;
    note.title = note.textContent;
  };
  const plug = () => {
    const cable = invited();
    if (cable && instrument.connect(cable.from, cable.to)) hand.say(`Plugged: it ${cable.says}. Undo: Ctrl+Z.`);
  };
  note.addEventListener('click', plug);
  for (const name of ['patch', 'cables', 'setting']) instrument.addEventListener(name, show);
  show();
  return root;
}
