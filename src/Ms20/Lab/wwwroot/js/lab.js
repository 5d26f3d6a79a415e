// The page: bar above, panel, read-out below, and the drawers that the four words open.

/** @import {Instrument} from './instrument.js' */
import { createBar, createPerformance } from './bars.js';
import { createBoard } from './board.js';
import { Drawers } from './drawers.js';
import { createGhost } from './ghost.js';
import { Hand } from './hand.js';
import { listenToKeys } from './keys.js';
import { createLearn } from './learn.js';
import { Letters } from './letters.js';
import { createLook } from './look.js';
import { explainHighNote } from './key-priority.js';
import { Piano } from './piano.js';
import { PlayerBook } from './player-book.js';
import { createReadOut } from './read-out.js';
import { createRear } from './rear.js';
import { Shelf } from './shelf.js';
import { Sounds } from './sounds.js';
import { button, html } from './svg.js';
import { createTip } from './tip.js';
import { View, sections } from './view.js';

/** @param {HTMLElement} body @param {Instrument} instrument */
export function mountLab(body, instrument) {
  const hand = new Hand(), { board, keyboard, cables, print } = createBoard(instrument, hand);
  const bench = html('main', { class: 'bench', tabindex: -1 }, board), piano = new Piano(instrument, hand), shelf = new Shelf(instrument), book = new PlayerBook(instrument);
  const sounds = new Sounds(instrument, hand, shelf, book), learn = createLearn(instrument, hand);
  const hardware = () => { body.classList.add('hardware'); drawers.show(''); };
  const look = createLook(instrument, hand, { cables: cables.root, letters: new Letters(instrument, keyboard, piano), hardware });
  const drawers = new Drawers([
    { word: 'Sounds', hint: 'Choose, keep and share sounds', content: sounds.content, opened: () => void shelf.refresh().catch((error) => hand.say(error.message)) },
    { word: 'Learn', hint: 'First steps', content: learn.content, opened: learn.opened, closed: learn.closed },
    { word: 'Look', hint: 'How the panel is shown; a slow trace', content: look.content, opened: look.opened, closed: look.closed },
    { word: 'Rear', hint: 'Model, normals, later hardware, snapshots', content: createRear(instrument, hand, cables, book) },
  ]);
  const view = new View(bench, board, instrument.panel.face);
  const toggleCables = () => hand.say(cables.root.classList.toggle('hidden') ? 'Cables hidden but those of the jack under the hand. K shows them.' : 'Cables shown.');
  body.append(
    html('header', { class: 'bar' }, ...createBar(instrument, hand, view, drawers, sounds, toggleCables)), drawers.root, bench,
    html('footer', { class: 'foot' }, createReadOut(instrument, hand), createGhost(instrument, hand, cables), createPerformance(piano)), createTip(instrument, hand));
  const leave = button('Esc', 'Back from hardware mode', () => body.classList.remove('hardware'));
  leave.className = 'leave';
  body.append(leave, explainHighNote(instrument, hand, book, keyboard));
  listenToKeys(instrument, hand, view, sounds, toggleCables);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') body.classList.remove('hardware'); });
  print.addEventListener('dblclick', (event) => {
    const title = /** @type {SVGGraphicsElement|null} */ (/** @type {Element} */ (event.target).closest('.section-title'));
    if (title) { const box = title.getBBox(); view.show(sectionAt(instrument, box.x, box.y)); }
  });
  // Live volts of the jack under the hand.
  instrument.watch('hand', () => (hand.at?.kind === 'jack' ? [hand.at.id] : []));
  hand.addEventListener('move', () => instrument.watchAgain());
  instrument.addEventListener('status', (event) => {
    const { text, kind } = /** @type {CustomEvent} */ (event).detail;
    body.classList.toggle('lost', kind === 'error');
    hand.say(text, kind === 'error');
  });
  // Until the first click or key the instrument stands in the dark with its lamp glowing.
  body.classList.add('off');
  instrument.addEventListener('power', (event) => body.classList.toggle('off', !(/** @type {CustomEvent} */ (event).detail.on)));
  body.addEventListener('pointerdown', () => instrument.power(true), { capture: true });
  return { hand, view, piano, drawers, sounds, book };
}

/** @param {Instrument} instrument @param {number} x @param {number} y */
function sectionAt(instrument, x, y) {
  const rows = sections(instrument.panel.face), inside = rows.filter((row) => x >= row.x - 1 && x < row.x + row.width && y >= row.y && y < row.y + row.height);
  return inside.sort((a, b) => a.width * a.height - b.width * b.height)[0] ?? rows[0];
}
