import { byId, fillPage } from './dom.js';
import * as chat from './chat.js';
import * as clause from './clause.js';
import { load } from './knowledge.js';
import { showPlaces } from './places.js';
import { showPlan } from './plan.js';
import { replace, start as startRouter } from './router.js';
import { page } from './text.js';

const draw = { chat: () => {}, plan: showPlan, places: showPlaces };
const scrolled = new Map();
let shown = null, shownHash = null, clauseShown = false, openedHere = false;

fillPage();
clause.start(leaveClause);
startRouter(onRoute);
chat.start().then(() => { if (shown === 'chat') chat.focus(); });
load().then((knowledge) => { byId('plan-title').textContent = `《${knowledge.title}》`; }, () => {});

function onRoute(route) {
  if (route.clause) {
    // A clause lies over a view; one opened by its address lies over the plan.
    if (!clauseShown) openedHere = shown !== null;
    if (!shown) showView('plan', new URLSearchParams(), '#/plan', false);
    clauseShown = true;
    clause.open(route.clause, route.params);
    return;
  }
  clauseShown = openedHere = false;
  clause.close();
  if (route.hash !== shownHash) showView(route.view, route.params, route.hash || '#/chat', shown !== null);
}

function showView(view, params, hash, moved) {
  const changed = view !== shown;
  if (changed && shown) scrolled.set(shown, scrollY);
  shown = view;
  shownHash = hash;
  for (const section of document.querySelectorAll('.view')) section.hidden = section.id !== `view-${view}`;
  for (const link of document.querySelectorAll('[data-view]')) {
    if (link.dataset.view === view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = view === 'chat' ? page.name : `${page[view]} · ${page.name}`;
  draw[view](params);
  if (!changed) return;
  scrollTo(0, view === 'chat' ? scrolled.get(view) ?? 0 : 0);
  if (!moved) return;
  if (view === 'chat') chat.focus();
  else byId(`${view}-heading`).focus({ preventScroll: true });
}

// One step back when the clause was opened from a view, so that the way back stays short.
function leaveClause() {
  if (openedHere) history.back();
  else replace(shownHash);
}
