// Runs the real program against the local WeCom and looks at it as users do: over the long connection, and by the callbacks of the robot and
// the self-built app. Callbacks of this script's own are signed, encrypted and opened by @wecom/crypto. The last line is "N passed, N failed".
//
//   node wecom-planbot.mjs path/to/PlanBot.LocalWeCom.dll path/to/PlanBot.Host.dll
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { check, finish, runChecks, within } from './checks.mjs';
import { freePort, newData, startBot } from './wecom-bot.mjs';
import { startLocalWeCom } from './wecom-server.mjs';

const asked = '港澳的检查结果湖南认吗';
const quoted = '落实粤港澳湘同级医疗机构检查结果互认';

// One local WeCom keeps a long connection, the other calls back; each has a bot of its own.
const wecom = await startLocalWeCom('--no-limits');
const port = await freePort();
const posting = await startLocalWeCom('--no-limits', '--refresh', '50', '--robot-callback', `http://127.0.0.1:${port}/wecom/aibot`, '--app-callback', `http://127.0.0.1:${port}/wecom/callback`);
const worlds = { wecom: await wecom.get('world'), posting: await posting.get('world') };
const common = { 'WeCom:AiBot:Name': worlds.wecom.bot_name, 'Admin:WeCom:Users': 'admin' };
let bot = await startBot({ port: await freePort(), data: await newData(), settings: { ...worlds.wecom.settings, ...common } });
const called = await startBot({ port, data: await newData(), settings: { ...worlds.posting.settings, ...common } });
await wecom.get('subscribed?wait=30000');

const robot = { url: `${called.origin}/wecom/aibot`, token: worlds.posting.bot_token, key: worlds.posting.bot_encoding_aes_key, receiver: '' };
const app = { url: `${called.origin}/wecom/callback`, token: worlds.posting.app_token, key: worlds.posting.app_encoding_aes_key, receiver: worlds.posting.corp_id };

/** Says something to the robot; its one answer. */
async function ask(text, { user = 'alice', on = wecom, ...rest } = {}) {
  const said = await on.post('say?wait=20000', { user, text, ...rest });
  assert.equal(said.answers.length, 1);
  return said.answers[0];
}

/** Does something that WeCom tells the bot by an event; what was delivered after it. */
async function after(on, act) {
  const from = (await on.get('deliveries')).length;
  const done = await act();
  return { done, next: (await on.get(`deliveries?from=${from}&wait=10000`))[0] };
}

const button = (delivery, text) => {
  const found = [...(delivery.card?.button_list ?? []), ...(delivery.card?.submit_button ? [delivery.card.submit_button] : [])].find((one) => one.text.includes(text));
  assert.ok(found, `No button "${text}" on ${JSON.stringify(delivery.card)}`);
  return found.key;
};
const press = (delivery, text, extra = {}, on = wecom) => after(on, () => on.post('press', { user: 'alice', delivery: delivery.index, key: button(delivery, text), ...extra }));
const updated = async (delivery, on = wecom) => {
  for (let i = 0; i < 100; i++) {
    const now = (await on.get('deliveries'))[delivery.index];
    if (now.card_updates > delivery.card_updates) return now;
    await pause(50);
  }
  throw new Error('The pressed card was not updated.');
};

/** The address of a request that is signed as WeCom signs, or with other parts. */
function signed(door, encrypted, { timestamp = Math.floor(Date.now() / 1000), nonce = Math.random().toString(36).slice(2), signature = getSignature(door.token, timestamp, nonce, encrypted), more = {} } = {}) {
  return `${door.url}?${new URLSearchParams({ msg_signature: signature, timestamp, nonce, ...more })}`;
}

/** Posts a message to the bot's own address, as WeCom would. */
function post(door, message, options) {
  const encrypted = encrypt(door.key, message, door.receiver);
  const body = door === robot
    ? JSON.stringify({ encrypt: encrypted })
    : `<xml><ToUserName><![CDATA[${app.receiver}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID><![CDATA[${worlds.posting.agent_id}]]></AgentID></xml>`;
  return fetch(signed(door, encrypted, options), { method: 'POST', body });
}

