import { el } from './dom.js';
import { clauseHref } from './router.js';
import { owners as text } from './text.js';

/**
 * Who has which part, in two boxes that cannot be taken for each other: what the plan itself says, and what the
 * organisation that runs the bot has recorded.
 * @param {Array<{task: number|null, role: string, party: string, basis: string, source: string, asOf: string}>} entries
 */
export function ownerBoxes(entries, knowledge, heading = 'h3') {
  const stated = entries.filter((entry) => entry.basis === 'plan');
  const assigned = entries.filter((entry) => entry.basis !== 'plan');
  if (entries.length === 0) return null;
  return el('section.owners', {},
    el(heading, {}, text.heading),
    stated.length > 0 ? box('stated', text.plan, text.planNote, stated, (entry) => planSource(entry, knowledge)) : null,
    assigned.length > 0 ? box('assigned', text.assigned, text.assignedNote, assigned, (entry) => el('span.source', {}, text.source(entry.source, entry.asOf))) : null);
}

function box(kind, title, note, entries, source) {
  const rows = grouped(entries).map(([first, parties]) => el('div.owner-row', {},
    el('dt', {}, text.roles[first.role] ?? first.role, el('span.scope', {}, first.task === null ? text.all : text.task(first.task))),
    el('dd', {}, el('span.parties', { lang: 'zh-Hans' }, parties.join('、')), source(first))));
  return el(`div.owner-box.${kind}`, {},
    el('p.owner-box-title', {}, el('strong', {}, title), el('span', {}, note)),
    el('dl', {}, ...rows));
}

// Parties with the same part from the same source stand on one line.
function grouped(entries) {
  const groups = new Map();
  for (const entry of entries) {
    const key = JSON.stringify([entry.task, entry.role, entry.source, entry.asOf]);
    if (!groups.has(key)) groups.set(key, [entry, []]);
    groups.get(key)[1].push(entry.party);
  }
  return [...groups.values()];
}

function planSource(entry, knowledge) {
  const clause = knowledge?.clauses.get(entry.source);
  if (!clause) return null;
  const at = clause.text.indexOf(entry.party);
  return el('a.source', { href: clauseHref(clause.id, at, at + entry.party.length), lang: 'zh-Hans' }, clause.label);
}
