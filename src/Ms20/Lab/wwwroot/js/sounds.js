// Sounds: search, tags, favourites; take one and it plays while keys are held. Nothing asks whether to keep what was there: undo brings it back.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
/** @import {Shelf, Sound} from './shelf.js' */
import { fromFile } from './patch.js';
import { filing } from './filing.js';
import { button, html } from './svg.js';

export class Sounds extends EventTarget {
  /** @type {string} */ current = '';
  #tag = '';

  /** @param {Instrument} instrument @param {Hand} hand @param {Shelf} shelf */
  constructor(instrument, hand, shelf) {
    super();
    this.instrument = instrument;
    this.hand = hand;
    this.shelf = shelf;
    this.search = html('input', { type: 'search', placeholder: 'Search sounds, knobs and jacks', 'aria-label': 'Search sounds, knobs and jacks' });
    this.tags = html('div', { class: 'tags', role: 'group', 'aria-label': 'Tags' });
    this.found = html('div', { class: 'found' });
    this.list = html('ul', { class: 'sounds', 'aria-label': 'Sounds' });
    this.content = html('div', { class: 'shelf' }, this.search, this.tags, this.found, this.list, filing(instrument, hand, shelf, this));
    this.search.addEventListener('input', () => this.show());
    this.search.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); this.step(event.key === 'ArrowDown' ? 1 : -1); }
    });
    this.list.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step) { event.preventDefault(); this.step(step); }
    });
    shelf.addEventListener('change', () => this.show());
    instrument.addEventListener('patch', () => { this.current = shelf.sounds.find((sound) => sound.title === instrument.patch.name)?.name ?? ''; this.show(); });
    this.show();
  }

  /** The sounds that are listed now. */
  get shown() {
    const words = this.search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    return this.shelf.sounds.filter((sound) => {
      if (this.#tag === '★' ? !this.shelf.stars.has(sound.name) : this.#tag && !sound.tags.includes(this.#tag)) return false;
      const text = `${sound.title} ${sound.tags.join(' ')} ${sound.notes}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }

  /** Takes the next sound; held notes go on. @param {number} by */
  step(by) {
    const sounds = this.shown, at = sounds.findIndex((sound) => sound.name === this.current);
    const next = sounds[at < 0 ? 0 : (at + by + sounds.length) % sounds.length];
    if (next) void this.take(next);
  }

  /** @param {Sound} sound */
  async take(sound) {
    try {
      const file = await this.shelf.fileOf(sound);
      this.instrument.load(fromFile(this.instrument.panel, file), sound.title);
      this.current = sound.name;
      this.show();
      this.dispatchEvent(new CustomEvent('taken', { detail: { sound } }));
    } catch (error) { this.hand.say(`${sound.title} could not be read: ${error instanceof Error ? error.message : error}`); }
  }

  show() {
    const all = new Set(this.shelf.sounds.flatMap((sound) => sound.tags));
    this.tags.replaceChildren(...['★', ...[...all].sort()].map((tag) => {
      const chip = button(tag, tag === '★' ? 'Favourites' : tag, () => { this.#tag = this.#tag === tag ? '' : tag; this.show(); });
      chip.setAttribute('aria-pressed', String(this.#tag === tag));
      return chip;
    }));
    this.#showFound();
    const focused = this.list.contains(document.activeElement);
    this.list.replaceChildren(...this.shown.map((sound) => this.#row(sound)));
    if (this.list.childElementCount === 0) this.list.append(html('li', { class: 'none' }, 'No sound has these words.'));
    const row = /** @type {HTMLElement|null} */ (this.list.querySelector('[aria-current=true]'));
    if (focused) row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }

  /** Controls and jacks that the words mean, by our names or by the guides'. */
  #showFound() {
    const words = this.search.value.trim().toLowerCase(), { panel } = this.instrument;
    const rows = words.length < 2 ? [] : [...panel.controls.map((row) => ({ row, kind: 'control' })), ...panel.jacks.map((row) => ({ row, kind: 'jack' }))]
      .filter(({ row }) => `${row.name} ${row.also}`.toLowerCase().includes(words)).slice(0, 6);
    this.found.replaceChildren(...rows.map(({ row, kind }) => button(row.name, row.does, () => {
      /** @type {HTMLElement|null} */ (document.querySelector(`.board [data-${kind}="${row.id}"]:is(input, button)`))?.focus();
      this.hand.take(kind, row.id);
    })));
  }

  /** @param {Sound} sound */
  #row(sound) {
    const take = button(sound.title, sound.notes.split('\n')[0], () => void this.take(sound)), starred = this.shelf.stars.has(sound.name);
    take.className = 'sound';
    take.setAttribute('aria-current', String(sound.name === this.current));
    take.append(html('small', {}, sound.factory ? sound.tags.join(', ') : ['yours', ...sound.tags].join(', ')));
    const star = button(starred ? '★' : '☆', `${starred ? 'Take' : 'Put'} ${sound.title} ${starred ? 'off the' : 'among the'} favourites`, () => this.shelf.toggleStar(sound.name));
    star.className = 'star';
    const row = html('li', {}, take, star);
    if (sound.name === this.current && sound.notes) row.append(html('p', { class: 'notes' }, sound.notes));
    return row;
  }
}
