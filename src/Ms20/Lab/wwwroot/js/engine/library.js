// The player's own patches, kept by the Lab as files in the player's folder. What is replaced or taken away comes back, for undo.

const PATIENCE_MS = 5000;

export class Library {
  /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
  #asked = new Map();
  #number = 0;

  /** @param {import('./link.js').Link} link */
  constructor(link) {
    this.link = link;
    link.addEventListener('message', (event) => {
      const { detail } = /** @type {CustomEvent<import('../protocol.js').FromLab>} */ (event);
      if (detail.t !== 'shelf') return;
      const asked = this.#asked.get(detail.n);
      this.#asked.delete(detail.n);
      if (detail.refused) asked?.reject(new Error(detail.refused));
      else asked?.resolve(detail);
    });
  }

  /** @returns {Promise<{name: string, title: string, notes: string, tags: string[], factory: boolean}[]>} */
  async list() {
    return (await this.#ask({ op: 'list' })).list;
  }

  /** The patch as a file holds it; null if it is not there. @param {string} slug @returns {Promise<Record<string, any> | null>} */
  async load(slug) {
    return (await this.#ask({ op: 'load', slug })).patch;
  }

  /**
   * Keeps a patch under its name, or under a slug.
   * @param {Record<string, any>} patch as a file holds it @param {string} [slug]
   * @returns {Promise<{slug: string, patch: Record<string, any> | null}>} the slug, and the patch that was there before
   */
  save(patch, slug) {
    return this.#ask({ op: 'save', patch, slug });
  }

  /**
   * Keeps what stands in a file beside what is there: nothing is replaced.
   * @param {string} text of the file @param {string} title for a patch that has none
   * @returns {Promise<{slug: string, isNew: boolean, patch: Record<string, any>}>} the patch as it is kept
   */
  import(text, title) {
    return this.#ask({ op: 'import', text, title });
  }

  /**
   * Gives a patch another title, and its file too.
   * @param {string} slug @param {string} title @returns {Promise<{slug: string, patch: Record<string, any>}>} its slug from now on, and the patch as it was
   */
  rename(slug, title) {
    return this.#ask({ op: 'rename', slug, title });
  }

  /** Takes a patch away. @param {string} slug @returns {Promise<Record<string, any> | null>} the patch that was there */
  async remove(slug) {
    return (await this.#ask({ op: 'remove', slug })).patch;
  }

  /** @param {Omit<Extract<import('../protocol.js').FromPage, {t: 'shelf'}>, 't' | 'n'>} question @returns {Promise<any>} */
  #ask(question) {
    const n = ++this.#number;
    return new Promise((resolve, reject) => {
      if (!this.link.isOpen) reject(new Error('The Lab has stopped, and it keeps the patches: start it again.'));
      this.#asked.set(n, { resolve, reject });
      setTimeout(() => {
        if (this.#asked.delete(n)) reject(new Error('The Lab does not answer.'));
      }, PATIENCE_MS);
      this.link.send({ t: 'shelf', n, ...question });
    });
  }
}
