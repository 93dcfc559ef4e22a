// Starts the local WeCom and speaks to its control routes.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Starts the program; the path of its .dll comes from the first argument or LOCAL_WECOM. */
export async function startLocalWeCom(...options) {
  const program = process.argv[2] ?? process.env.LOCAL_WECOM;
  if (!program) throw new Error('The path of PlanBot.LocalWeCom.dll is needed, as the first argument or in LOCAL_WECOM.');
  // Standard input stays open: the program ends when it is told to.
  const child = spawn('dotnet', [program, '--port', '0', ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
  // A script that fails leaves no server behind.
  process.once('exit', () => child.kill());
  const lines = createInterface({ input: child.stdout });
  const apiUrl = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The local WeCom ended with code ${code}.`)));
    child.once('error', reject);
    lines.on('line', (line) => line.startsWith('API URL ') && resolve(line.slice('API URL '.length)));
  });
  return new LocalWeCom(child, apiUrl);
}

class LocalWeCom {
  #child;

  constructor(child, apiUrl) {
    this.#child = child;
    this.origin = new URL(apiUrl).origin;
    this.ws = this.origin.replace('http', 'ws');
  }

  /** A control route; what it refuses is an error. */
  async call(method, path, body) {
    const response = await fetch(`${this.origin}/_control/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${answer.error}`);
    return answer;
  }

  get(path) {
    return this.call('GET', path);
  }

  post(path, body = {}) {
    return this.call('POST', path, body);
  }

  /** A call of WeCom's own API, or of any address. */
  async api(path, body) {
    const url = path.startsWith('http') ? path : `${this.origin}/cgi-bin/${path}`;
    const response = await fetch(url, body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
    return response.json();
  }

  /** The kinds of the breaches so far; they are forgotten. */
  async takeViolations() {
    const violations = await this.get('violations');
    await this.call('DELETE', 'violations');
    return violations.map((violation) => violation.kind);
  }

  async stop() {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.stdin.end(':quit\n');
    await ended;
  }
}
