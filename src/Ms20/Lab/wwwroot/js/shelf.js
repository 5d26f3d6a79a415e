// The shelf: factory patches, and the player's own. Those stand with the Lab if it keeps them, else in this browser.

/** @import {Instrument} from './instrument.js' */

const ownKey = 'ms20.patches', starKey = 'ms20.stars';

/** @typedef {{name: string, title: string, tags: string[], notes: string, factory: boolean, file?: Record<string, any>}} Sound */

/** @param {string} key @param {any} otherwise */
export function remembered(key, otherwise) {
  try { return JSON.parse(localStorage.getItem(key) ?? '') ?? otherwise; } catch { return otherwise; }
}

/** @param {string} key @param {unknown} value */
export function remember(key, value) {
  try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* a private window forgets */ }
}

/** @param {string} title */
export const slugOf = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'patch';

export class Shelf extends EventTarget {
  /** @type {Sound[]} */ #own = [];

  /** @param {Instrument} instrument */
  constructor(instrument) {
    super();
    this.instrument = instrument;
    /** @type {Set<string>} */ this.stars = new Set(remembered(starKey, []));
    /** @type {Sound[]} */
    this.factory = instrument.panel.patches.map(({ name, patch }) => ({ name, title: patch.name, tags: patch.tags ?? [], notes: patch.notes ?? '', factory: true, file: patch }));
    instrument.addEventListener('patches', (event) => { void this.refresh(/** @type {CustomEvent} */ (event).detail.list); });
    void this.refresh().catch(() => {});
  }

  /** The player's own first, each group by title. */
  get sounds() { return [...this.#own, ...this.factory]; }

  /** @param {Sound[]} [list] */
  async refresh(list) {
    const { library } = this.instrument;
    const own = library ? (list ?? await library.list()).filter((/** @type {Sound} */ row) => !row.factory) : Object.entries(remembered(ownKey, {})).map(([name, file]) => (
      { name, title: file.name || name, tags: file.tags ?? [], notes: file.notes ?? '', factory: false, file }));
    this.#own = own.sort((/** @type {Sound} */ a, /** @type {Sound} */ b) => a.title.localeCompare(b.title));
    this.dispatchEvent(new CustomEvent('change'));
  }

  /** @param {Sound} sound @returns {Promise<Record<string, any>>} */
  async fileOf(sound) {
    const file = sound.file ?? await this.instrument.library.load(sound.name);
    if (!file) throw new Error('it is not there any more');
    return file;
  }

  /** @param {Record<string, any>} file */
  async save(file) {
    const { library } = this.instrument;
    if (library) await library.save(file);
    else remember(ownKey, { ...remembered(ownKey, {}), [slugOf(file.name)]: file });
    await this.refresh();
  }

  /** @param {Sound} sound */
  async remove(sound) {
    const { library } = this.instrument;
    if (library) await library.remove(sound.name);
    else {
      const own = remembered(ownKey, {});
      delete own[sound.name];
      remember(ownKey, own);
    }
    await this.refresh();
  }

  /** @param {string} name */
  toggleStar(name) {
    if (!this.stars.delete(name)) this.stars.add(name);
    remember(starKey, [...this.stars]);
    this.dispatchEvent(new CustomEvent('change'));
  }
}
