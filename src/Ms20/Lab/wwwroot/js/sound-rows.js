// The list of sounds: a row takes its sound, stars it, puts it into the set list; the player's own are renamed and thrown away here.

/** @import {Sound} from './shelf.js' */
/** @import {Sounds} from './sounds.js' */
import { download } from './filing.js';
import { openMenu } from './menu.js';
import { button, html } from './svg.js';

export class SoundRows {
  /** The id of the sound whose name is being written. */ #renaming = '';

  /** @param {Sounds} sounds */
  constructor(sounds) {
    this.sounds = sounds;
    this.list = html('ul', { class: 'sounds', 'aria-label': 'Sounds' });
    this.list.addEventListener('keydown', (event) => this.#keys(event));
    this.list.addEventListener('contextmenu', (event) => {
      const sound = this.#soundAt(event.target);
      if (!sound) return;
      event.preventDefault();
      this.#openMenu(sound, event.clientX, event.clientY);
    });
  }

  /** @param {Sound[]} shown @param {string} otherwise what is said where there are none */
  show(shown, otherwise) {
    if (this.#renaming && this.list.querySelector('input')) return;
    const focused = /** @type {HTMLElement|null} */ (this.list.contains(document.activeElement) ? document.activeElement : null);
    const id = focused?.closest('li')?.dataset.sound, which = focused?.className;
    this.list.replaceChildren(...shown.map((sound) => this.#row(sound)));
    if (shown.length === 0) this.list.append(html('li', { class: 'none' }, otherwise));
    // The keyboard stays where it was: on the sound that plays, or on the same button of the same row.
    if (which === 'sound') this.focus();
    else if (id) /** @type {HTMLElement|undefined} */ ([...this.list.querySelectorAll(`[data-sound="${id}"] button`)].find((one) => one.className === which))?.focus({ preventScroll: true });
    this.list.querySelector('[aria-current=true]')?.closest('li')?.scrollIntoView?.({ block: 'nearest' });
  }

  /** The keyboard goes to the sound that plays. */
  focus() { /** @type {HTMLElement|null} */ (this.list.querySelector('[aria-current=true]'))?.focus({ preventScroll: true }); }

  /** Lets a sound's name be written where it stands. @param {Sound} sound */
  rename(sound) {
    const row = /** @type {HTMLElement|null} */ (this.list.querySelector(`[data-sound="${sound.id}"]`));
    if (!row || sound.factory) return;
    this.#renaming = sound.id;
    const input = html('input', { type: 'text', class: 'rename', maxlength: 80, 'aria-label': `Another name for ${sound.title}` });
    input.value = sound.title;
    row.querySelector('.sound')?.replaceWith(input);
    input.focus();
    input.select();
    const done = async (/** @type {boolean} */ wanted) => {
      if (this.#renaming !== sound.id) return;
      this.#renaming = '';
      const title = input.value.trim();
      input.remove();
      this.sounds.show();
      if (!wanted || !title || title === sound.title) return;
      try {
        await this.sounds.shelf.rename(sound, title);
        this.sounds.notice(`${sound.title} is called ${title} now.`, () => this.sounds.instrument.undo());
      } catch (error) { this.sounds.notice(error instanceof Error ? error.message : String(error)); }
    };
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      void done(event.key === 'Enter');
    });
    input.addEventListener('blur', () => void done(true));
  }

  /** @param {Sound} sound */
  #row(sound) {
    const { sounds } = this, { book } = sounds, starred = book.favourites.includes(sound.id);
    const take = button(sound.title, sound.notes.split('\n')[0], () => void sounds.take(sound));
    take.className = 'sound';
    take.setAttribute('aria-current', String(sound.id === sounds.current));
    take.append(html('small', {}, (sound.factory ? sound.tags : ['yours', ...sound.tags]).join(', ')));
    const add = button('+', `Put ${sound.title} into the set list`, () => { book.add(sound.id); sounds.notice(`${sound.title} is number ${book.setList.length} of the set list.`, () => sounds.instrument.undo()); });
    const star = button(starred ? '★' : '☆', `${starred ? 'Take' : 'Put'} ${sound.title} ${starred ? 'off the' : 'among the'} favourites`, () => book.toggleFavourite(sound.id));
    add.className = 'act';
    star.className = starred ? 'act star on' : 'act star';
    const row = html('li', { 'data-sound': sound.id }, take, add, star);
    if (!sound.factory) {
      const more = button('⋯', `Rename or throw away ${sound.title}`, () => { const box = more.getBoundingClientRect(); this.#openMenu(sound, box.left, box.bottom); });
      more.className = 'act more';
      row.append(more);
    }
    if (sound.id === sounds.current && sound.notes) row.append(html('p', { class: 'notes' }, sound.notes));
    return row;
  }

  /** @param {Sound} sound @param {number} x @param {number} y */
  #openMenu(sound, x, y) {
    const { sounds } = this;
    openMenu(sound.title, [
      { label: 'Into the set list', choose: () => sounds.book.add(sound.id) },
      { label: 'To a file', choose: () => void sounds.shelf.fileOf(sound).then(download) },
      ...(sound.factory ? [] : [
        { label: 'Rename', note: 'F2', choose: () => this.rename(sound) },
        { label: 'Throw away', note: 'Delete', choose: () => void sounds.remove(sound) },
      ]),
    ], x, y, null);
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    const sound = this.#soundAt(event.target);
    if (!sound || /** @type {HTMLElement} */ (event.target).tagName === 'INPUT') return;
    if (event.key === 'Delete') { event.preventDefault(); void this.sounds.remove(sound); }
    if (event.key === 'F2') { event.preventDefault(); this.rename(sound); }
  }

  /** @param {EventTarget|null} target */
  #soundAt(target) {
    const row = /** @type {HTMLElement|null} */ (/** @type {Element} */ (target).closest('li'));
    return this.sounds.shelf.find(row?.dataset.sound ?? '');
  }
}
