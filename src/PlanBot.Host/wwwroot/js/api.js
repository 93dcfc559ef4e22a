// What the page asks the server, and nothing else.

const askTimeout = 60_000;

/** A request that got no usable answer. `kind` is "unreachable", "slow" or "status". */
export class ApiError extends Error {
  constructor(kind, status = 0, detail = '') {
    super(detail || kind);
    this.kind = kind;
    this.status = status;
    this.detail = detail;
  }
}

export const ask = (text, conversation) => request('api/ask', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ text, conversation }),
});

export const plan = () => request('api/plan');

export const overview = () => request('api/overview');

/** @param {{area?: string, place?: string, owner?: string}} filter */
export function tasks(filter) {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  return request(`api/tasks?${query}`);
}

async function request(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, signal: AbortSignal.timeout(askTimeout) });
    if (response.ok) return await response.json();
  } catch (error) {
    throw new ApiError(error.name === 'TimeoutError' ? 'slow' : 'unreachable');
  }
  const detail = await response.json().then((body) => body.error ?? '', () => '');
  throw new ApiError('status', response.status, detail);
}
