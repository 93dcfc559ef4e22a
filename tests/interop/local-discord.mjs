// Holds the local Discord to what discord.js expects of Discord: the last line is "N passed, N failed".
//
//   node local-discord.mjs path/to/PlanBot.LocalDiscord.dll
import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  ActionRowBuilder, ApplicationCommandOptionType, ButtonBuilder, ButtonStyle, ChannelType, Client, EmbedBuilder, Events, GatewayIntentBits,
  MessageFlags, ModalBuilder, Partials, PermissionFlagsBits, SimpleShardingStrategy, StringSelectMenuBuilder, TextInputBuilder, TextInputStyle,
} from 'discord.js';
import { check, finish, runChecks, within } from './checks.mjs';
import { startLocalDiscord } from './server.mjs';

const discord = await startLocalDiscord('--identify-window', '0', '--heartbeat', '2000');
const world = await discord.get('world');
const next = async (event) => (await within(once(client, event), event))[0];
const nextFromUser = () => within(new Promise((resolve) => {
  const listen = (message) => {
    if (message.author.id === client.user.id) return;
    client.off(Events.MessageCreate, listen);
    resolve(message);
  };
  client.on(Events.MessageCreate, listen);
}), 'a message by a user');

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  partials: [Partials.Channel],
  rest: { api: discord.api },
});
client.on(Events.Error, (error) => console.error(`client error: ${error.message}`));

check('log in: ready, with the guild, its channels and the application', async () => {
  const ready = next(Events.ClientReady);
  await client.login(world.token);
  await ready;
  assert.equal(client.user.id, world.application_id);
  assert.equal(client.application.id, world.application_id);
  const guild = client.guilds.cache.get(world.guild_id);
  assert.equal(guild.available, true);
  assert.deepEqual(guild.channels.cache.filter((channel) => channel.type === ChannelType.GuildText).map((channel) => channel.name).sort(), ['ask', 'general']);
  assert.ok(guild.channels.cache.some((channel) => channel.type === ChannelType.GuildForum));
});

check('a mention arrives with its content; the reply refers to it', async () => {
  const arrived = nextFromUser();
  const said = await discord.post('say', { user: 'alice', channel: 'general', text: '你好', mention_bot: true });
  const message = await arrived;
  assert.equal(message.id, said.id);
  assert.equal(message.content, `<@${client.user.id}> 你好`);
  assert.ok(message.mentions.has(client.user));
  assert.equal(message.guildId, world.guild_id);
  assert.equal(message.member.user.username, 'alice');
  const reply = await message.reply({ content: 'hello', allowedMentions: { parse: [], repliedUser: false } });
  const [seen] = await discord.get(`replies?id=${said.id}&wait=5000`);
  assert.equal(seen.id, reply.id);
  assert.equal(seen.referenced_message.id, said.id);
  assert.deepEqual(seen.mentions, []);
});

check('without the intent a message that is for others has no content', async () => {
  const arrived = nextFromUser();
  await discord.post('say', { channel: 'general', text: 'not for the bot' });
  assert.equal((await arrived).content, '');
});

check('a direct message arrives and is answered', async () => {
  const arrived = nextFromUser();
  await discord.post('say', { user: 'ben', channel: '@ben', text: 'psst' });
  const message = await arrived;
  assert.equal(message.content, 'psst');
  assert.equal(message.channel.type, ChannelType.DM);
  await message.channel.send('yes?');
  const messages = await discord.get('messages?channel=@ben');
  assert.deepEqual(messages.map((one) => one.content), ['psst', 'yes?']);
});

check('the bot sees its own messages, and those of other bots, as by bots', async () => {
  const own = next(Events.MessageCreate);
  await client.channels.cache.find((channel) => channel.name === 'ask').send('mine');
  assert.ok((await own).author.bot);
  const other = nextFromUser();
  await discord.post('say', { user: 'otherbot', channel: 'ask', text: 'theirs', mention_bot: true });
  assert.ok((await other).author.bot);
});

