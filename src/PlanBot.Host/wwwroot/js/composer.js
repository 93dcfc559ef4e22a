import { byId } from './dom.js';
import { chat as text } from './text.js';

const maxLength = 5000, warnFrom = 4500;

/** The field a question is typed into. */
export class Composer {
  #field = byId('question');
  #send = byId('send');
  #hint = byId('composer-hint');
  #asked = [];
  #recalled = -1;
  #busy = false;

  /** @param {(question: string) => void} onAsk called with a question that is not blank, never while another one runs */
  constructor(onAsk) {
    this.onAsk = onAsk;
    byId('ask-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#field.addEventListener('keydown', (event) => this.#onKey(event));
    this.#field.addEventListener('input', () => this.#changed());
    this.#changed();
  }

  /** While a question runs nothing can be sent; typing goes on. */
  set busy(value) {
    this.#busy = value;
    this.#send.setAttribute('aria-disabled', String(value));
  }

  /** Adds to what the up arrow brings back. */
  remember(question) {
    if (this.#asked.at(-1) !== question) this.#asked.push(question);
    this.#recalled = -1;
  }

  forget() {
    this.#asked = [];
    this.#recalled = -1;
  }

  focus() {
    this.#field.focus({ preventScroll: true });
  }

  #submit() {
    const question = this.#field.value.trim();
    if (this.#busy || question === '') return;
    this.#write('');
    // The on-screen keyboard would cover the answer.
    if (matchMedia('(hover: none)').matches) this.#field.blur();
    this.onAsk(question);
  }

  #onKey(event) {
    // While an input method composes, Enter takes a candidate and the arrows walk through them. 229 is what browsers
    // send that have already ended the composition.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === 'ArrowUp' && !event.shiftKey && this.#recall(+1)) {
      event.preventDefault();
    } else if (event.key === 'ArrowDown' && !event.shiftKey && this.#recall(-1)) {
      event.preventDefault();
    }
  }

  // Only from an empty field or from a question brought back and left as it was; elsewhere the arrows move the caret.
  #recall(steps) {
    const value = this.#field.value;
    const unchanged = this.#recalled >= 0 && value === this.#asked.at(-1 - this.#recalled);
    if (value !== '' && !unchanged) return false;
    const next = (unchanged ? this.#recalled : -1) + steps;
    if (next >= this.#asked.length || next < -1) return false;
    this.#recalled = next;
    this.#write(next < 0 ? '' : this.#asked.at(-1 - next));
    return true;
  }

  #write(value) {
    this.#field.value = value;
    this.#changed();
  }

  #changed() {
    const used = this.#field.value.length;
    const near = used >= warnFrom;
    this.#hint.textContent = near ? text.limit(used, maxLength) : text.hint;
    this.#hint.classList.toggle('warning', near);
    this.#grow();
  }

  // As tall as its text; the style sheet sets the limit.
  #grow() {
    this.#field.style.height = 'auto';
    this.#field.style.height = `${this.#field.scrollHeight + 2}px`;
  }
}
