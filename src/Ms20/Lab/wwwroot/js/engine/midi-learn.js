// MIDI learn: from a control's menu, once; or as a mode that stays on: touch a knob here, move yours, touch the next. And what was taught, to be forgotten.
import { tick } from './midi-settings.js';

/** The mode's switch and the list of what was taught. @param {import('./midi.js').Midi} midi */
export function createLearning(midi) {
  const root = document.createElement('div'), list = document.createElement('ul');
  let on = false, waiting = '';
  const mark = (/** @type {string} */ id) => {
    for (const element of document.querySelectorAll('.midi-waits')) element.classList.remove('midi-waits');
    if (id) document.querySelector(`.board :is(ms-knob, ms-selector, ms-wheel, ms-button)[data-control="${id}"]`)?.classList.add('midi-waits');
    waiting = id;
  };
  const set = (/** @type {boolean} */ wanted) => {
    on = wanted;
    mode.element.checked = on;
    chip.hidden = !on;
    document.body.classList.toggle('midi-learns', on);
    if (!on && waiting) midi.learn('');
  };
  const mode = tick('Learn: touch a knob here, then move yours', false, set), chip = document.createElement('button');
  chip.type = 'button';
  chip.className = 'midi-chip';
  chip.textContent = 'MIDI learn: touch a knob ✕';
  chip.title = 'Click to leave MIDI learn';
  chip.hidden = true;
  chip.addEventListener('click', () => set(false));
  document.body.append(chip);
  for (const name of ['pointerdown', 'focusin']) {
    document.addEventListener(name, (event) => {
      const id = on ? controlAt(event.target) : '';
      if (id && id !== waiting) midi.learn(id);
    }, { capture: true });
  }
  midi.addEventListener('learn', (event) => mark(/** @type {CustomEvent<string>} */ (event).detail));
  const follow = () => {
    // Told anew means taught: what was waiting waits no more.
    if (waiting && midi.isTaught(waiting)) mark('');
    list.replaceChildren(...midi.gear.bound.filter((row) => row.taught).map((row) => entry(midi, row)));
    list.hidden = list.childElementCount === 0;
  };
  midi.addEventListener('gear', follow);
  list.className = 'midi-taught';
  root.append(mode.label, list);
  follow();
  return root;
}

/** @param {import('./midi.js').Midi} midi @param {{cc: number, id: string, device?: string}} row */
function entry(midi, row) {
  const item = document.createElement('li'), button = document.createElement('button'), name = midi.instrument.controls.get(row.id)?.name ?? row.id;
  item.append(`CC ${row.cc}${row.device ? ` of ${row.device}` : ''}: ${name} `);
  button.type = 'button';
  button.textContent = 'Forget';
  button.setAttribute('aria-label', `Forget what turns ${name}`);
  button.addEventListener('click', () => midi.forget(row.id));
  item.append(button);
  return item;
}

/** What a control's menu offers. @param {import('./midi.js').Midi | undefined} midi @param {string} id @returns {import('../menu.js').Item[]} */
export function midiItems(midi, id) {
  if (!midi) return [];
  const learn = async () => {
    if (!midi.isOn) await midi.start().catch((error) => midi.instrument.receive({ t: 'status', kind: 'warn', text: error.message }));
    if (midi.isOn) midi.learn(id);
  };
  const items = [{ label: 'MIDI', heading: true }, { label: 'Learn', note: midi.boundTo(id).join(', '), choose: () => void learn() }];
  return midi.isTaught(id) ? [...items, { label: 'Forget what was learnt', choose: () => midi.forget(id) }] : items;
}

/** @param {EventTarget | null} target */
function controlAt(target) {
  const element = /** @type {HTMLElement | null} */ (/** @type {Element | null} */ (target)?.closest?.('.board [data-control]'));
  return element?.dataset.control ?? '';
}