let messages = 0;
const toRobot = (content, msgid = `script-${++messages}`) => JSON.stringify({ msgid, aibotid: 'local-robot', chattype: 'single', from: { userid: 'carol' }, msgtype: 'text', text: { content } });
const toApp = (content) =>
  `<xml><ToUserName><![CDATA[${app.receiver}]]></ToUserName><FromUserName><![CDATA[alice]]></FromUserName><CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${content}]]></Content><MsgId>9${++messages}</MsgId><AgentID>${worlds.posting.agent_id}</AgentID></xml>`;

/** What an encrypted JSON reply says; its signature holds. */
async function openJson(response) {
  assert.equal(response.status, 200);
  const reply = await response.json();
  assert.equal(getSignature(robot.token, reply.timestamp, reply.nonce, reply.encrypt), reply.msgsignature);
  const { message, id } = decrypt(robot.key, reply.encrypt);
  assert.equal(id, '');
  return JSON.parse(message);
}

/** What an encrypted XML reply says; its signature holds. */
async function openXml(response) {
  assert.equal(response.status, 200);
  const xml = await response.text();
  const part = (name) => new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^\\]<]*)`).exec(xml)[1];
  assert.equal(getSignature(app.token, part('TimeStamp'), part('Nonce'), part('Encrypt')), part('MsgSignature'));
  const { message, id } = decrypt(app.key, part('Encrypt'));
  assert.equal(id, app.receiver);
  return message;
}

check('a question alone with the robot is answered with its quote, clause label and a card', async () => {
  const answer = await ask(asked);
  assert.deepEqual([answer.kind, answer.way, answer.chat, answer.finished], ['Stream', 'Reply', 'alice', true]);
  assert.match(answer.content, new RegExp(`> “[^”]*${quoted}[^”]*”（第（五）部分第18项）`));
  assert.match(answer.card.quote_area.quote_text, new RegExp(quoted));
  assert.ok(answer.feedback_id);
});

check('what is asked next leans on what was said, by the same member alone', async () => {
  await ask(asked);
  assert.match((await ask('那全文呢')).content, /第18项/);
  assert.doesNotMatch((await ask('那全文呢', { user: 'ben' })).content, /第18项/);
});

check('a question in a group is answered there, without the robot\'s @', async () => {
  const answer = await ask('任务12', { chat: 'group' });
  assert.equal(answer.chat, worlds.wecom.groups[0].chatid);
  assert.match(answer.content, /第12项/);
});

check('quoting an answer goes on from it, whoever quotes it', async () => {
  const answer = await ask(asked, { chat: 'group' });
  await ask('张家界航班会增加吗', { chat: 'group', user: 'ben' });
  assert.match((await ask('它的全文', { chat: 'group', user: 'ben', quote: answer.index })).content, /第18项/);
});

check('voice and mixed messages are understood', async () => {
  assert.match((await ask(asked, { type: 'voice' })).content, new RegExp(quoted));
  assert.match((await ask('', { type: 'mixed', texts: ['请看图', asked] })).content, new RegExp(quoted));
});

check('commands as text', async () => {
  assert.match((await ask('任务 三')).content, /\*\*13\.\*\* 强化人才交流合作/);
  assert.match((await ask('任务12')).content, /第12项/);
  assert.match((await ask('郴州')).content, /郴州/);
  assert.match((await ask('谁负责 菜篮子')).content, /负责|牵头|统筹/);
  assert.ok((await ask('帮助')).content.length > 0);
  assert.match((await ask('关于')).content, /湘政办发〔2020〕8号/);
  assert.match((await ask('反馈 很好用')).content, /谢谢/);
});

check("the admins' commands are theirs alone", async () => {
  assert.match((await ask('知识库状态', { user: 'admin' })).content, /版本/);
  assert.match((await ask('更新知识库', { user: 'admin' })).content, /没有变化/);
  assert.match((await ask('更新知识库')).content, /只有管理员/);
});

check('who enters the chat is welcomed by a card of the eight areas, and can choose one', async () => {
  const { next: welcome } = await after(wecom, () => wecom.post('enter', { user: 'ben' }));
  assert.equal(welcome.card.card_type, 'multiple_interaction');
  const [selector] = welcome.card.select_list;
  assert.equal(selector.option_list.length, 8);
  const { next } = await press(welcome, '查看任务', { user: 'ben', selected: { [selector.question_key]: [selector.option_list[0].id] } });
  assert.match(next.content, /\*\*1\.\*\* 加快建设高速铁路大通道/);
  assert.equal(next.chat, 'ben');
});

check('buttons show the whole clause, related tasks and who owns it; the card tells what was pressed', async () => {
  const answer = await ask(asked);
  const whole = (await press(answer, '整条原文')).next;
  assert.match(whole.content, /加强重大疾病防治协作/);
  assert.match((await updated(answer)).card.button_list[0].text, /✓/);
  const again = await ask(asked);
  assert.match((await press(again, '相关任务')).next.content, /\*\*17\.\*\* 深化教育合作/);
  const third = await ask(asked);
  assert.match((await press(third, '谁负责')).next.content, /省发展改革委/);
});

check('thumbs are taken', async () => {
  const answer = await ask(asked);
  assert.ok((await wecom.post('rate', { user: 'alice', delivery: answer.index, type: 1 })).reached);
  assert.ok((await wecom.post('rate', { user: 'alice', delivery: answer.index, type: 2, content: '不全', reasons: [2] })).reached);
});

check('a dropped connection comes back, and each question is answered once', async () => {
  for (const how of [{ do: 'drop' }, { do: 'close' }, { do: 'restart', down_ms: 200 }]) {
    await wecom.post('connections', how);
    assert.match((await ask(asked)).content, new RegExp(quoted));
  }
});

check('refused, lost and late frames: the answer still arrives once', async () => {
  await wecom.post('faults', { refuse: { code: 846608, cmd: 'aibot_respond_msg' } });
  assert.match((await ask(asked)).content, new RegExp(quoted));
  await wecom.post('faults', { swallow_acks: 1 });
  const uncertain = await ask(asked);
  // The bot says it again in the same stream, which this WeCom had finished: recorded, and seen by nobody.
  while ((await wecom.get('violations')).length === 0) await pause(200);
  assert.deepEqual(await wecom.takeViolations(), ['stream']);
  assert.equal((await wecom.get('deliveries')).filter((delivery) => delivery.answers === uncertain.answers).length, 1);
  await wecom.call('DELETE', 'faults');
});

check('a restart waits for an answer on its way, and keeps what was said', async () => {
  await wecom.post('faults', { swallow_acks: 1 });
  await ask(asked, { user: 'ben' });
  const { data } = bot;
  assert.equal(await bot.stop(), 0);
  assert.deepEqual(await wecom.takeViolations(), ['stream']);
  assert.doesNotMatch(bot.log, /fail:|crit:|Unhandled/);
  assert.ok(!bot.log.includes(worlds.wecom.bot_secret));
  bot = await startBot({ port: await freePort(), data, settings: { ...worlds.wecom.settings, ...common } });
  assert.match((await ask('那全文呢', { user: 'ben' })).content, /第18项/);
});

check('WeCom verifies both callback addresses, and so does @wecom/crypto', async () => {
  for (const [name, door] of [['robot', robot], ['app', app]]) {
    assert.equal((await posting.post('verify', { door: name })).error, null);
    const echo = encrypt(door.key, '1616140317555161061', door.receiver);
    const response = await fetch(signed(door, echo, { more: { echostr: echo } }));
    assert.deepEqual([response.status, await response.text()], [200, '1616140317555161061']);
  }
});

check("the robot's callback is answered by a finished stream that @wecom/crypto opens", async () => {
  const { msgtype, stream } = await openJson(await post(robot, toRobot(asked)));
  assert.match(msgtype, /^stream/);
  assert.equal(stream.finish, true);
  assert.match(stream.content, new RegExp(`> “[^”]*${quoted}`));
});

check('the same callback again is answered by the same', async () => {
  const message = toRobot(asked, 'script-again');
  const first = await openJson(await post(robot, message));
  assert.deepEqual(await openJson(await post(robot, message)), first);
});

check("the app's callback is answered by a text that @wecom/crypto opens, and by a card of the API", async () => {
  const { done: message, next: card } = await after(posting, async () => openXml(await post(app, toApp(asked))));
  assert.match(message, /<ToUserName><!\[CDATA\[alice\]\]>/);
  assert.match(message, new RegExp(quoted));
  assert.deepEqual([card.door, card.way, card.kind], ['App', 'Api', 'Card']);
  assert.match(card.card.quote_area.quote_text, new RegExp(quoted));
});

check('what is not signed, wrongly signed, old, for another receiver or under another key is refused and not answered', async () => {
  for (const [door, message] of [[robot, toRobot(asked)], [app, toApp(asked)]]) {
    const refusals = [
      await fetch(door.url),
      await fetch(door.url, { method: 'POST', body: '{}' }),
      await post(door, message, { signature: '0'.repeat(40) }),
      await post({ ...door, token: 'another' }, message),
      await post(door, message, { timestamp: Math.floor(Date.now() / 1000) - 301 }),
      await post({ ...door, receiver: 'wwanother' }, message),
      await post({ ...door, key: 'x'.repeat(42) + '0' }, message),
    ];
    for (const [i, response] of refusals.entries()) assert.deepEqual([i, response.status, await response.text()], [i, 403, '']);
  }
});

check('in callback mode users ask, choose and press as before', async () => {
  const answer = await ask(asked, { on: posting, chat: 'group' });
  assert.deepEqual([answer.kind, answer.way], ['Stream', 'Passive']);
  assert.match(answer.content, new RegExp(quoted));
  assert.match((await press(answer, '整条原文', {}, posting)).next.content, /加强重大疾病防治协作/);
  await updated(answer, posting);
  const { next: welcome } = await after(posting, () => posting.post('enter', { user: 'ben' }));
  assert.equal(welcome.card.select_list[0].option_list.length, 8);
});

check('the app: its menu, a welcome, a choice from the menu, an expired token', async () => {
  const menu = await posting.get('app/menu');
  for (const key of ['area-1', 'area-8', 'help', 'feedback', 'about']) assert.ok(menu.some((entry) => entry.key === key), key);
  const listed = await posting.post('app/menu?wait=10000', { user: 'ben', key: 'area-1' });
  assert.match(listed.answers[0].content, /任务|第（一）/);
  await posting.post('connections', { do: 'expire-token' });
  const { next: card } = await after(posting, () => posting.post('app/say?wait=10000', { user: 'ben', text: asked }));
  assert.ok(card);
  const { next: welcome } = await after(posting, () => posting.post('app/enter', { user: 'ben' }));
  assert.match(welcome.content, /方案/);
});

check('the bots broke none of the rules and end when they are told to', async () => {
  for (const one of [bot, called]) {
    assert.equal(await one.stop(), 0);
    assert.doesNotMatch(one.log, /fail:|crit:|Unhandled/);
    for (const secret of ['bot_secret', 'bot_encoding_aes_key', 'app_secret', 'app_encoding_aes_key']) assert.ok(!one.log.includes(worlds.wecom[secret]), secret);
  }
  assert.deepEqual(await wecom.get('violations'), []);
  assert.deepEqual(await posting.get('violations'), []);
});

const outcome = await runChecks();
if (outcome.failed > 0) console.log(`${bot.log}\n${called.log}`);
await Promise.all([bot, called].map((one) => within(one.forget(), 'the data is deleted').catch(() => {})));
await Promise.all([wecom.stop(), posting.stop()]);
finish(outcome);
