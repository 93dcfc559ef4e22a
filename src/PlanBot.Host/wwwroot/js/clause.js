import { button, byId, el } from './dom.js';
import { copyButton, paperCitation } from './citation.js';
import { load } from './knowledge.js';
import { ownerBoxes } from './owners.js';
import { clauseHref, markOf, planHref } from './router.js';
import { clause as text, date, numeral, plan as planText } from './text.js';

const panel = byId('clause');
const wide = matchMedia('(min-width: 64rem)');
let opener = null, opening = 0, onClose = () => {};

/** @param {() => void} closed called when the reader closes the panel */
export function start(closed) {
  onClose = closed;
  panel.addEventListener('cancel', (event) => { event.preventDefault(); onClose(); });
  // Beside the text on a wide screen the panel is not modal, and Escape is for us to hear.
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && panel.open && !document.querySelector('dialog:modal')) onClose();
  });
  panel.addEventListener('click', (event) => { if (event.target === panel) onClose(); });
  wide.addEventListener('change', () => { if (panel.open) { panel.close(); show(); } });
}

/** Opens a clause, with the words that the address marks. */
export async function open(id, params) {
  if (!panel.open) opener = document.activeElement;
  const current = ++opening;
  const knowledge = await load().catch(() => null);
  // Closed, or another one asked for, while the plan was loading.
  if (current !== opening) return;
  const clause = knowledge?.clauses.get(id);
  panel.replaceChildren(...(clause ? contents(clause, markOf(params, clause.text.length), knowledge) : missing()));
  show();
  byId('clause-heading').focus({ preventScroll: true });
  panel.scrollTop = 0;
  panel.querySelector('.clause-text mark')?.scrollIntoView({ block: 'center' });
}

/** Closes the panel and gives the focus back to what opened it. */
export function close() {
  opening++;
  if (!panel.open) return;
  panel.close();
  document.documentElement.classList.remove('panel-open');
  if (opener?.isConnected && opener !== document.body) opener.focus({ preventScroll: true });
  opener = null;
}

function show() {
  document.documentElement.classList.toggle('panel-open', wide.matches);
  if (panel.open) return;
  if (wide.matches) panel.show();
  else panel.showModal();
}

function contents(clause, mark, knowledge) {
  const task = knowledge.tasks.get(clause.id);
  const area = task ? knowledge.area(task.area) : null;
  const summary = knowledge.summaries.get(clause.id);
  const body = el('div.clause-text', { lang: 'zh-Hans' }, ...paragraphs(clause, task, mark, knowledge.plan));
  return [
    header(clause, task, area, knowledge),
    el('div.clause-body', {},
      body,
      el('p.clause-source', {}, text.lines(...clause.lines)),
      el('div.clause-actions', {},
        copyButton(() => paperCitation(knowledge, clause.label, quoteFrom(body, clause, mark, task)), clause.label),
        el('p.hint', {}, text.selectHint)),
      places(summary),
      english(knowledge.english[clause.id]),
      ownerBoxes([...stated(task, clause), ...(summary?.owners ?? [])], knowledge)),
    neighbours(clause, knowledge),
  ];
}

function header(clause, task, area, knowledge) {
  return el('header.clause-header', {},
    el('div', {},
      el('p.clause-path', { lang: 'zh-Hans' }, area ? el('a', { href: planHref({ area: area.number }) }, `${planText.areaNumber(numeral(area.number))}${area.title}`) : `《${knowledge.title}》`),
      el('h2', { id: 'clause-heading', tabindex: -1, lang: 'zh-Hans' }, task?.title || planText.parts[clause.id] || clause.label),
      planText.parts[clause.id] === clause.label ? null : el('p.clause-label', { lang: 'zh-Hans' }, clause.label)),
    button('quiet.close', text.close, () => onClose()));
}

// The published text is one run; it is shown broken where its parts begin, with not a character changed.
function paragraphs(clause, task, mark, plan) {
  const cuts = [0, ...breaks(clause, task, plan), clause.text.length];
  return cuts.slice(1).map((end, index) => [cuts[index], end]).filter(([start, end]) => start < end).map(([start, end], index, all) =>
    el(index === 0 && all.length > 1 && clause.id !== 'notice' ? 'p.clause-lead' : 'p', {}, ...marked(clause.text, start, end, mark)));
}

function breaks({ id, text: words }, task, plan) {
  if (task?.title) {
    const end = words.indexOf(task.title) + task.title.length;
    return [words[end] === '。' ? end + 1 : end];
  }
  if (id === 'overall') return [/^[一二三四五六七八九十]+、总体(?:要求|思路|目标)/.exec(words)?.[0].length ?? 0];
  if (id !== 'notice') return [];
  const disclosure = /（此件[^）]*）/.exec(words)?.[0];
  const facts = [plan.registerNumber, plan.issuer, plan.docNumber, plan.recipients && `${plan.recipients}：`, plan.date && date(plan.date), disclosure].filter(Boolean);
  const ends = facts.flatMap((fact) => [...words.matchAll(literal(fact))].flatMap((match) => [match.index, match.index + fact.length]));
  return [...new Set(ends)].sort((a, b) => a - b);
}

const literal = (words) => new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g');

function marked(words, start, end, mark) {
  if (!mark || mark.end <= start || mark.start >= end) return [words.slice(start, end)];
  const from = Math.max(start, mark.start), to = Math.min(end, mark.end);
  return [words.slice(start, from), el('mark', {}, words.slice(from, to)), words.slice(to, end)];
}

// The words selected in the clause, else the words marked, else the whole text without its number.
function quoteFrom(body, clause, mark, task) {
  const selection = getSelection();
  const selected = selection.toString().replace(/\s*\n\s*/g, '').trim();
  if (selected !== '' && body.contains(selection.anchorNode) && body.contains(selection.focusNode) && clause.text.includes(selected)) return selected;
  if (mark) return clause.text.slice(mark.start, mark.end);
  return task?.title ? clause.text.slice(clause.text.indexOf(task.title)) : clause.text;
}

function stated(task, clause) {
  return (task?.owners ?? []).map((owner) => ({ task: task.number, role: owner.role, party: owner.party, basis: 'plan', source: clause.id, asOf: '' }));
}

function places(summary) {
  if (!summary || summary.places.length === 0) return null;
  return el('section', {}, el('h3', {}, text.places),
    el('ul.chips', {}, ...summary.places.map((place) => el('li', {}, el('a.chip', { href: planHref({ place }) }, place)))));
}

function english(unofficial) {
  return unofficial ? el('section.clause-english', { lang: 'en' }, el('h3', {}, text.english), el('p', {}, el('strong', {}, unofficial.title)), el('p', {}, unofficial.summary)) : null;
}

function neighbours(clause, knowledge) {
  const { previous, next } = knowledge.neighbours(clause.id);
  const link = (to, label, kind) => to ? el(`a.${kind}`, { href: clauseHref(to.id) }, el('span.hint', {}, label), el('span', { lang: 'zh-Hans' }, knowledge.tasks.get(to.id)?.title || planText.parts[to.id] || to.label)) : el('span', {});
  return el('nav.clause-neighbours', { 'aria-label': `${text.previous}，${text.next}` }, link(previous, text.previous, 'previous'), link(next, text.next, 'next'));
}

function missing() {
  return [el('header.clause-header', {}, el('h2', { id: 'clause-heading', tabindex: -1 }, text.missing), button('quiet.close', text.close, () => onClose())),
    el('div.clause-body', {}, el('p', {}, text.missingHint), el('p', {}, el('a', { href: planHref() }, text.toPlan)))];
}