check('commands are registered, listed with their localisations and kept by name', async () => {
  const definitions = [
    {
      name: 'ask',
      nameLocalizations: { 'zh-CN': '提问' },
      description: 'Ask the plan',
      descriptionLocalizations: { 'zh-CN': '向方案提问' },
      options: [
        { type: ApplicationCommandOptionType.String, name: 'question', description: 'What to ask', required: true, maxLength: 200 },
        { type: ApplicationCommandOptionType.String, name: 'place', description: 'Where', autocomplete: true },
        { type: ApplicationCommandOptionType.Integer, name: 'area', description: 'Which', choices: [{ name: 'first', value: 1 }, { name: 'second', value: 2 }] },
      ],
    },
    { name: 'reload', description: 'Reload', defaultMemberPermissions: PermissionFlagsBits.Administrator },
    { name: '问方案', type: 3 },
  ];
  const set = await client.application.commands.set(definitions, world.guild_id);
  assert.equal(set.size, 3);
  const again = await client.application.commands.set(definitions, world.guild_id);
  assert.deepEqual([...again.keys()].sort(), [...set.keys()].sort());
  const listed = await client.application.commands.fetch({ guildId: world.guild_id, withLocalizations: true });
  const ask = listed.find((command) => command.name === 'ask');
  assert.equal(ask.nameLocalizations['zh-CN'], '提问');
  assert.equal(ask.options.length, 3);
  assert.ok(ask.equals(definitions[0]));
});

check('a slash command arrives with its options and is answered by an embed', async () => {
  const arrived = next(Events.InteractionCreate);
  const ran = discord.post('command?wait=5000', { user: 'alice', channel: 'general', name: 'ask', options: { question: '谁牵头？', area: 2 } });
  const interaction = await arrived;
  assert.ok(interaction.isChatInputCommand());
  assert.equal(interaction.options.getString('question'), '谁牵头？');
  assert.equal(interaction.options.getInteger('area'), 2);
  assert.equal(interaction.locale, 'zh-CN');
  assert.ok(interaction.inCachedGuild());
  assert.ok(interaction.member.permissions.has(PermissionFlagsBits.SendMessages));
  const embed = new EmbedBuilder().setTitle('答复').setDescription('第一条').addFields({ name: '牵头单位', value: '发改委' }).setFooter({ text: 'task-1' }).setColor(0x336699);
  const response = await interaction.reply({ embeds: [embed], withResponse: true });
  assert.equal(response.resource.message.embeds[0].title, '答复');
  const seen = await ran;
  assert.equal(seen.response_type, 4);
  assert.equal(seen.message.embeds[0].fields[0].value, '发改委');
  assert.equal(seen.message.interaction_metadata.id, interaction.id);
});

check('a hidden command cannot be run by those without the permission', async () => {
  await assert.rejects(discord.post('command', { user: 'alice', channel: 'general', name: 'reload' }), /hidden/);
  const arrived = next(Events.InteractionCreate);
  const ran = discord.post('command?wait=5000', { user: 'admin', channel: 'general', name: 'reload' });
  const interaction = await arrived;
  assert.ok(interaction.memberPermissions.has(PermissionFlagsBits.Administrator));
  await interaction.reply({ content: 'done', flags: MessageFlags.Ephemeral });
  assert.equal((await ran).message.flags & MessageFlags.Ephemeral, MessageFlags.Ephemeral);
});

check('a message command carries the message', async () => {
  const said = await discord.post('say', { user: 'ben', channel: 'general', text: '这条任务谁负责' });
  const arrived = next(Events.InteractionCreate);
  const ran = discord.post('message-command?wait=5000', { user: 'alice', message: said.id, name: '问方案' });
  const interaction = await arrived;
  assert.ok(interaction.isMessageContextMenuCommand());
  assert.equal(interaction.targetMessage.content, '这条任务谁负责');
  await interaction.reply('answered');
  assert.equal((await ran).message.content, 'answered');
});

