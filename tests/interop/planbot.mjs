// Runs the real program against the local Discord and looks at it as a user does. A second client, of discord.js, is logged in
// beside it and reads its messages. The last line is "N passed, N failed".
//
//   node planbot.mjs path/to/PlanBot.LocalDiscord.dll path/to/PlanBot.Host.dll
import assert from 'node:assert/strict';
import {
  ActionRowBuilder, ButtonBuilder, ChannelType, Client, ComponentType, EmbedBuilder, Events, GatewayIntentBits, MessageFlags, Partials,
  PermissionsBitField, StringSelectMenuBuilder, embedLength,
} from 'discord.js';
import { startBot } from './bot.mjs';
import { check, finish, runChecks, within } from './checks.mjs';
import { startLocalDiscord } from './server.mjs';

const discord = await startLocalDiscord('--identify-window', '0');
const world = await discord.get('world');
const id = (name) => [...world.channels, ...world.users].find((one) => one.name === name || one.username === name).id;

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages, GatewayIntentBits.MessageContent],
  partials: [Partials.Channel],
  rest: { api: discord.api },
});
client.on(Events.Error, (error) => console.error(`client error: ${error.message}`));
const seen = new Map();
client.on(Events.MessageCreate, (message) => seen.set(message.id, message));
const loggedIn = new Promise((resolve) => client.once(Events.ClientReady, resolve));
await client.login(world.token);
await within(loggedIn, 'the client is ready');
const bot = await startBot(discord, {
  Discord__GuildId: world.guild_id,
  Discord__AskChannels: `${id('ask')}:thread,${id('questions')}`,
  Admin__Discord__Users: id('admin'),
});

/** What stands there, without the backslashes that keep Discord from reading marks into it. */
const shown = (text) => text.replace(/\\([^A-Za-z0-9])/g, '$1');
const textOf = (message) => shown([message.content, ...message.embeds.flatMap((embed) => [embed.title, embed.description, ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]), embed.footer?.text])].filter(Boolean).join('\n'));
const componentsOf = (message) => (message.components ?? []).flatMap((row) => row.components);
const button = (message, label) => {
  const found = componentsOf(message).find((one) => one.label?.startsWith(label));
  assert.ok(found, `No button "${label}" among ${componentsOf(message).map((one) => one.label ?? one.placeholder).join(', ')}.`);
  return found.custom_id;
};

/** Builds a message again with the builders of discord.js, which refuse what breaks a limit. */
function assertBuildable(message) {
  assert.ok((message.content ?? '').length <= 2000);
  assert.ok(message.embeds.reduce((sum, embed) => sum + embedLength(embed), 0) <= 6000);
  for (const { title, description, fields = [], footer } of message.embeds) {
    const builder = new EmbedBuilder().addFields(fields.map(({ name, value }) => ({ name, value })));
    if (title) builder.setTitle(title);
    if (description) builder.setDescription(description);
    if (footer) builder.setFooter({ text: footer.text });
  }
  const rows = message.components ?? [];
  assert.ok(rows.length <= 5);
  for (const row of rows) {
    const build = ({ type, label, custom_id: customId, style, options, placeholder }) => type === ComponentType.Button
      ? new ButtonBuilder().setCustomId(customId).setLabel(label).setStyle(style)
      : new StringSelectMenuBuilder().setCustomId(customId).setPlaceholder(placeholder).addOptions(options.map(({ label: text, value }) => ({ label: text, value })));
    assert.equal(new ActionRowBuilder().addComponents(row.components.map(build)).toJSON().components.length, row.components.length);
  }
  assert.deepEqual([message.mentions, message.mention_everyone].flat().filter(Boolean), []);
}

/** Says something; the bot's one reply as Discord keeps it. */
async function ask(text, { user = 'alice', channel = 'general', mention_bot = channel === 'general', ...rest } = {}) {
  const said = await discord.post('say', { user, channel, text, mention_bot, ...rest });
  const replies = await discord.get(`replies?id=${said.id}&wait=20000`);
  assert.equal(replies.length, 1);
  assertBuildable(replies[0]);
  return { said, reply: replies[0], text: textOf(replies[0]) };
}

