// What belongs to the player and to no patch: favourites, the set list, which of several keys sounds, which hints were read. The Lab keeps it.

/** @import {Instrument} from './instrument.js' */

export class PlayerBook extends EventTarget {
  /** @type {string[]} */ favourites = [];
  /** The sounds of an evening, in their order. @type {string[]} */ setList = [];
  setListOn = false;
  /** Which of them was taken last; -1 before the first. */ place = -1;
  /** Which of several keys sounds. @type {'highest'|'last'|'lowest'} */ keys = 'highest';
  /** @type {string[]} */ known = [];
  /** Whether the Lab has told it: before that nobody knows what was read. */ told = false;

  /** @param {Instrument} instrument */
  constructor(instrument) {
    super();
    this.instrument = instrument;
    instrument.addEventListener('player', (event) => {
      const { favourites, setList, setListOn, place, keys, known } = /** @type {CustomEvent} */ (event).detail;
      Object.assign(this, { favourites, setList, setListOn, place, keys, known, told: true });
      this.dispatchEvent(new CustomEvent('change'));
    });
  }

  /** @param {string} id of a sound */
  toggleFavourite(id) {
    this.#set({ favourites: this.favourites.includes(id) ? this.favourites.filter((one) => one !== id) : [...this.favourites, id] });
  }

  /** Another set list; undone like everything. @param {string[]} setList @param {string} label @param {number} [place] where the sound that plays is now */
  edit(setList, label, place = this.place) {
    const before = { setList: this.setList, place: this.place }, after = { setList, place };
    this.#set(after);
    this.instrument.remember(label, () => this.#set(before), () => this.#set(after));
  }

  /** @param {string} id of a sound */
  add(id) { this.edit([...this.setList, id], 'into the set list'); }

  /** @param {number} at */
  remove(at) { this.edit(this.setList.filter((_, i) => i !== at), 'off the set list', at < this.place ? this.place - 1 : at === this.place ? -1 : this.place); }

  /** @param {number} from @param {number} to */
  move(from, to) {
    if (from === to || to < 0 || to >= this.setList.length) return;
    const list = [...this.setList], [one] = list.splice(from, 1), at = this.place;
    list.splice(to, 0, one);
    this.edit(list, 'order of the set list', at === from ? to : at > from && at <= to ? at - 1 : at < from && at >= to ? at + 1 : at);
  }

  /** @param {boolean} on @param {number} [place] where the sound that plays is */
  setOn(on, place = this.place) { this.#set({ setListOn: on, place }); }

  /** Takes a sound of the set list: the Lab does, as it does for a foot. @param {number} at */
  go(at) {
    // Before the answer comes: a quick foot steps twice.
    this.place = at;
    this.instrument.send({ t: 'go', v: at });
    this.dispatchEvent(new CustomEvent('change'));
  }

  /** @param {'highest'|'last'|'lowest'} keys */
  setKeys(keys) {
    const before = this.keys;
    if (keys === before) return;
    this.#set({ keys });
    this.instrument.remember('which key sounds', () => this.#set({ keys: before }), () => this.#set({ keys }));
  }

  /** This hint has been read. @param {string} word */
  know(word) { if (!this.known.includes(word)) this.#set({ known: [...this.known, word] }); }

  /** At once here; the Lab's answer is the truth. @param {Partial<{favourites: string[], setList: string[], setListOn: boolean, place: number, keys: 'highest'|'last'|'lowest', known: string[]}>} values */
  #set(values) {
    Object.assign(this, values);
    this.instrument.send({ t: 'player', ...values });
    this.dispatchEvent(new CustomEvent('change'));
  }
}
