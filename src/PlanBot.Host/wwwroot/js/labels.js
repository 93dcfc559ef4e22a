import { el } from './dom.js';
import { clauseHref } from './router.js';

/**
 * Finds the clauses that a reply's prose names by their labels, so that they can be links there. Clauses that the reply
 * quotes are left out: the quote has its own link.
 */
export class Labels {
  #ids = new Map();
  #pattern = null;
  #linked = new Set();

  constructor(reply, knowledge) {
    const quoted = new Set(reply.citations.map((citation) => citation.clause));
    const nearest = new Set(reply.refusal?.nearest);
    for (const { id, label } of knowledge?.clauses.values() ?? []) {
      // Short labels such as 第一部分 may be ordinary words, unless the reply says that it means the clause.
      if (quoted.has(id) || !(nearest.has(id) || knowledge.tasks.has(id))) continue;
      this.#ids.set(label, id);
      this.#ids.set(label.replace('项', '項'), id);
    }
    if (this.#ids.size > 0) this.#pattern = new RegExp(`(${[...this.#ids.keys()].map(escape).join('|')})`);
  }

  /** The line with its labels as links. */
  link(line) {
    if (!this.#pattern) return [line];
    return line.split(this.#pattern).map((part) => {
      const id = this.#ids.get(part);
      if (!id) return part;
      this.#linked.add(id);
      return el('a', { href: clauseHref(id), 'data-clause': id }, part);
    });
  }

  has(id) {
    return this.#linked.has(id);
  }
}

const escape = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
