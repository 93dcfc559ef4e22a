// The conversation of this browser tab. It survives a reload and ends with the tab.

const idKey = 'planbot.conversation', turnsKey = 'planbot.turns';
const maxTurns = 50;

/** Names the conversation to the server, so that it understands "the second one". */
export function id() {
  return read(idKey) ?? renew();
}

/** The questions answered so far with their replies, oldest first. */
export function turns() {
  try {
    const kept = JSON.parse(read(turnsKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter((turn) => typeof turn?.question === 'string' && Array.isArray(turn?.reply?.blocks)) : [];
  } catch {
    return [];
  }
}

export function keep(question, reply) {
  write(turnsKey, JSON.stringify([...turns(), { question, reply }].slice(-maxTurns)));
}

export function startAnew() {
  write(turnsKey, '[]');
  renew();
}

function renew() {
  const fresh = randomId();
  write(idKey, fresh);
  return fresh;
}

// randomUUID exists only on secure pages; a page opened by an address in the office network is none.
function randomId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Storage may be forbidden or full; the conversation then lasts until the reload.
const memory = new Map();

function read(key) {
  try {
    return sessionStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

function write(key, value) {
  memory.set(key, value);
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Kept in memory.
  }
}
