// Starts the local Discord and speaks to its control routes.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Starts the program; the path of its .dll comes from the first argument or LOCAL_DISCORD. */
export async function startLocalDiscord(...options) {
  const program = process.argv[2] ?? process.env.LOCAL_DISCORD;
  if (!program) throw new Error('The path of PlanBot.LocalDiscord.dll is needed, as the first argument or in LOCAL_DISCORD.');
  // Standard input stays open: the program ends when it is told to.
  const child = spawn('dotnet', [program, '--port', '0', ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const apiUrl = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The local Discord ended with code ${code}.`)));
    child.once('error', reject);
    lines.on('line', (line) => line.startsWith('API URL ') && resolve(line.slice('API URL '.length)));
  });
  return new LocalDiscord(child, apiUrl);
}

class LocalDiscord {
  #child;

  constructor(child, apiUrl) {
    this.#child = child;
    this.origin = new URL(apiUrl).origin;
    this.api = `${this.origin}/api`;
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

  post(path, body) {
    return this.call('POST', path, body);
  }

  async stop() {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.stdin.end(':quit\n');
    await ended;
  }
}
