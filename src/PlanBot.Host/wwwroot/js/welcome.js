import { button, el } from './dom.js';
import { chat as text, date } from './text.js';

/** What an empty chat shows: which document this is about, and questions to begin with. */
export function renderWelcome(into, knowledge, ask) {
  into.replaceChildren(
    knowledge ? masthead(knowledge) : '',
    el('p.tagline', {}, ...text.tagline.map((sentence) => el('span', {}, sentence))),
    knowledge ? questions(knowledge.examples, ask) : '',
    el('p.disclaimer', {}, text.disclaimer));
}

function masthead({ plan, title, docNumber }) {
  const facts = [docNumber, plan.date ? date(plan.date) : null, text.size(plan.areas.length, plan.tasks.length)].filter(Boolean);
  return el('div.masthead', { lang: 'zh-Hans' },
    plan.issuer ? el('p.issuer', {}, plan.issuer) : null,
    el('h2.document-title', {}, ...titleParts(title)),
    el('p.facts', {}, ...facts.map((fact) => el('span', {}, fact))));
}

// The years in brackets go to a line of their own rather than break.
function titleParts(title) {
  const at = title.indexOf('（');
  return at > 0 ? [el('span', {}, title.slice(0, at)), el('span.document-years', {}, title.slice(at))] : [title];
}

function questions(list, ask) {
  return el('div.examples', { role: 'group', 'aria-label': text.examples },
    ...list.map((question) => button('example', question, () => ask(question))));
}
