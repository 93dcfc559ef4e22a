// Starts the real program against a local WeCom, configured as an administrator would: by its environment.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A TCP port of the loopback address that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A folder for the program's data. */
export function newData() {
  return mkdtemp(join(tmpdir(), 'planbot-interop-'));
}

/** Starts the program and waits until it listens; the path of its .dll comes from the second argument or PLANBOT_HOST. */
export async function startBot({ port, data, settings }) {
  const program = process.argv[3] ?? process.env.PLANBOT_HOST;
  if (!program) throw new Error('The path of PlanBot.Host.dll is needed, as the second argument or in PLANBOT_HOST.');
  const variables = Object.fromEntries(Object.entries(settings).map(([key, value]) => [key.replaceAll(':', '__'), value]));
  const child = spawn('dotnet', [program, '--urls', `http://127.0.0.1:${port}`, '--data', data], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...variables } });
  // A script that fails leaves no program behind.
  process.once('exit', () => child.kill());
  const bot = new Bot(child, data, `http://127.0.0.1:${port}`);
  await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The bot ended with code ${code}.\n${bot.log}`)));
    child.stdout.on('data', () => bot.log.includes('Now listening on') && resolve());
  });
  return bot;
}

class Bot {
  #child;

  constructor(child, data, origin) {
    this.#child = child;
    this.data = data;
    this.origin = origin;
    this.log = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (this.log += text));
  }

  /** Ends it as a service manager does; the exit code. Its data stays. */
  async stop() {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGTERM');
    return ended;
  }

  /** Deletes its data. */
  forget() {
    return rm(this.data, { recursive: true });
  }
}
