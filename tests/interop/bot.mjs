// Starts the real program against a local Discord, configured as an administrator would: by its environment.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts the program and waits until its gateway session is ready; the path of its .dll comes from the second argument or PLANBOT_HOST. */
export async function startBot(discord, settings) {
  const program = process.argv[3] ?? process.env.PLANBOT_HOST;
  if (!program) throw new Error('The path of PlanBot.Host.dll is needed, as the second argument or in PLANBOT_HOST.');
  const { token } = await discord.get('world');
  const data = await mkdtemp(join(tmpdir(), 'planbot-interop-'));
  const before = (await discord.get('actions')).length;
  const child = spawn('dotnet', [program, '--urls', 'http://127.0.0.1:0', '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, Discord__ApiUrl: discord.api, Discord__Token: token, ...settings },
  });
  const bot = new Bot(child, data);
  await Promise.race([
    discord.get(`actions?kind=Ready&from=${before}&wait=60000`),
    new Promise((_, reject) => child.once('exit', (code) => reject(new Error(`The bot ended with code ${code}.\n${bot.log}`)))),
  ]);
  return bot;
}

class Bot {
  #child;
  #data;

  constructor(child, data) {
    this.#child = child;
    this.#data = data;
    this.log = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (this.log += text));
  }

  /** Ends it as a service manager does; the exit code. */
  async stop() {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGTERM');
    const code = await ended;
    await rm(this.#data, { recursive: true });
    return code;
  }
}
