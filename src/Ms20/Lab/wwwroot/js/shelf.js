// The shelf: factory patches, and the player's own, which the Lab keeps as files. What is done to it can be undone.

/** @import {Instrument} from './instrument.js' */

/**
 * `id` says which sound is meant wherever sounds are kept: factory/NAME or own/NAME.
 * @typedef {{id: string, name: string, title: string, tags: string[], notes: string, cables: string[], factory: boolean, file?: Record<string, any>}} Sound
 */

/** What this browser keeps. @param {string} key @param {any} otherwise */
export function remembered(key, otherwise) {
  try { return JSON.parse(localStorage.getItem(key) ?? '') ?? otherwise; } catch { return otherwise; }
}

/** @param {string} key @param {unknown} value */
export function remember(key, value) {
  try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* a private window forgets */ }
}

/** A title as a file's name. @param {string} title */
export const slugOf = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'patch';

export class Shelf extends EventTarget {
  /** @type {Sound[]} */ #own = [];

  /** @param {Instrument} instrument */
  constructor(instrument) {
    super();
    this.instrument = instrument;
    /** @type {Sound[]} */
    this.factory = instrument.panel.patches.map(({ name, patch }) => (
      { id: `factory/${name}`, name, title: patch.name, tags: patch.tags ?? [], notes: patch.notes ?? '', cables: patch.cables ?? [], factory: true, file: patch }));
    instrument.addEventListener('patches', (event) => this.#take(/** @type {CustomEvent} */ (event).detail.list));
  }

  /** The player's own first, each group by title. */
  get sounds() { return [...this.#own, ...this.factory]; }

  /** @param {string} id */
  find(id) { return this.sounds.find((sound) => sound.id === id) ?? null; }

  /** The sound of a title; the player's own before the factory's. @param {string} title */
  titled(title) { return this.sounds.find((sound) => sound.title === title) ?? null; }

  /** Own sounds as the Lab lists them. @param {Sound[]} list */
  #take(list) {
    this.#own = list.filter((row) => !row.factory).map((row) => ({ ...row, id: `own/${row.name}` })).sort((a, b) => a.title.localeCompare(b.title));
    this.dispatchEvent(new CustomEvent('change'));
  }

  async refresh() { this.#take(await this.#library.list()); }

  /** @param {Sound} sound @returns {Promise<Record<string, any>>} */
  async fileOf(sound) {
    const file = sound.file ?? await this.#library.load(sound.name);
    if (!file) throw new Error('it is not there any more');
    return file;
  }

  /** Keeps a patch under its name. @param {Record<string, any>} file @returns {Promise<{id: string, before: Record<string, any>|null}>} and what had that name before */
  async save(file) {
    const { slug, patch } = await this.#library.save(file);
    return { id: `own/${slug}`, before: patch };
  }

  /** Puts back what was there before {@link save}. @param {string} id @param {Record<string, any>|null} before */
  async putBack(id, before) {
    const slug = id.slice('own/'.length);
    if (before) await this.#library.save(before, slug);
    else await this.#library.remove(slug);
  }

  /** @param {Sound} sound */
  async remove(sound) {
    const kept = await this.#library.remove(sound.name);
    if (!kept) return;
    this.instrument.remember(`${sound.title} thrown away`, () => this.#quietly(this.#library.save(kept, sound.name)), () => this.#quietly(this.#library.remove(sound.name)));
  }

  /** @param {Sound} sound @param {string} title @returns {Promise<string>} its id from now on */
  async rename(sound, title) {
    let now = sound.name, name = sound.title;
    const give = async (/** @type {string} */ to) => {
      now = (await this.#library.rename(now, to)).slug;
      // What plays is the same sound and has the same name.
      if (this.instrument.patch.name === name) this.instrument.choose('name', to);
      name = to;
    };
    await give(title);
    this.instrument.remember(`name ${title}`, () => this.#quietly(give(sound.title)), () => this.#quietly(give(title)));
    return `own/${now}`;
  }

  /** Keeps a file's patch beside what is there. @param {string} text @param {string} title */
  async import(text, title) { return this.#library.import(text, title); }

  get #library() {
    const { library } = this.instrument;
    if (!library) throw new Error('The Lab keeps the sounds, and it is not there yet.');
    return library;
  }

  /** What undo does and nobody waits for. @param {Promise<unknown>} done */
  #quietly(done) { done.catch((error) => this.instrument.tell('status', { text: error.message, kind: 'warn' })); }
}
