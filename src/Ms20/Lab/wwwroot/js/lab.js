// The page: bar above, panel, read-out below, and the drawers that the four words open.

/** @import {Instrument} from './instrument.js' */
import { createBoard } from './board.js';
import { Hand } from './hand.js';
import { listenToKeys, redo, undo } from './keys.js';
import { Piano } from './piano.js';
import { createReadOut } from './read-out.js';
import { html } from './svg.js';
import { View, sections } from './view.js';
import { openMenu } from './menu.js';

/** @param {HTMLElement} body @param {Instrument} instrument */
export function mountLab(body, instrument) {
  const hand = new Hand(), { board, keyboard, cables, print } = createBoard(instrument, hand);
  const bench = html('main', { class: 'bench', tabindex: -1 }, board), bar = html('header', { class: 'bar' });
  const foot = html('footer', { class: 'foot' }, createReadOut(instrument, hand));
  body.append(bar, bench, foot);
  const view = new View(bench, board, instrument.panel.face), piano = new Piano(instrument, hand);
  const toggleCables = () => {
    const hidden = cables.root.classList.toggle('hidden');
    hand.say(hidden ? 'Cables hidden. K shows them.' : 'Cables shown.');
  };
  listenToKeys(instrument, hand, view, toggleCables);
  const letters = () => keyboard.letter(piano.letters());
  piano.addEventListener('change', letters);
  letters();
  print.addEventListener('dblclick', (event) => {
    const title = /** @type {SVGGraphicsElement|null} */ (/** @type {Element} */ (event.target).closest('.section-title'));
    if (title) { const box = title.getBBox(); view.show(sectionAt(instrument, box.x, box.y)); }
  });
  bar.append(...createBar(instrument, hand, view, toggleCables));
  foot.append(createPerformance(piano));
  body.addEventListener('pointerdown', () => instrument.power(true), { capture: true });
  return { hand, view, piano };
}

/** @param {Instrument} instrument @param {number} x @param {number} y */
function sectionAt(instrument, x, y) {
  const inside = sections(instrument.panel.face).filter((row) => x >= row.x - 1 && x < row.x + row.width && y >= row.y && y < row.y + row.height);
  return inside.sort((a, b) => a.width * a.height - b.width * b.height)[0] ?? sections(instrument.panel.face)[0];
}

/** @param {string} label @param {string} title @param {(event: MouseEvent) => void} click */
export function button(label, title, click) {
  const element = html('button', { type: 'button', title, 'aria-label': title }, label);
  element.addEventListener('click', click);
  return element;
}

/** @param {Instrument} instrument @param {Hand} hand @param {View} view @param {() => void} toggleCables */
function createBar(instrument, hand, view, toggleCables) {
  const zoom = button('100 %', 'Zoom and sections', (event) => {
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    openMenu('View', [
      { label: 'Fit the window', note: 'Ctrl+0', choose: () => view.set(1) }, ...[0.5, 1.5, 2, 3].map((z) => ({ label: `${z * 100} %`, choose: () => view.set(z) })),
      { label: 'Sections', heading: true }, ...sections(instrument.panel.face).map((row) => ({ label: row.name, choose: () => view.show(row) })),
    ], box.left, box.bottom + 4, /** @type {HTMLElement} */ (event.currentTarget));
  });
  view.addEventListener('change', () => { zoom.textContent = `${Math.round(view.zoom * 100)} %`; });
  return [
    html('span', { class: 'brand' }, 'Ms20'), html('span', { class: 'grow' }),
    button('↶', 'Undo (Ctrl+Z)', () => undo(instrument, hand)), button('↷', 'Redo (Ctrl+Shift+Z)', () => redo(instrument, hand)),
    button('Cables', 'Hide or show the cables (K)', toggleCables), zoom,
  ];
}

/** @param {Piano} piano */
function createPerformance(piano) {
  const octave = html('output', { class: 'octave', 'aria-label': 'Octave' }, '0');
  const hold = button('Hold', 'Keep what is played', () => piano.setHold(!piano.hold));
  piano.addEventListener('change', () => {
    octave.textContent = piano.octave > 0 ? `+${piano.octave}` : String(piano.octave).replace('-', '−');
    hold.setAttribute('aria-pressed', String(piano.hold));
  });
  return html('div', { class: 'performance' },
    button('−', 'An octave down ([)', () => piano.shift(-1)), octave, button('+', 'An octave up (])', () => piano.shift(1)), hold,
    button('Panic', 'All notes off', () => piano.panic()), html('span', { id: 'engine-slot' }));
}
