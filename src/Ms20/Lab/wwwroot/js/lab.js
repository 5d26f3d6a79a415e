// The page: bar above, panel, read-out below, and the drawers that the four words open.

/** @import {Instrument} from './instrument.js' */
import { createBar, createPerformance } from './bars.js';
import { createBoard } from './board.js';
import { CableDrag } from './cable-drag.js';
import { createChart } from './chart.js';
import { Drawers } from './drawers.js';
import { scrollAtEdges } from './edge-scroll.js';
import { createGhost } from './ghost.js';
import { Hand } from './hand.js';
import { listenToHints } from './hints.js';
import { listenToJackKeys, nextInList } from './jack-keys.js';
import { listenToKeys } from './keys.js';
import { createLearn } from './learn.js';
import { Letters } from './letters.js';
import { createLook } from './look.js';
import { explainHighNote } from './key-priority.js';
import { Piano } from './piano.js';
import { listenToPinch } from './pinch.js';
import { createPinnedKeys } from './pinned-keys.js';
import { PlayerBook } from './player-book.js';
import { createReadOut } from './read-out.js';
import { createRear } from './rear.js';
import { Cords } from './rear/cords.js';
import { createStandby } from './rear/power.js';
import { createSectionBar } from './section-bar.js';
import { sectionAt } from './sections.js';
import { Shelf } from './shelf.js';
import { Sounds } from './sounds.js';
import { button, html } from './svg.js';
import { createTip } from './tip.js';
import { View } from './view.js';

/** @param {HTMLElement} body @param {Instrument} instrument */
export function mountLab(body, instrument) {
  const hand = new Hand(), { board, keyboard, cables, print } = createBoard(instrument, hand);
  const stage = html('div', { class: 'stage' }, board), bench = html('main', { class: 'bench', tabindex: -1 }, stage), piano = new Piano(instrument, hand), shelf = new Shelf(instrument), book = new PlayerBook(instrument);
  const sounds = new Sounds(instrument, hand, shelf, book), learn = createLearn(instrument, hand);
  const hardware = () => { body.classList.add('hardware'); drawers.show(''); };
  const look = createLook(instrument, hand, { letters: new Letters(instrument, keyboard, piano), hardware });
  const rear = createRear(instrument, hand, book), cords = new Cords(instrument, hand, cables, rear);
  new CableDrag([board, rear], instrument, hand, cables, cords);
  listenToJackKeys(rear, instrument, hand, nextInList);
  listenToHints(instrument, hand);
  const drawers = new Drawers([
    { word: 'Sounds', hint: 'Choose, keep and share sounds', content: sounds.content, opened: () => void shelf.refresh().catch((error) => hand.say(error.message)) },
    { word: 'Learn', hint: 'First steps', content: learn.content, opened: learn.opened, closed: learn.closed },
    { word: 'Look', hint: 'How the panel is shown; a slow trace', content: look.content, opened: look.opened, closed: look.closed },
    { word: 'Rear', hint: 'Model, normals, age and trims, later hardware, snapshots', content: rear },
  ]);
  drawers.addEventListener('change', () => cords.soon());
  const view = new View(bench, stage, board, instrument.panel.face);
  view.addEventListener('change', () => cords.soon());
  listenToPinch(bench, view);
  scrollAtEdges(bench, board);
  const toggleCables = () => { cords.soon(); hand.say(cables.root.classList.toggle('hidden') ? 'Cables hidden but those of the jack under the hand. K shows them.' : 'Cables shown.'); };
  body.append(
    html('header', { class: 'bar' }, ...createBar(instrument, hand, view, drawers, sounds, toggleCables)), createSectionBar(view), drawers.root, bench,
    html('footer', { class: 'foot' }, createReadOut(instrument, hand), createGhost(instrument, hand, cables), createStandby(body, instrument, hand), createPerformance(piano)),
    createPinnedKeys(board, keyboard, view, piano), cords.root, createTip(instrument, hand), createChart(instrument, board));
  body.append(createWayBack(body), explainHighNote(instrument, hand, book, keyboard));
  listenToKeys(instrument, hand, view, sounds, toggleCables);
  zoomByTitles(print, view, instrument.panel.face);
  followInstrument(body, instrument, hand);
  return { hand, view, piano, drawers, sounds, book };
}

/** The way back from hardware mode, for hands that have no Esc key. @param {HTMLElement} body */
function createWayBack(body) {
  const leave = () => body.classList.remove('hardware'), back = button('Esc', 'Back from hardware mode', leave);
  back.className = 'leave';
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') leave(); });
  return back;
}

/** A double click on a title fills the window with its part; on a window that is walked through, a tap does. @param {SVGElement} print @param {View} view @param {import('./types.js').Face} face */
function zoomByTitles(print, view, face) {
  const zoomTo = (/** @type {Event} */ event) => {
    const title = /** @type {SVGGraphicsElement|null} */ (/** @type {Element} */ (event.target).closest('.section-title')), box = title?.getBBox();
    if (!box) return;
    if (view.compact) view.chooseAt(box.x, box.y);
    else if (event.type === 'dblclick') view.show(sectionAt(face, box.x, box.y));
  };
  for (const name of ['click', 'dblclick']) print.addEventListener(name, zoomTo);
}

/** What the page as a whole shows of the instrument: its power, what the Lab says; and it watches the jack under the hand. @param {HTMLElement} body @param {Instrument} instrument @param {Hand} hand */
function followInstrument(body, instrument, hand) {
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
}
