// Sounds: search, tags, favourites; take one and it plays while keys are held. Nothing asks whether to keep what was there: undo brings it back.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
/** @import {Shelf, Sound} from './shelf.js' */
/** @import {PlayerBook} from './player-book.js' */
import { fromFile } from './patch.js';
import { filing } from './filing.js';
import { rowsFor, says, textOf } from './search.js';
import { createSetList } from './set-list.js';
import { SoundRows } from './sound-rows.js';
import { button, html } from './svg.js';

/** A tag that fewer sounds have is found by typing it, or behind the dots. */
const fewest = 3;

export class Sounds extends EventTarget {
  /** The id of the sound that plays. @type {string} */ current = '';
  /** @type {'all'|'favourites'|'yours'|'set'} */ #view = 'all';
  #tag = '';
  #allTags = false;

  /** @param {Instrument} instrument @param {Hand} hand @param {Shelf} shelf @param {PlayerBook} book */
  constructor(instrument, hand, shelf, book) {
    super();
    this.instrument = instrument;
    this.hand = hand;
    this.shelf = shelf;
    this.book = book;
    this.views = html('div', { class: 'views', role: 'group', 'aria-label': 'Which sounds' });
    this.search = html('input', { type: 'search', placeholder: 'Search sounds, knobs and jacks', 'aria-label': 'Search sounds, knobs and jacks' });
    this.tags = html('div', { class: 'tags', role: 'group', 'aria-label': 'Tags' });
    this.found = html('div', { class: 'found' });
    this.rows = new SoundRows(this);
    this.browser = html('div', { class: 'browser' }, this.search, this.tags, this.found, this.rows.list);
    this.setList = createSetList(this);
    this.content = html('div', { class: 'shelf' }, this.views, this.browser, this.setList, filing(this));
    this.search.addEventListener('input', () => { this.show(); this.rows.list.scrollTop = 0; });
    this.search.addEventListener('keydown', (event) => { if (event.key === 'Enter') this.#takeFirst(event); });
    this.content.addEventListener('keydown', (event) => this.#walk(event));
    for (const source of [shelf, book]) source.addEventListener('change', () => { this.#follow(); this.show(); });
    for (const name of ['patch', 'setting']) instrument.addEventListener(name, () => { this.#follow(); this.show(); });
    this.show();
  }

  /** The sounds that are listed now. */
  get shown() {
    const words = this.search.value, { panel } = this.instrument;
    return this.shelf.sounds.filter((sound) => {
      if (this.#view === 'favourites' && !this.book.favourites.includes(sound.id)) return false;
      if (this.#view === 'yours' && sound.factory) return false;
      if (this.#tag && !sound.tags.includes(this.#tag)) return false;
      return says(textOf(panel, sound), words);
    });
  }

  /** Whether next and before go by the set list. */
  get isOnStage() { return this.book.setListOn && this.book.setList.length > 0; }

  /** Takes the next sound, of the set list while that is on; held notes go on. @param {number} by */
  step(by) {
    if (this.isOnStage) { this.#stepOnStage(by); return; }
    // Hardware has no sounds to step through.
    if (document.body.classList.contains('hardware')) return;
    const sounds = this.shown.length > 0 ? this.shown : this.shelf.sounds, at = sounds.findIndex((sound) => sound.id === this.current);
    const next = sounds[at < 0 ? 0 : (at + by + sounds.length) % sounds.length];
    if (next) void this.take(next);
  }

  // A set list has an end: nobody wants the first song after the last one by a slip of the foot.
  /** @param {number} by */
  #stepOnStage(by) {
    const { place, setList } = this.book, to = place + by;
    if (to >= setList.length) this.hand.say('That was the last sound of the set list.');
    else if (to < 0) this.hand.say('That is the first sound of the set list.');
    else this.book.go(to);
  }

  /** @param {Sound} sound */
  async take(sound) {
    try {
      const file = await this.shelf.fileOf(sound);
      this.current = sound.id;
      this.instrument.load(fromFile(this.instrument.panel, file), sound.title);
      this.dispatchEvent(new CustomEvent('taken', { detail: { sound } }));
    } catch (error) { this.hand.say(`${sound.title} could not be read: ${error instanceof Error ? error.message : error}`); }
  }

  /** Throws one of the player's own sounds away; undo brings it back. @param {Sound} sound */
  async remove(sound) {
    if (sound.factory) { this.hand.say('Only your own sounds can be thrown away; the factory’s stay.'); return; }
    try {
      await this.shelf.remove(sound);
      this.notice(`${sound.title} is thrown away.`, () => this.instrument.undo());
    } catch (error) { this.hand.say(error instanceof Error ? error.message : String(error)); }
  }

  /** A sentence in the drawer, with what undoes it. @param {string} text @param {() => void} [undo] */
  notice(text, undo) { this.dispatchEvent(new CustomEvent('notice', { detail: { text, undo } })); }

  /** @param {'all'|'favourites'|'yours'|'set'} view */
  showView(view) { this.#view = view; this.show(); }

  show() {
    const { book } = this, own = this.shelf.sounds.filter((sound) => !sound.factory).length;
    const views = /** @type {const} */ ([['all', 'All', 'All sounds'], ['favourites', `★ ${book.favourites.length}`, `★ ${book.favourites.length}: favourites`], ['yours', `Yours ${own}`, `Yours ${own}: your own sounds`], ['set', `Set list ${book.setList.length}`, `Set list ${book.setList.length}: the sounds of an evening, in their order`]]);
    renew(this.views, views.map(([view, label, title]) => {
      const one = pressed(button(label, title, () => this.showView(view)), this.#view === view);
      one.setAttribute('aria-label', title);
      return one;
    }));
    this.browser.hidden = this.#view === 'set';
    this.setList.hidden = this.#view !== 'set';
    this.#showTags();
    this.#showFound();
    this.rows.show(this.shown, this.search.value || this.#tag ? 'No sound has these words.' : this.#view === 'favourites' ? 'None yet: the star behind a sound puts it here.' : 'None yet: what you save stands here.');
  }

  #showTags() {
    const counts = new Map();
    for (const tag of this.shelf.sounds.flatMap((sound) => sound.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    const own = new Set(this.shelf.sounds.filter((sound) => !sound.factory).flatMap((sound) => sound.tags));
    const all = [...counts.keys()].sort(), tags = this.#allTags ? all : all.filter((tag) => counts.get(tag) >= fewest || own.has(tag) || tag === this.#tag);
    const chips = tags.map((tag) => pressed(button(tag, `Only ${tag}`, () => { this.#tag = this.#tag === tag ? '' : tag; this.show(); }), this.#tag === tag));
    if (all.length > tags.length || this.#allTags) chips.push(button(this.#allTags ? '‹' : '…', this.#allTags ? 'Fewer tags' : 'All tags', () => { this.#allTags = !this.#allTags; this.show(); }));
    renew(this.tags, chips);
  }

  /** Controls and jacks that the words mean. */
  #showFound() {
    const rows = rowsFor(this.instrument.panel, this.search.value).slice(0, 6);
    renew(this.found, rows.map(({ row, kind }) => button(row.name, row.does, () => {
      /** @type {HTMLElement|null} */ (document.querySelector(`.board [data-${kind}="${row.id}"]:is(input, button), .board [data-${kind}="${row.id}"] button`))?.focus();
      this.hand.take(kind, row.id);
    })));
  }

  /** Which sound plays, wherever it came from: a click, a foot, another tab, undo. */
  #follow() {
    const { name } = this.instrument.patch, { book, shelf } = this;
    const onStage = this.isOnStage ? shelf.find(book.setList[book.place] ?? '') : null;
    if (onStage?.title === name) this.current = onStage.id;
    else if (shelf.find(this.current)?.title !== name) this.current = shelf.titled(name)?.id ?? '';
  }

  /** @param {KeyboardEvent} event */
  #takeFirst(event) {
    event.preventDefault();
    const first = this.shown[0];
    if (first) void this.take(first).then(() => this.rows.focus());
  }

  // Keys within the drawer: up and down through the sounds, also from the search.
  /** @param {KeyboardEvent} event */
  #walk(event) {
    if (event.defaultPrevented || event.altKey) return;
    const isPage = event.key === 'PageDown' || event.key === 'PageUp', isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    const target = /** @type {HTMLElement} */ (event.target);
    if (!isPage && !(isArrow && (target === this.search || this.rows.list.contains(target)))) return;
    event.preventDefault();
    this.step(event.key.endsWith('Down') ? 1 : -1);
  }
}

/** @template {HTMLElement} T @param {T} element @param {boolean} is @returns {T} */
function pressed(element, is) { element.setAttribute('aria-pressed', String(is)); return element; }

/** Exchanges the buttons of a group; the one that has the keyboard keeps it. @param {HTMLElement} group @param {HTMLElement[]} buttons */
function renew(group, buttons) {
  const at = [...group.children].indexOf(/** @type {Element} */ (document.activeElement));
  group.replaceChildren(...buttons);
  buttons[Math.min(at, buttons.length - 1)]?.focus({ preventScroll: true });
}
