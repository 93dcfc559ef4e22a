// An echo bot with discord.js: answers a mention or a direct message by "echo: " and the text. The yardstick of the load run.
//
//   DISCORD_API     base address of the API without the version, such as http://127.0.0.1:8899/api
//   DISCORD_TOKEN   the bot's token
//   DISCORD_LIFT=1  lifts the 50 requests a second that discord.js keeps to by itself
import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';

const { DISCORD_API: api, DISCORD_TOKEN: token, DISCORD_LIFT: lift } = process.env;
if (!api || !token) {
  console.error('DISCORD_API and DISCORD_TOKEN are needed.');
  process.exit(2);
}

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  partials: [Partials.Channel],
  allowedMentions: { parse: [] },
  rest: { api, ...(lift === '1' && { globalRequestsPerSecond: 1_000_000 }) },
});

client.on(Events.MessageCreate, async (message) => {
  if (message.author.bot || (message.guildId && !message.mentions.has(client.user, { ignoreEveryone: true, ignoreRepliedUser: true }))) return;
  const text = message.content.replace(/^<@!?\d+>\s*/, '');
  try {
    await message.reply(`echo: ${text}`);
  } catch (error) {
    console.error(`${message.id}: ${error.message}`);
  }
});
client.once(Events.ClientReady, () => console.log('ready'));
client.on(Events.Error, (error) => console.error(error.message));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await client.destroy();
    process.exit(0);
  });
}
await client.login(token);
