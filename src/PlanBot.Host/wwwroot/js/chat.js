import { announce, button, byId, el, failure } from './dom.js';
import * as api from './api.js';
import * as conversation from './conversation.js';
import * as knowledge from './knowledge.js';
import { Composer } from './composer.js';
import { renderReply } from './reply.js';
import { renderWelcome } from './welcome.js';
import { chat as text } from './text.js';

const longQuestion = 200;
const transcript = byId('transcript');
let composer, busy = false;

/** Wires the chat and shows again what this tab has asked before. */
export async function start() {
  composer = new Composer(ask);
  byId('new-conversation').addEventListener('click', startAnew);
  const earlier = conversation.turns();
  const known = await knownOrNull();
  for (const { question, reply } of earlier) {
    composer.remember(question);
    const turn = addTurn(question);
    turn.answer.append(renderReply(reply, known, ask));
  }
  update();
  renderWelcome(byId('welcome'), known, ask);
  if (earlier.length > 0) transcript.lastElementChild.scrollIntoView();
}

/** Puts the caret where a question is typed, except where that would open an on-screen keyboard. */
export function focus() {
  if (matchMedia('(hover: hover) and (pointer: fine)').matches) composer?.focus();
}

function ask(question) {
  if (busy) return;
  composer.remember(question);
  const turn = addTurn(question);
  update();
  answer(question, turn);
}

async function answer(question, turn) {
  setBusy(true);
  turn.article.setAttribute('aria-busy', 'true');
  turn.answer.replaceChildren(el('p.pending', {}, text.asking));
  turn.article.scrollIntoView({ block: 'start' });
  const asked = conversation.id();
  try {
    const reply = await api.ask(question, asked);
    await knowledge.keepUpWith(reply.snapshot).catch(() => {});
    const content = renderReply(reply, await knownOrNull(), ask);
    // The conversation may have been ended meanwhile.
    if (!turn.article.isConnected) return;
    turn.answer.replaceChildren(content);
    conversation.keep(question, reply);
  } catch (error) {
    turn.answer.replaceChildren(failure(reason(error), text.retry, () => { if (!busy) answer(question, turn); }));
  } finally {
    turn.article.removeAttribute('aria-busy');
    setBusy(false);
  }
  turn.article.scrollIntoView({ block: 'start' });
}

function addTurn(question) {
  const answerPart = el('div.answer', {});
  const article = el('article.turn', {},
    el('div.question', {}, el('span.seal', {}, text.question), questionText(question)),
    el('div.answer-row', {}, el('span.seal.solid', {}, text.answer), answerPart));
  transcript.append(article);
  return { article, answer: answerPart };
}

function questionText(question) {
  const words = el('p.question-text', {}, question);
  if (question.length <= longQuestion) return words;
  words.classList.add('clamped');
  const more = button('quiet', text.expand, () => {
    const open = !words.classList.toggle('clamped');
    more.textContent = open ? text.collapse : text.expand;
    more.setAttribute('aria-expanded', String(open));
  }, { 'aria-expanded': 'false' });
  return el('div.question-long', {}, words, more);
}

function startAnew() {
  conversation.startAnew();
  transcript.replaceChildren();
  composer.forget();
  update();
  announce(text.started);
  scrollTo(0, 0);
  composer.focus();
}

function setBusy(value) {
  busy = value;
  composer.busy = value;
}

function update() {
  const empty = transcript.childElementCount === 0;
  byId('welcome').hidden = !empty;
  byId('new-conversation').hidden = empty;
}

function reason(error) {
  if (error.kind === 'slow') return text.slow;
  return error.kind === 'status' ? error.detail || text.failed(error.status) : text.unreachable;
}

// Answers are shown even when the plan could not be loaded.
const knownOrNull = () => knowledge.load().catch(() => null);
