import { byId, el } from './dom.js';
import { planHref, replace } from './router.js';
import { numeral, plan as text } from './text.js';

const other = '\u0000other';
const typingPause = 300;

/** The filters that an address asks for. */
export const readFilter = (params) => Object.fromEntries(['area', 'place', 'owner', 'words'].map((key) => [key, params.get(key)?.trim() ?? '']));

export const isEmpty = (filter) => Object.values(filter).every((value) => value === '');

/** Builds the filter form once; every change goes to the address, from where the list is drawn. */
export function buildFilters(form, knowledge) {
  const area = select('filter-area', [['', text.allAreas], ...knowledge.plan.areas.map((a) => [String(a.number), `${numeral(a.number)}、${a.title}`])]);
  const place = select('filter-place', [['', text.allPlaces], ...knowledge.places.map((p) => [p.name, p.name]), [other, text.otherPlace]]);
  const placeOther = el('input', { id: 'filter-place-other', type: 'text', maxlength: 50, autocomplete: 'off', placeholder: text.otherPlaceholder });
  const owner = select('filter-owner', [['', text.allOwners], ...knowledge.owners.map((o) => [o, o])]);
  const words = el('input', { id: 'filter-words', type: 'search', maxlength: 50, autocomplete: 'off', placeholder: text.wordsPlaceholder });
  form.replaceChildren(
    field(text.area, area), field(text.place, place), field(text.other, placeOther, { id: 'field-place-other', hidden: true }),
    field(text.owner, owner), field(text.words, words));
  form.onsubmit = (event) => event.preventDefault();
  byId('filter-clear').onclick = () => {
    location.hash = planHref();
    // The button goes with the filters; the focus must not.
    byId('plan-heading').focus({ preventScroll: true });
  };
  const current = () => ({
    area: area.value, owner: owner.value, words: words.value.trim(),
    place: place.value === other ? placeOther.value.trim() : place.value,
  });
  for (const choice of [area, owner]) choice.addEventListener('change', () => { location.hash = planHref(current()); });
  place.addEventListener('change', () => {
    const typing = place.value === other;
    byId('field-place-other').hidden = !typing;
    if (typing) placeOther.focus();
    else location.hash = planHref(current());
  });
  for (const typed of [placeOther, words]) whenTyped(typed, () => replace(planHref(current())));
}

/** Shows in the form what the address asks for, whatever was changed: a choice, a link, the way back. */
export function showFilter(filter, knowledge) {
  const known = filter.place === '' || knowledge.places.some((p) => p.name === filter.place);
  setValue('filter-area', filter.area);
  setValue('filter-owner', filter.owner);
  setValue('filter-words', filter.words);
  const typing = !known || (filter.place === '' && document.activeElement === byId('filter-place-other'));
  setValue('filter-place', typing ? other : filter.place);
  setValue('filter-place-other', typing ? filter.place : '');
  byId('field-place-other').hidden = !typing;
  byId('filter-clear').hidden = isEmpty(filter);
}

function setValue(id, value) {
  const control = byId(id);
  // What is being typed is ahead of the address; a trailing space must not vanish under the caret.
  if (control.value.trim() !== value) control.value = value;
}

function whenTyped(input, apply) {
  let waiting = 0, composing = false;
  const soon = () => {
    clearTimeout(waiting);
    if (!composing) waiting = setTimeout(apply, typingPause);
  };
  input.addEventListener('compositionstart', () => { composing = true; });
  input.addEventListener('compositionend', () => { composing = false; soon(); });
  input.addEventListener('input', soon);
  input.addEventListener('change', () => { clearTimeout(waiting); apply(); });
}

function select(id, options) {
  return el('select', { id }, ...options.map(([value, label]) => el('option', { value }, label)));
}

function field(label, control, attributes = {}) {
  return el('div.field', attributes, el('label', { for: control.id }, label), control);
}
