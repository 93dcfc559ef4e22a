// The address after "#" says what is shown: #/chat, #/plan?place=郴州, #/places, #/clause/task-18?mark=4-20.

const views = ['chat', 'plan', 'places'];

/** @returns {{view: string|null, clause: string|null, params: URLSearchParams, hash: string}} */
export function read(hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?');
  const params = new URLSearchParams(query);
  const [first, ...rest] = path.split('/');
  const clause = first === 'clause' ? decode(rest.join('/')) : '';
  if (clause !== '') return { view: null, clause, params, hash };
  return { view: views.includes(first) ? first : 'chat', clause: null, params, hash };
}

export const planHref = (filter = {}) => withQuery('#/plan', filter);

/** Address of a clause; the words from `start` to `end` of its text are marked. */
export const clauseHref = (id, start = -1, end = -1) =>
  withQuery(`#/clause/${encodeURIComponent(id).replaceAll('%2F', '/')}`, start >= 0 ? { mark: `${start}-${end}` } : {});

/** Address of a clause with a quote marked. */
export function quoteHref(clauseText, id, quote) {
  const start = clauseText?.indexOf(quote) ?? -1;
  return start < 0 ? clauseHref(id) : clauseHref(id, start, start + quote.length);
}

/** Reads `mark` of a clause's address; null where there is none that fits the text. */
export function markOf(params, length) {
  const match = /^(\d+)-(\d+)$/.exec(params.get('mark') ?? '');
  if (!match) return null;
  const [start, end] = [Number(match[1]), Number(match[2])];
  return start < end && end <= length ? { start, end } : null;
}

/** Goes to an address without adding a step to the way back. */
export const replace = (hash) => location.replace(hash);

export function start(onRoute) {
  history.scrollRestoration = 'manual';
  addEventListener('hashchange', () => route(onRoute));
  document.addEventListener('click', stepBetweenClauses);
  route(onRoute);
}

function route(onRoute) {
  // "#main" is the skip link, no view.
  if (location.hash === '#main') return;
  onRoute(read(location.hash));
}

// From one clause to the next is one step back, however many were read.
function stepBetweenClauses(event) {
  const link = event.target.closest?.('a[href^="#/clause/"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !location.hash.startsWith('#/clause/')) return;
  event.preventDefault();
  replace(link.getAttribute('href'));
}

function withQuery(path, values) {
  const pairs = Object.entries(values).filter(([, value]) => value);
  return pairs.length === 0 ? path : `${path}?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
