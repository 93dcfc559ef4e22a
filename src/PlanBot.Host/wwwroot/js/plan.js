import { byId, el, failure } from './dom.js';
import * as api from './api.js';
import { buildFilters, isEmpty, readFilter, showFilter } from './filters.js';
import { load } from './knowledge.js';
import { clauseHref } from './router.js';
import { numeral, owners as ownerText, plan as text } from './text.js';

const before = ['notice', 'preamble', 'overall'], after = ['closing', 'effect'];
// English titles in the list help those who do not read it; to the others they are noise. A clause always has its own.
const readsChinese = navigator.languages.some((language) => language.startsWith('zh'));
let built = null, latest = 0;

/** Draws the plan, or the tasks that pass the filters of the address. */
export async function showPlan(params) {
  const drawing = ++latest;
  const list = byId('plan-list');
  if (!built) list.replaceChildren(el('p.hint', {}, text.loading));
  try {
    const knowledge = await load();
    if (built !== knowledge) buildFilters(byId('filters'), knowledge);
    built = knowledge;
    const filter = readFilter(params);
    showFilter(filter, knowledge);
    const tasks = await matching(filter, knowledge);
    // A later choice may have overtaken this one.
    if (drawing !== latest) return;
    draw(list, filter, tasks, knowledge);
  } catch {
    if (drawing === latest) list.replaceChildren(failure(text.loadFailed, text.retry, () => showPlan(params)));
  }
}

async function matching({ area, place, owner, words }, knowledge) {
  const tasks = area || place || owner ? await api.tasks({ area, place, owner }) : [...knowledge.summaries.values()];
  return words === '' ? tasks : tasks.filter((task) => positionOf(words, knowledge.clauses.get(task.id)) >= 0);
}

const positionOf = (words, clause) => clause.text.toLowerCase().indexOf(words.toLowerCase());

function draw(list, filter, tasks, knowledge) {
  const all = knowledge.plan.tasks.length;
  byId('task-count').textContent = text.count(tasks.length, all);
  byId('plan-notes').replaceChildren(...notes(filter, tasks, knowledge).map((note) => el('p', {}, note)));
  const areas = knowledge.plan.areas
    .map((area) => [area, tasks.filter((task) => task.area === area.number)])
    .filter(([, inArea]) => inArea.length > 0);
  const loose = tasks.filter((task) => !knowledge.area(task.area));
  list.replaceChildren(
    ...(isEmpty(filter) ? [parts(text.front, before, knowledge)] : []),
    ...areas.map(([area, inArea]) => areaSection(area, inArea, filter, knowledge)),
    ...(loose.length > 0 ? [taskList(loose, filter, knowledge)] : []),
    ...(tasks.length === 0 ? [el('p.empty', {}, text.none)] : []),
    ...(isEmpty(filter) ? [parts(text.end, after, knowledge)] : []));
}

// What a reader must know not to misread the list.
function notes(filter, tasks, knowledge) {
  const result = [];
  const within = knowledge.places.find((place) => place.name === filter.place)?.within ?? 0;
  if (within > 0 && isEmpty({ ...filter, place: '' })) result.push(text.alsoWithin(filter.place, within));
  if (filter.owner !== '') {
    const entries = tasks.flatMap((task) => task.owners).filter((entry) => entry.party === filter.owner && entry.task === null);
    const roles = new Set(knowledge.summaries.values().next().value?.owners.filter((o) => o.party === filter.owner && o.basis === 'plan').map((o) => ownerText.roles[o.role] ?? o.role));
    if (entries.length > 0 || roles.size > 0) result.push(text.ownerOfAll(filter.owner, [...roles].join('、')));
  }
  return result;
}

function parts(title, ids, knowledge) {
  const clauses = ids.map((id) => knowledge.clauses.get(id)).filter(Boolean);
  if (clauses.length === 0) return '';
  return el('nav.plan-parts', { 'aria-label': title },
    el('h2', {}, title),
    el('ul', {}, ...clauses.map((clause) => el('li', {}, el('a', { href: clauseHref(clause.id) }, text.parts[clause.id] ?? clause.label)))));
}

function areaSection(area, tasks, filter, knowledge) {
  const english = knowledge.english[area.id];
  return el('details.area', { open: true, id: area.id },
    el('summary', {},
      el('h2', { lang: 'zh-Hans' }, el('span.area-number', {}, text.areaNumber(numeral(area.number))), area.title),
      el('span.area-count', {}, text.areaTasks(tasks.length))),
    english && !readsChinese ? el('p.english', { lang: 'en' }, english.title) : null,
    taskList(tasks, filter, knowledge));
}

function taskList(tasks, filter, knowledge) {
  return el('ol.tasks', {}, ...tasks.map((task) => taskRow(task, filter, knowledge)));
}

function taskRow(task, filter, knowledge) {
  const clause = knowledge.clauses.get(task.id);
  const sought = filter.words || task.namedAs || '';
  const at = sought ? positionOf(sought, clause) : -1;
  const assigned = task.owners.filter((entry) => entry.basis !== 'plan');
  return el('li', {},
    el('a.task', { href: clauseHref(task.id, at, at + sought.length), 'data-task': task.id },
      el('span.number', {}, String(task.number)),
      el('span.task-body', {},
        el('span.task-title', { lang: 'zh-Hans' }, task.title || clause.text),
        task.places.length > 0 ? el('span.task-places', { lang: 'zh-Hans' }, ...task.places.map((place) => el('span', {}, place))) : null,
        task.englishTitle && !readsChinese ? el('span.english', { lang: 'en' }, task.englishTitle) : null,
        at >= 0 ? excerpt(clause.text, at, sought.length) : null,
        assigned.length > 0 ? el('span.task-assigned', {}, `${ownerText.assigned}：${assigned.map((o) => `${ownerText.roles[o.role] ?? o.role} ${o.party}`).join('；')}`) : null)));
}

// The words that made the task match, with a little around them.
function excerpt(whole, at, length) {
  const around = 18, from = Math.max(0, at - around), to = Math.min(whole.length, at + length + around);
  return el('span.excerpt', { lang: 'zh-Hans' },
    (from > 0 ? '…' : '') + whole.slice(from, at), el('mark', {}, whole.slice(at, at + length)), whole.slice(at + length, to) + (to < whole.length ? '…' : ''));
}