check('autocomplete offers choices', async () => {
  const arrived = next(Events.InteractionCreate);
  const typed = discord.post('autocomplete?wait=5000', { channel: 'general', name: 'ask', option: 'place', value: '广', options: { question: 'x' } });
  const interaction = await arrived;
  assert.ok(interaction.isAutocomplete());
  assert.deepEqual(interaction.options.getFocused(true), { name: 'place', type: ApplicationCommandOptionType.String, value: '广', focused: true });
  await interaction.respond([{ name: '广州', value: 'gz' }]);
  assert.deepEqual((await typed).data.choices, [{ name: '广州', value: 'gz' }]);
});

check('a deferred answer is thinking, then there; follow-ups for one user are seen by that user alone', async () => {
  const arrived = next(Events.InteractionCreate);
  const ran = discord.post('command?wait=5000', { user: 'alice', channel: 'general', name: 'ask', options: { question: 'slow' } });
  const interaction = await arrived;
  await interaction.deferReply();
  assert.ok((await interaction.fetchReply()).flags.has(MessageFlags.Loading));
  await interaction.editReply('there');
  const seen = await ran;
  assert.equal(seen.response_type, 5);
  assert.equal(seen.message.content, 'there');
  const follow = await interaction.followUp({ content: 'between us', flags: MessageFlags.Ephemeral });
  const last = async (user) => (await discord.get(`messages?channel=general&user=${user}`)).at(-1).content;
  assert.equal(await last('alice'), 'between us');
  assert.equal(await last('ben'), 'there');
  await interaction.editReply({ message: follow.id, content: 'edited' });
  assert.equal(await last('alice'), 'edited');
  await interaction.deleteReply(follow.id);
  assert.equal(await last('alice'), 'there');
});

check('a second response to an interaction is refused with 40060', async () => {
  const arrived = next(Events.InteractionCreate);
  await discord.post('command', { user: 'alice', channel: 'general', name: 'ask', options: { question: 'twice' } });
  const interaction = await arrived;
  await interaction.reply('once');
  await assert.rejects(
    client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, { auth: false, body: { type: 4, data: { content: 'twice' } } }),
    { code: 40060 });
});

check('buttons and selects: press, choose, update, page', async () => {
  const arrived = next(Events.InteractionCreate);
  const ran = discord.post('command?wait=5000', { user: 'alice', channel: 'general', name: 'ask', options: { question: 'list' } });
  await (await arrived).reply({
    content: 'page 1',
    components: [
      new ActionRowBuilder().addComponents(
        new ButtonBuilder().setCustomId('next').setLabel('Next').setStyle(ButtonStyle.Primary),
        new ButtonBuilder().setCustomId('off').setLabel('Off').setStyle(ButtonStyle.Secondary).setDisabled(true),
        new ButtonBuilder().setURL('https://example.org/').setLabel('Plan').setStyle(ButtonStyle.Link)),
      new ActionRowBuilder().addComponents(
        new StringSelectMenuBuilder().setCustomId('area').setPlaceholder('Area').addOptions({ label: 'One', value: '1', emoji: '👍' }, { label: 'Two', value: '2' })),
    ],
  });
  const { message } = await ran;
  await assert.rejects(discord.post('press', { user: 'alice', message: message.id, custom_id: 'off' }), /disabled/);
  await assert.rejects(discord.post('press', { user: 'alice', message: message.id, custom_id: 'none' }), /no component/);

  const pressed = next(Events.InteractionCreate);
  const press = discord.post('press?wait=5000', { user: 'ben', message: message.id, custom_id: 'next' });
  const button = await pressed;
  assert.ok(button.isButton());
  assert.equal(button.message.id, message.id);
  assert.equal(button.user.username, 'ben');
  await button.update({ content: 'page 2' });
  assert.equal((await press).message.content, 'page 2');

  const chosen = next(Events.InteractionCreate);
  const choose = discord.post('select?wait=5000', { user: 'alice', message: message.id, custom_id: 'area', values: ['2'] });
  const select = await chosen;
  assert.ok(select.isStringSelectMenu());
  assert.deepEqual(select.values, ['2']);
  await select.deferUpdate();
  await select.editReply({ content: 'area 2', components: [] });
  assert.equal((await choose).response_type, 6);
  assert.equal((await discord.get(`message?id=${message.id}`)).content, 'area 2');
});