/** Does something that makes an interaction; what it was answered with. */
async function act(route, body) {
  const interaction = await discord.post(`${route}?wait=10000`, body);
  assert.equal(interaction.expired, false);
  assert.ok(interaction.after_ms < 3000);
  if (interaction.message) assertBuildable(interaction.message);
  return { ...interaction, text: interaction.message ? textOf(interaction.message) : '', ephemeral: ((interaction.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0 };
}

const command = (name, options = {}, user = 'alice') => act('command', { user, channel: 'general', name, options });
const choices = async (name, option, value, user = 'alice') => (await act('autocomplete', { user, channel: 'general', name, option, value })).data.choices;

check('a mention is answered by a reply with quote, clause label and source, and discord.js reads it so', async () => {
  const { said, reply } = await ask('港澳的检查结果湖南认吗');
  const message = await within((async () => {
    while (!seen.has(reply.id)) await new Promise((resolve) => client.once(Events.MessageCreate, resolve));
    return seen.get(reply.id);
  })(), 'the reply at discord.js');
  assert.equal(message.reference.messageId, said.id);
  assert.equal(message.author.id, client.user.id);
  assert.equal(message.mentions.users.size, 0);
  const [embed] = message.embeds;
  assert.match(shown(embed.description), /落实粤港澳湘同级医疗机构检查结果互认。”\n> —— 第（五）部分第18项/);
  assert.match(embed.footer.text, /湘政办发〔2020〕8号/);
  assert.ok(message.components.flatMap((row) => row.components).some((one) => one.label === '看原文：第（五）部分第18项'));
});

check('a direct message is answered without a mention, in the language of the question', async () => {
  const { text } = await ask('Which demonstration zone has to raise its capacity to receive relocated factories?', { user: 'ben', channel: '@ben' });
  assert.match(text, /The plan/);
  assert.match(text, /湘南湘西承接产业转移示范区/);
});

check('what the plan does not say is refused, not made up', async () => {
  const { reply } = await ask('今天天气怎么样', { channel: '@admin', user: 'admin' });
  assert.ok(!componentsOf(reply).some((one) => one.label?.startsWith('看原文')));
});

check('in an ask channel every message is a question, answered in a thread of its own', async () => {
  const { said, reply } = await ask('郴州有哪些任务', { channel: 'ask' });
  assert.equal(reply.channel_id, said.id);
  const thread = await client.channels.fetch(said.id);
  assert.equal(thread.type, ChannelType.PublicThread);
  assert.equal(thread.parentId, id('ask'));
});

check('a post in a forum is answered in its thread', async () => {
  const post = await discord.post('thread', { user: 'ben', channel: 'questions', title: '高铁', text: '广清永高铁怎么写的' });
  const replies = await discord.get(`replies?id=${post.id}&wait=10000`);
  assert.match(textOf(replies[0]), /规划建设广清永高铁/);
});

check('who replies to an answer goes on from it', async () => {
  const first = await ask('永州机场要迁建吗', { channel: '@alice' });
  await ask('任务18', { channel: '@alice' });
  const { text } = await ask('由谁负责', { channel: '@alice', reply_to: first.reply.id });
  assert.match(text, /任务3/);
});

check('an owner is shown with role and basis', async () => {
  const { reply } = await ask('任务3由谁负责', { user: 'ben', channel: '@ben' });
  assert.ok(reply.embeds[0].fields.length > 0);
  assert.match(reply.embeds[0].fields[0].name, /.+ · .+ · .+/);
});

check('a long list is turned by its buttons, forth and back', async () => {
  const { reply } = await ask('列出全部任务', { channel: '@admin', user: 'admin' });
  const next = await act('press', { user: 'admin', message: reply.id, custom_id: button(reply, '下一页') });
  assert.equal(next.response_type, 7);
  assert.equal(next.message.id, reply.id);
  assert.notEqual(next.text, textOf(reply));
  const back = await act('press', { user: 'admin', message: reply.id, custom_id: button(next.message, '上一页') });
  assert.equal(back.text, textOf(reply));
});

check('the whole clause opens for the one who pressed', async () => {
  const { reply } = await ask('港澳的检查结果湖南认吗', { channel: '@ben', user: 'ben' });
  const opened = await act('press', { user: 'ben', message: reply.id, custom_id: button(reply, '看原文') });
  assert.ok(opened.ephemeral);
  assert.match(opened.message.embeds[0].title, /第（五）部分第18项/);
  assert.match(opened.text, /加强重大疾病防治协作[^]*落实粤港澳湘同级医疗机构检查结果互认。/);
});

check('an area is chosen from a select', async () => {
  const areas = await command('areas');
  const select = componentsOf(areas.message).find((one) => one.type === ComponentType.StringSelect);
  assert.ok(select.options.length > 1);
  const chosen = await act('select', { user: 'alice', message: areas.message.id, custom_id: select.custom_id, values: [select.options[0].value] });
  assert.ok(chosen.ephemeral);
  assert.match(chosen.text, /加快建设高速铁路大通道/);
});

check('thumbs are kept; the one down asks what was wrong', async () => {
  const { reply } = await ask('张家界航班会增加吗', { channel: '@alice' });
  const up = await act('press', { message: reply.id, custom_id: button(reply, '👍') });
  assert.ok(up.ephemeral);
  const down = await act('press', { message: reply.id, custom_id: button(reply, '👎') });
  assert.equal(down.response_type, 9);
  const thanks = await act('modal', { interaction: down.id, values: { remark: '说得不清楚' } });
  assert.ok(thanks.ephemeral);
  assert.match(thanks.text, /谢谢/);
});

check('an action of an older version is answered politely', async () => {
  const said = await discord.post('say', { user: 'alice', channel: 'general', text: 'x' });
  const own = await client.channels.cache.get(id('general')).send({ content: 'old', components: [new ActionRowBuilder().addComponents(new ButtonBuilder().setCustomId('gone').setLabel('old').setStyle(2)).toJSON()] });
  const answer = await act('press', { message: own.id, custom_id: 'gone' });
  assert.ok(answer.ephemeral);
  assert.ok(answer.text.length > 0);
  assert.deepEqual(await discord.get(`replies?id=${said.id}`), []);
});

check('the commands are registered for the guild, with their Chinese names', async () => {
  const commands = await client.application.commands.fetch({ guildId: world.guild_id, withLocalizations: true });
  const named = (name) => commands.find((one) => one.name === name);
  for (const name of ['ask', 'tasks', 'task', 'areas', 'owner', 'about', 'help', 'feedback', 'reload', 'knowledge', 'Ask the plan']) assert.ok(named(name), name);
  assert.equal(named('ask').nameLocalizations['zh-CN'], '提问');
  assert.equal(named('tasks').nameLocalizations['zh-TW'], '任務清單');
  assert.ok(named('reload').defaultMemberPermissions.equals(new PermissionsBitField(0n)));
  assert.ok(named('tasks').options.find((one) => one.name === 'area').choices.length > 1);
});

check('every command answers, in the language of the client where nothing was asked in words', async () => {
  assert.match((await command('ask', { question: '道县那边有没有路修到广东去' })).text, /道县至连山/);
  assert.match((await command('task', { number: '18' })).text, /第（五）部分第18项/);
  assert.match((await command('tasks', { area: 1, place: '郴州' })).text, /任务|第（一）/);
  assert.match((await command('owner', { topic: '任务3' })).text, /任务3/);
  assert.match((await command('about')).text, /湘政办发〔2020〕8号/);
  assert.match((await command('about', {}, 'ben')).text, /Source:/);
  assert.ok((await command('help')).text.length > 0);
  assert.ok((await command('feedback', { text: '很好' })).ephemeral);
});

check('autocomplete finds by a part of the name, in Chinese and English', async () => {
  assert.ok((await choices('tasks', 'place', '郴')).some((one) => one.name === '郴州市' || one.name === '郴州'));
  assert.ok((await choices('task', 'number', '铁路')).some((one) => one.value === '1'));
  assert.ok((await choices('task', 'number', 'railway', 'ben')).some((one) => one.value === '1'));
  const all = await choices('task', 'number', '');
  assert.equal(all.length, 25);
});

check('the command of messages asks what a message says', async () => {
  const said = await discord.post('say', { user: 'ben', channel: 'general', text: '永州飞机场是要搬家吗' });
  const answer = await act('message-command', { user: 'alice', message: said.id, name: 'Ask the plan' });
  assert.match(answer.text, /迁建永州机场/);
});

check("the admins' commands are theirs alone", async () => {
  assert.match((await command('knowledge', {}, 'admin')).text, /版本/);
  assert.match((await command('reload', {}, 'admin')).text, /没有变化/);
  await assert.rejects(command('reload', {}, 'alice'), /hidden/);
});

check('a dropped connection loses and repeats nothing', async () => {
  for (let round = 0; round < 5; round++) {
    await discord.post('gateway', { do: 'drop' });
    await ask(`任务${round + 1}`, { user: 'ben', channel: '@ben' });
  }
});

check('other bots are not answered, nor is any message twice', async () => {
  await discord.post('faults', { duplicate: 1 });
  const other = await discord.post('say', { user: 'otherbot', channel: 'ask', text: '任务1', mention_bot: true });
  await discord.post('faults', { duplicate: 2 });
  await ask('任务2', { user: 'alice', channel: '@alice' });
  await ask('任务3', { user: 'alice', channel: '@alice' });
  assert.deepEqual(await discord.get(`replies?id=${other.id}`), []);
});

check('rate limits: nothing is sent before its time and everything arrives', async () => {
  await discord.post('faults', { kind: 'RateLimited', operation: 'create_message', times: 2, retry_after_ms: 300 });
  await Promise.all(Array.from({ length: 7 }, (_, number) => ask(`任务${number + 1}`)));
  assert.equal((await discord.get('limits')).early, 0);
});

check('the bot broke none of the rules and ends when it is told to', async () => {
  assert.equal(await bot.stop(), 0);
  assert.deepEqual(await discord.get('violations'), []);
  assert.doesNotMatch(bot.log, /fail:|crit:|Unhandled/);
  assert.ok(!bot.log.includes(world.token));
});

const outcome = await runChecks();
if (outcome.failed > 0) console.log(bot.log);
await client.destroy();
await discord.stop();
finish(outcome);
