import { button, el } from './dom.js';
import { copyButton, paperCitation } from './citation.js';
import { Labels } from './labels.js';
import { ownerBoxes } from './owners.js';
import { clauseHref, planHref, quoteHref } from './router.js';
import { numeral, reply as text } from './text.js';

/**
 * A reply as the page shows it: the assistant's words and the plan's words in their order, then what can be followed up.
 * @param {object} reply as POST /api/ask returns it
 * @param {Knowledge|null} knowledge null while the plan is not loaded; links then open it by id
 * @param {(question: string) => void} ask
 */
export function renderReply(reply, knowledge, ask) {
  const shown = { tasks: new Set(), areas: new Set(), labels: new Labels(reply, knowledge) };
  const blocks = reply.blocks.map((block) => block.citation === undefined
    ? prose(block.text, reply, knowledge, shown)
    : quote(reply.citations[block.citation], knowledge));
  return el(`div.reply${reply.refusal ? '.refusal' : ''}`, { lang: reply.language },
    reply.refusal ? el('p.refusal-kind', { lang: 'zh-Hans' }, refusalKind(reply)) : null,
    ...blocks.flat(),
    remainingTasks(reply, knowledge, shown),
    remainingAreas(reply, knowledge, shown),
    ownerBoxes(reply.owners, knowledge),
    nearest(reply, knowledge, shown),
    suggestions(reply, ask));
}

function refusalKind(reply) {
  return reply.refusal.kind === 'not-in-plan' && reply.citations.length > 0 ? text.differs : text.refusal[reply.refusal.kind] ?? '';
}

// A line that names a listed task or area is a link to it; neighbouring links stand in one list.
function prose(words, reply, knowledge, shown) {
  const parts = [];
  for (const line of words.split('\n')) {
    const item = taskLine(line, reply, knowledge, shown) ?? areaLine(line, reply, knowledge, shown) ?? bullet(line);
    const last = parts.at(-1);
    if (!item) parts.push(el('p', {}, ...shown.labels.link(line)));
    else if (last?.className === item.list) last.append(item.element);
    else parts.push(el(`ul.${item.list}`, {}, item.element));
  }
  return parts;
}

function taskLine(line, reply, knowledge, shown) {
  const number = Number(/^(\d+)\. /.exec(line)?.[1]);
  const listed = reply.tasks?.find((task) => task.number === number);
  if (!listed) return null;
  shown.tasks.add(listed);
  return { list: 'task-links', element: taskItem(listed, line.replace(/^\d+\. /, ''), knowledge) };
}

function areaLine(line, reply, knowledge, shown) {
  if (!/^（[一二三四五六七八九十]+）/.test(line)) return null;
  const number = reply.areas?.find((area) => line.includes(knowledge?.area(area)?.title ?? '\n'));
  if (number === undefined) return null;
  shown.areas.add(number);
  return { list: 'area-links', element: el('li', {}, el('a', { href: planHref({ area: number }) }, line)) };
}

function bullet(line) {
  return line.startsWith('· ') ? { list: 'bullets', element: el('li', {}, line.slice(2)) } : null;
}

function taskItem(task, words, knowledge) {
  const id = knowledge?.taskNumbered(task.number, task.area)?.id ?? `task-${task.number}`;
  return el('li', {}, el('a.task-link', { href: clauseHref(id) }, el('span.number', {}, String(task.number)), el('span', { lang: 'zh-Hans' }, words)));
}

function quote(citation, knowledge) {
  const clause = knowledge?.clauses.get(citation.clause);
  const title = knowledge?.tasks.get(citation.clause)?.title;
  return el('figure.quote', { lang: 'zh-Hans' },
    el('blockquote', {}, citation.quote),
    el('figcaption', {},
      el('a.citation', { href: quoteHref(clause?.text, citation.clause, citation.quote), title: text.openClause(citation.label), 'data-clause': citation.clause },
        el('span.citation-label', {}, citation.label), title ? el('span.citation-title', {}, title) : null),
      knowledge ? copyButton(() => paperCitation(knowledge, citation.label, citation.quote), citation.label) : null));
}

function remainingTasks(reply, knowledge, shown) {
  const left = (reply.tasks ?? []).filter((task) => !shown.tasks.has(task));
  if (left.length === 0) return null;
  return el('nav.follow', { 'aria-label': text.tasks }, el('ul.task-links', {}, ...left.map((task) => taskItem(task, task.title, knowledge))));
}

function remainingAreas(reply, knowledge, shown) {
  const left = (reply.areas ?? []).filter((area) => !shown.areas.has(area)).map((area) => knowledge?.area(area)).filter(Boolean);
  if (left.length === 0) return null;
  return el('nav.follow', { 'aria-label': text.areas, lang: 'zh-Hans' },
    el('ul.area-links', {}, ...left.map((area) => el('li', {}, el('a', { href: planHref({ area: area.number }) }, text.areaLink(numeral(area.number), area.title))))));
}

// Those that the prose has not named already.
function nearest(reply, knowledge, shown) {
  const quoted = new Set(reply.citations.map((citation) => citation.clause));
  const ids = (reply.refusal?.nearest ?? []).filter((id) => !quoted.has(id) && !shown.labels.has(id));
  if (ids.length === 0) return null;
  return el('nav.follow.nearest', { 'aria-label': text.nearest, lang: 'zh-Hans' },
    el('p.follow-title', {}, text.nearest),
    el('ul.clause-links', {}, ...ids.map((id) => el('li', {}, el('a', { href: clauseHref(id) },
      knowledge?.clauses.get(id)?.label ?? id,
      knowledge?.tasks.get(id) ? el('span.citation-title', {}, knowledge.tasks.get(id).title) : null)))));
}

function suggestions(reply, ask) {
  if (reply.suggestions.length === 0) return null;
  return el('div.follow', { role: 'group', 'aria-label': text.suggestions },
    el('p.follow-title', { lang: 'zh-Hans' }, text.suggestions),
    el('div.chips', {}, ...reply.suggestions.map((suggestion) => button('chip', suggestion, () => ask(suggestion)))));
}