check('a modal opens from a button and comes back filled', async () => {
  const sent = await client.channels.cache.find((channel) => channel.name === 'general').send({
    content: 'useful?',
    components: [new ActionRowBuilder().addComponents(new ButtonBuilder().setCustomId('down').setEmoji('👎').setStyle(ButtonStyle.Secondary))],
  });
  const pressed = next(Events.InteractionCreate);
  const press = discord.post('press?wait=5000', { user: 'alice', message: sent.id, custom_id: 'down' });
  await (await pressed).showModal(new ModalBuilder().setCustomId('why').setTitle('哪里不对？').addComponents(
    new ActionRowBuilder().addComponents(new TextInputBuilder().setCustomId('reason').setLabel('原因').setStyle(TextInputStyle.Paragraph))));
  const opened = await press;
  assert.equal(opened.response_type, 9);
  await assert.rejects(discord.post('modal', { interaction: opened.id, values: {} }), /required/);
  const submitted = next(Events.InteractionCreate);
  const submit = discord.post('modal?wait=5000', { interaction: opened.id, values: { reason: '条款不对' } });
  const modal = await submitted;
  assert.ok(modal.isModalSubmit());
  assert.equal(modal.fields.getTextInputValue('reason'), '条款不对');
  assert.ok(modal.isFromMessage());
  await modal.reply({ content: 'thanks', flags: MessageFlags.Ephemeral });
  assert.equal((await submit).message.content, 'thanks');
});

check('a thread is begun from a message; a forum post is a thread with its first message', async () => {
  const arrived = nextFromUser();
  const said = await discord.post('say', { channel: 'ask', text: 'long question', mention_bot: true });
  const created = next(Events.ThreadCreate);
  const thread = await (await arrived).startThread({ name: 'answer' });
  assert.equal(thread.id, said.id);
  assert.equal((await created).id, thread.id);
  await thread.send('in the thread');
  assert.equal((await discord.get(`replies?id=${said.id}&wait=5000`))[0].content, 'in the thread');

  const post = nextFromUser();
  await discord.post('thread', { channel: 'questions', title: 'who', text: `<@${client.user.id}> who?` });
  const message = await post;
  assert.equal(message.channel.isThread(), true);
  assert.equal(message.channel.parent.type, ChannelType.GuildForum);
  await message.reply('you');
});

check('edit, delete, react, type, fetch', async () => {
  const channel = client.channels.cache.find((one) => one.name === 'general');
  await channel.sendTyping();
  const message = await channel.send('one');
  assert.equal((await message.edit('two')).content, 'two');
  await message.react('👍');
  assert.equal((await channel.messages.fetch({ message: message.id, force: true })).content, 'two');
  await message.delete();
  await assert.rejects(channel.messages.fetch({ message: message.id, force: true }), { code: 10008 });
});

check('what Discord refuses is refused with its code and the field', async () => {
  const channel = client.channels.cache.find((one) => one.name === 'general');
  await assert.rejects(channel.send({ content: 'x'.repeat(2001) }), (error) => error.code === 50035 && error.message.includes('content'));
  await assert.rejects(channel.send({ content: '' }), { code: 50035 });
  await assert.rejects(channel.send({ embeds: [{ description: 'x'.repeat(3001) }, { description: 'x'.repeat(3000) }] }), (error) => /6000/.test(error.message));
  await assert.rejects(client.channels.fetch('1'), { code: 10003 });
  const found = await discord.call('DELETE', 'violations');
  assert.deepEqual(found, {});
});

