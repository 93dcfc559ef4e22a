import { byId, el, failure, svg } from './dom.js';
import { load } from './knowledge.js';
import { planHref } from './router.js';
import { places as text, plan as planText } from './text.js';

// Where each prefecture's tile stands: column (halves where a row is shifted) and row, so that neighbours on the map of
// the province are neighbours here as far as tiles allow. Keys are the first two characters of the name.
const positions = {
  湘西: [0, 0], 张家: [1, 0], 常德: [2, 0], 岳阳: [3, 0],
  怀化: [0.5, 1], 娄底: [1.5, 1], 益阳: [2.5, 1], 长沙: [3.5, 1],
  邵阳: [1, 2], 衡阳: [2, 2], 湘潭: [3, 2], 株洲: [4, 2],
  永州: [1.5, 3], 郴州: [2.5, 3],
};
const radius = 50, gap = 4, width = Math.sqrt(3) * radius, levels = 4;

/** Draws the tile map and the table that says the same. */
export async function showPlaces() {
  const body = byId('places-body');
  try {
    const { places } = await load();
    const most = Math.max(1, ...places.map((place) => place.tasks));
    const placed = places.filter((place) => positionOf(place));
    body.replaceChildren(
      ...(placed.length > 0 ? [el('figure.map', {}, map(placed, most), legend(most))] : []),
      table(places));
  } catch {
    body.replaceChildren(failure(planText.loadFailed, planText.retry, showPlaces));
  }
}

const positionOf = (place) => positions[place.name.slice(0, 2)];

// Tab goes row by row, as the eye does.
function map(places, most) {
  const inOrder = [...places].sort((a, b) => positionOf(a)[1] - positionOf(b)[1] || positionOf(a)[0] - positionOf(b)[0]);
  const columns = Math.max(...places.map((place) => positionOf(place)[0])) + 1;
  const rows = Math.max(...places.map((place) => positionOf(place)[1])) + 1;
  return svg('svg', { viewBox: `0 0 ${columns * width + gap} ${(rows * 1.5 + 0.5) * radius + gap}`, role: 'group', 'aria-label': text.map },
    inOrder.map((place) => tile(place, most)));
}

function tile(place, most) {
  const [column, row] = positionOf(place);
  const x = gap / 2 + (column + 0.5) * width, y = gap / 2 + (1 + row * 1.5) * radius;
  return svg('a', { href: planHref({ place: place.name }), class: `tile level-${level(place.tasks, most)}`, 'aria-label': text.tile(place.name, place.tasks), 'data-place': place.name },
    svg('polygon', { points: hexagon(x, y, radius - gap / 2) }),
    svg('polygon', { points: hexagon(x, y, radius - gap * 1.75), class: 'ring' }),
    svg('text', { x, y: y - 6, class: 'tile-name' }, shortName(place.name)),
    svg('text', { x, y: y + 22, class: 'tile-count' }, String(place.tasks)));
}

const shortName = (name) => name.replace(/(?:土家族苗族)?自治州$|市$/, '');

function hexagon(x, y, size) {
  return Array.from({ length: 6 }, (_, corner) => {
    const angle = Math.PI / 3 * corner - Math.PI / 2;
    return `${(x + size * Math.cos(angle)).toFixed(1)},${(y + size * Math.sin(angle)).toFixed(1)}`;
  }).join(' ');
}

/** 0 for no task, then four steps up to the most. */
const level = (tasks, most) => Math.ceil(tasks / most * levels);

function legend(most) {
  const steps = [[0, text.none]];
  for (let step = 1; step <= levels; step++) {
    const from = Math.floor((step - 1) * most / levels) + 1, to = Math.floor(step * most / levels);
    if (from <= to) steps.push([step, from === to ? String(to) : `${from}–${to}`]);
  }
  return el('figcaption.legend', {}, text.legend,
    ...steps.map(([step, label]) => el('span.legend-step', {}, el(`span.swatch.level-${step}`, { 'aria-hidden': 'true' }), label)));
}

function table(places) {
  const rows = [...places].sort((a, b) => b.tasks - a.tasks || b.within - a.within).map((place) => el('tr', {},
    el('th', { scope: 'row' }, el('a', { href: planHref({ place: place.name }) }, place.name)),
    el('td', {}, String(place.tasks)), el('td', {}, String(place.within))));
  return el('div.places-table', {},
    el('table', {}, el('caption', {}, text.caption),
      el('thead', {}, el('tr', {}, ...[text.name, text.tasks, text.within].map((name) => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, ...rows)),
    el('p.hint', {}, text.withinNote));
}