check('a dropped connection is resumed; what was missed comes once and in order', async () => {
  const received = [];
  const listen = (message) => !message.author.bot && received.push(message.content.split(' ').at(-1));
  client.on(Events.MessageCreate, listen);
  for (const [round, fault] of [{ do: 'drop' }, { do: 'reconnect' }, { do: 'close', code: 4000 }].entries()) {
    const resumed = within(once(client, Events.ShardResume), 'resume');
    await discord.post('gateway', fault);
    await discord.post('say', { channel: 'general', text: `${round}a`, mention_bot: true });
    await discord.post('say', { channel: 'general', text: `${round}b`, mention_bot: true });
    await resumed;
  }
  const last = nextFromUser();
  await discord.post('say', { channel: 'general', text: 'end', mention_bot: true });
  await last;
  client.off(Events.MessageCreate, listen);
  assert.deepEqual(received, ['0a', '0b', '1a', '1b', '2a', '2b', 'end']);
});

check('a session that cannot be resumed begins anew', async () => {
  const ready = within(once(client, Events.ShardReady), 'ready again');
  await discord.post('gateway', { do: 'invalidate', resumable: false });
  await ready;
  const arrived = nextFromUser();
  await discord.post('say', { channel: 'general', text: 'again', mention_bot: true });
  await arrived;
});

check('heartbeats come by themselves and on request', async () => {
  const before = (await discord.get('limits')).heartbeats;
  await discord.post('gateway', { do: 'heartbeat' });
  await new Promise((resolve) => setTimeout(resolve, 2500));
  assert.ok((await discord.get('limits')).heartbeats >= before + 2);
});

check('a connection without acknowledgements is given up and resumed', async () => {
  const resumed = within(once(client, Events.ShardResume), 'resume');
  await discord.post('faults', { acknowledge_heartbeats: false });
  await resumed;
  await discord.post('faults', { acknowledge_heartbeats: true });
});

check('rate limits: nothing is sent before its time and everything arrives', async () => {
  const channel = client.channels.cache.find((one) => one.name === 'general');
  await discord.post('faults', { kind: 'RateLimited', operation: 'create_message', times: 2, retry_after_ms: 300 });
  const sent = await Promise.all(Array.from({ length: 12 }, (_, number) => channel.send(`message ${number}`)));
  assert.equal(new Set(sent.map((message) => message.id)).size, 12);
  await discord.post('faults', { kind: 'RateLimitedGlobally', retry_after_ms: 300 });
  await channel.send('after the global limit');
  assert.equal((await discord.get('limits')).early, 0);
});

check('an error of the server is tried again', async () => {
  const channel = client.channels.cache.find((one) => one.name === 'ask');
  await discord.post('faults', { kind: 'ServerError', operation: 'create_message', status: 503 });
  assert.equal((await channel.send('in the end')).content, 'in the end');
});

check('payload compression is understood', async () => {
  // Without the native zlib-sync discord.js falls back from transport compression to that of each payload, and warns.
  console.warn = () => {};
  const compressed = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: discord.api },
    ws: {
      buildStrategy(manager) {
        manager.options.compression = 'zlib-stream';
        return new SimpleShardingStrategy(manager);
      },
    },
  });
  const talk = [];
  compressed.on(Events.Debug, (line) => talk.push(line));
  // discord.js inflates each payload by itself and may read GUILD_CREATE before READY; it then waits 15 seconds for the guild.
  const ready = within(once(compressed, Events.ClientReady), 'ready', 30_000);
  await compressed.login(world.token);
  await ready;
  await compressed.destroy();
  assert.match(talk.join('\n'), /compression: identify/);
});

check('discord.js broke none of the rules', async () => {
  assert.deepEqual(await discord.get('violations'), []);
});

const outcome = await runChecks();
await client.destroy();
await discord.stop();
finish(outcome);
