// Holds the local WeCom to what WeCom's own packages expect of WeCom: the last line is "N passed, N failed".
//
//   node wecom-local.mjs path/to/PlanBot.LocalWeCom.dll
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { WSClient, WecomCrypto, generateReqId } from '@wecom/aibot-node-sdk';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { check, finish, runChecks, within } from './checks.mjs';
import { startLocalWeCom } from './wecom-server.mjs';

// The bot's callbacks, served by this script with the official cipher.
const requests = [];
let respond = () => '';
const callbacks = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const url = new URL(request.url, 'http://localhost');
  const door = url.pathname === '/robot' ? doors.robot : doors.app;
  const query = Object.fromEntries(url.searchParams);
  const encrypted = request.method === 'GET' ? query.echostr : door.open(body);
  const signed = getSignature(door.token, query.timestamp, query.nonce, encrypted) === query.msg_signature;
  const { message, id } = decrypt(door.key, encrypted);
  const seen = { method: request.method, type: request.headers['content-type'], door: door.name, query, body, signed, message, id };
  requests.push(seen);
  if (request.method === 'GET') {
    response.end(message);
    return;
  }
  const answer = await respond(seen);
  if (answer === null) return; // Never answered.
  response.end(answer);
});
callbacks.listen(0, '127.0.0.1');
await once(callbacks, 'listening');
const origin = `http://127.0.0.1:${callbacks.address().port}`;

const wecom = await startLocalWeCom('--no-limits');
const posting = await startLocalWeCom('--no-limits', '--robot-callback', `${origin}/robot`, '--app-callback', `${origin}/app`, '--refresh', '50');
const world = await wecom.get('world');
const doors = {
  robot: {
    name: 'robot', token: world.bot_token, key: world.bot_encoding_aes_key, receiver: '',
    open: (body) => JSON.parse(body).encrypt,
    close: (encrypted, signature, timestamp, nonce) => JSON.stringify({ encrypt: encrypted, msgsignature: signature, timestamp, nonce }),
  },
  app: {
    name: 'app', token: world.app_token, key: world.app_encoding_aes_key, receiver: world.corp_id,
    open: (body) => /<Encrypt><!\[CDATA\[(.*?)\]\]><\/Encrypt>/.exec(body)[1],
    close: (encrypted, signature, timestamp, nonce) =>
      `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature><TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`,
  },
};
const sealed = (door, text) => {
  const encrypted = encrypt(door.key, text, door.receiver);
  const timestamp = Math.floor(Date.now() / 1000);
  return door.close(encrypted, getSignature(door.token, timestamp, 'nonce', encrypted), timestamp, 'nonce');
};

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const newClient = (options = {}) => {
  const made = new WSClient({ botId: world.bot_id, secret: world.bot_secret, wsUrl: wecom.ws, heartbeatInterval: 200, reconnectInterval: 50, logger: silent, ...options });
  made.on('error', () => {});
  return made;
};
const client = newClient();
const next = (event, from = client) => within(new Promise((resolve) => from.once(event, resolve)), event);
const nextOf = async (act, event) => {
  const arrived = next(event);
  const acted = act();
  acted.catch(() => {});
  return [await arrived, await acted];
};
const say = (body, event = 'message.text') => nextOf(() => wecom.post('say', body), event);
const answered = async (said) => (await wecom.get('deliveries')).filter((delivery) => delivery.answers === said.msgid);
const last = async () => (await wecom.get('deliveries')).at(-1);
const refused = (promise, code) => assert.rejects(promise, (error) => error.errcode === code || assert.fail(`errcode ${error.errcode} ${error.message ?? error.errmsg}`));
const button = (task, extra = {}) => ({
  card_type: 'button_interaction',
  main_title: { title: '第18项', desc: '第（五）部分' },
  quote_area: { type: 0, title: '原文', quote_text: '支持……' },
  horizontal_content_list: [{ keyname: '牵头单位', value: '省发改委' }],
  button_list: [{ text: '全文', key: 'whole', style: 1 }, { text: '负责单位', key: 'owner', style: 2 }],
  task_id: task,
  ...extra,
});

check('a wrong secret is refused with 853000, and the client comes to know it', async () => {
  const wrong = newClient({ secret: 'wrong', maxAuthFailureAttempts: 0 });
  const error = new Promise((resolve) => wrong.once('error', resolve));
  wrong.connect();
  assert.match((await within(error, 'error')).message, /853000/);
  wrong.disconnect();
});

check('subscribing is acknowledged', async () => {
  const authenticated = next('authenticated');
  client.connect();
  await authenticated;
  assert.equal((await wecom.get('subscribed?wait=5000')).subscriptions, 1);
});

check('heartbeats are acknowledged: the client does not reconnect', async () => {
  const before = (await wecom.get('counts')).pings;
  while ((await wecom.get('counts')).pings < before + 4) await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal((await wecom.get('counts')).subscriptions, 1);
});

check('a text alone with the robot, with all that WeCom says of it', async () => {
  const [{ cmd, headers, body }, said] = await say({ user: 'alice', text: '谁牵头菜篮子？' });
  assert.equal(cmd, 'aibot_msg_callback');
  assert.equal(headers.req_id, said.req_id);
  assert.equal(body.msgid, said.msgid);
  assert.equal(body.aibotid, world.bot_id);
  assert.equal(body.chattype, 'single');
  assert.equal(body.chatid, undefined);
  assert.equal(body.from.userid, 'alice');
  assert.equal(body.text.content, '谁牵头菜篮子？');
  assert.ok(Math.abs(body.create_time - Date.now() / 1000) < 60);
  assert.match(body.response_url, /response_code=/);
});

check('a text in a group has the chatid and the robot\'s @', async () => {
  const [{ body }] = await say({ user: 'ben', chat: 'group', text: '任务三' });
  assert.equal(body.chattype, 'group');
  assert.equal(body.chatid, world.groups[0].chatid);
  assert.equal(body.text.content, `@${world.bot_name} 任务三`);
});

check('voice, mixed and quoting messages', async () => {
  const [voice] = await say({ type: 'voice', text: '郴州有哪些任务' }, 'message.voice');
  assert.equal(voice.body.voice.content, '郴州有哪些任务');
  const [mixed] = await say({ type: 'mixed', texts: ['看这里', '是谁'] }, 'message.mixed');
  assert.deepEqual(mixed.body.mixed.msg_item.map((item) => item.msgtype), ['text', 'image', 'text']);
  const [quoting] = await say({ text: '那它呢', quoted: '第18项' });
  assert.deepEqual(quoting.body.quote, { msgtype: 'text', text: { content: '第18项' } });
});

check('a stream: frames acknowledged in order, the end is what the user sees', async () => {
  const [frame, said] = await say({ text: '第18项是什么' });
  const id = generateReqId('stream');
  const acks = await Promise.all([
    client.replyStream(frame, id, '正在查找…', false, undefined, { id: 'feedback-1' }),
    client.replyStream(frame, id, '第18项：支持', false),
    client.replyStream(frame, id, '第18项：支持……', true),
  ]);
  assert.deepEqual(acks.map((ack) => ack.errcode), [0, 0, 0]);
  const [delivery] = await answered(said);
  assert.deepEqual([delivery.kind, delivery.way, delivery.content, delivery.frames, delivery.finished, delivery.feedback_id], ['Stream', 'Reply', '第18项：支持……', 3, true, 'feedback-1']);
});

check('a thumb for it arrives with the feedback id, its reasons and words', async () => {
  const [frame] = await nextOf(() => wecom.post('rate', { user: 'alice', delivery: 0, type: 2, content: '不对', reasons: [1, 3] }), 'event.feedback_event');
  assert.deepEqual(frame.body.event.feedback_event, { id: 'feedback-1', type: 2, content: '不对', inaccurate_reason_list: [1, 3] });
});

check('a stream with a card, whose button is tapped and whose card is updated', async () => {
  const [frame, said] = await say({ text: '带卡片' });
  const id = generateReqId('stream');
  await client.replyStreamWithCard(frame, id, '答案', false, { templateCard: button('task-1', { feedback: { id: 'card-feedback' } }) });
  await client.replyStreamWithCard(frame, id, '答案。', true);
  const [delivery] = await answered(said);
  assert.equal(delivery.card.task_id, 'task-1');
  await assert.rejects(wecom.post('press', { delivery: delivery.index, key: 'none' }), /no button/);
  const [tapped] = await nextOf(() => wecom.post('press', { user: 'ben', delivery: delivery.index, key: 'whole' }), 'event.template_card_event');
  assert.equal(tapped.cmd, 'aibot_event_callback');
  assert.equal(tapped.body.from.userid, 'ben');
  assert.deepEqual(tapped.body.event.template_card_event, { card_type: 'button_interaction', event_key: 'whole', task_id: 'task-1' });
  await refused(client.replyStream(tapped, 'x', 'a stream is no answer to a tap', true), 846605);
  await client.updateTemplateCard(tapped, button('task-1', { main_title: { title: '已展开' } }));
  const updated = (await wecom.get('deliveries'))[delivery.index];
  assert.equal(updated.card.main_title.title, '已展开');
  assert.equal(updated.card_updates, 1);
  assert.deepEqual(await wecom.takeViolations(), ['request']);
});

check('a choice of several comes back with what was chosen', async () => {
  const [frame, said] = await say({ text: '选领域' });
  const options = [{ id: 'area-1', text: '产业' }, { id: 'area-2', text: '交通' }];
  await client.replyTemplateCard(frame, {
    card_type: 'multiple_interaction',
    main_title: { title: '选择领域' },
    select_list: [{ question_key: 'area', title: '领域', selected_id: 'area-1', option_list: options }],
    submit_button: { text: '查看', key: 'show' },
    task_id: 'task-2',
  });
  const [delivery] = await answered(said);
  const [chosen] = await nextOf(() => wecom.post('press', { delivery: delivery.index, key: 'show', selected: { area: ['area-2'] } }), 'event.template_card_event');
  assert.deepEqual(chosen.body.event.template_card_event.selected_items, { selected_item: [{ question_key: 'area', option_ids: { option_id: ['area-2'] } }] });
});

check('entering the chat is welcomed once, by text or card', async () => {
  const [entered] = await nextOf(() => wecom.post('enter', { user: 'admin' }), 'event.enter_chat');
  assert.equal(entered.body.event.eventtype, 'enter_chat');
  await client.replyWelcome(entered, { msgtype: 'text', text: { content: '您好' } });
  assert.equal((await last()).content, '您好');
  await refused(client.replyWelcome(entered, { msgtype: 'text', text: { content: '您好' } }), 846605);
  assert.deepEqual(await wecom.takeViolations(), ['twice']);
});

check('a message is pushed to a user and to a group', async () => {
  await client.sendMessage('alice', { msgtype: 'markdown', markdown: { content: '**推送**' } });
  assert.deepEqual([(await last()).way, (await last()).chat], ['Push', 'alice']);
  await client.sendMessage(world.groups[0].chatid, { msgtype: 'template_card', template_card: button('task-3') });
  assert.equal((await last()).kind, 'Card');
  await refused(client.sendMessage('nobody', { msgtype: 'markdown', markdown: { content: 'x' } }), 93006);
  await refused(client.sendMessage('alice', { msgtype: 'text', text: { content: 'x' } }), 40008);
  assert.deepEqual(await wecom.takeViolations(), ['body', 'body']);
});

check('a response_url works once', async () => {
  const [{ body }, said] = await say({ text: '慢答案' });
  assert.equal((await wecom.api(body.response_url, { msgtype: 'markdown', markdown: { content: '来了' } })).errcode, 0);
  assert.deepEqual((await answered(said)).map((delivery) => [delivery.way, delivery.content]), [['ResponseUrl', '来了']]);
  assert.notEqual((await wecom.api(body.response_url, { msgtype: 'markdown', markdown: { content: '又来' } })).errcode, 0);
  assert.deepEqual(await wecom.takeViolations(), ['twice']);
});

check('what breaks a rule is refused and recorded', async () => {
  const [frame] = await say({ text: '规则' });
  await refused(client.replyStream(frame, 's', '长'.repeat(6827), true), 45002);
  await refused(client.reply(frame, { msgtype: 'text', text: { content: 'text' } }), 40008);
  await refused(client.replyStream({ headers: { req_id: 'made-up' } }, 's', 'x', true), 846605);
  await refused(client.replyTemplateCard(frame, button('task-1')), 40058);
  await refused(client.replyTemplateCard(frame, button('task 4')), 40058);
  await refused(client.replyTemplateCard(frame, button('task-4', { button_list: Array.from({ length: 7 }, (_, i) => ({ text: 'b', key: `${i}` })) })), 40058);
  await client.replyTemplateCard(frame, button('task-4', { surprise: true }));
  assert.deepEqual(await wecom.takeViolations(), ['limit', 'body', 'request', 'twice', 'body', 'body', 'unknown field']);
});

check('faults: an error code, an acknowledgement that never comes', async () => {
  const [frame] = await say({ text: '故障' });
  await wecom.post('faults', { refuse: { code: 846608, cmd: 'aibot_respond_msg' } });
  await refused(client.replyStream(frame, 'a', 'x', true), 846608);
  await wecom.post('faults', { swallow_acks: 1 });
  await assert.rejects(client.replyStream(frame, 'a', 'x', true), /ack timeout/);
  await wecom.post('faults', { ack_delay_ms: 50 });
  await client.replyStream(frame, 'b', 'y', true);
  await wecom.call('DELETE', 'faults');
  assert.deepEqual(await wecom.takeViolations(), []);
});

check('a dropped connection comes back, and a question waits for it', async () => {
  for (const how of [{ do: 'drop' }, { do: 'close' }, { do: 'restart', down_ms: 100 }]) {
    const back = next('authenticated');
    await wecom.post('connections', how);
    const arrived = next('message.text');
    const asked = wecom.post('say', { text: '还在吗' });
    await back;
    const frame = await arrived;
    await client.replyStream(frame, generateReqId('stream'), '在', true);
    assert.equal((await asked).reached, true);
  }
});

check('pings without acknowledgement make the client reconnect', async () => {
  const back = next('authenticated');
  await wecom.post('faults', { acknowledge_pings: false });
  const gone = next('disconnected');
  await gone;
  await wecom.call('DELETE', 'faults');
  await back;
});

check('a second connection takes the place of the first, which is told', async () => {
  const told = next('event.disconnected_event');
  const second = newClient();
  second.connect();
  await next('authenticated', second);
  assert.equal((await told).body.event.eventtype, 'disconnected_event');
  const arrived = next('message.text', second);
  await wecom.post('say', { text: '新连接' });
  await arrived;
  second.disconnect();
});

check('callback URLs are verified by an encrypted echo, for both doors', async () => {
  for (const door of ['robot', 'app']) {
    assert.equal((await posting.post('verify', { door })).error, null);
    const { signed, id } = requests.at(-1);
    assert.ok(signed);
    assert.equal(id, doors[door].receiver);
  }
});

check('the robot\'s callback is signed and encrypted; an encrypted stream answers it and is asked for the rest', async () => {
  requests.length = 0;
  const contents = ['查找', '查找中', '查到了'];
  respond = (seen) => {
    const frame = contents.length > 1 ? contents.shift() : contents[0];
    return sealed(doors[seen.door], JSON.stringify({ msgtype: 'stream', stream: { id: 's1', finish: frame === '查到了', content: frame } }));
  };
  const said = await posting.post('say?wait=10000', { chat: 'group', text: '第7项' });
  assert.deepEqual(said.answers.map((answer) => [answer.way, answer.content, answer.frames]), [['Passive', '查到了', 3]]);
  const [first, second, third] = requests;
  assert.ok(requests.every((request) => request.signed && request.id === ''));
  assert.equal(first.type, 'application/json; charset=utf-8');
  assert.equal(JSON.parse(first.message).text.content, `@${world.bot_name} 第7项`);
  assert.deepEqual([second, third].map((request) => JSON.parse(request.message).stream), [{ id: 's1' }, { id: 's1' }]);
  assert.equal(requests.length, 3);
  // The cipher in the long connection's package agrees too.
  assert.equal(JSON.parse(new WecomCrypto(doors.robot.token, doors.robot.key, '').decrypt(doors.robot.open(first.body))).msgid, said.msgid);
});

check('the app\'s callback is XML; an encrypted text answers it', async () => {
  requests.length = 0;
  respond = (seen) => sealed(doors[seen.door], `<xml><ToUserName><![CDATA[alice]]></ToUserName><FromUserName><![CDATA[${world.corp_id}]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[帮助]]></Content></xml>`);
  const said = await posting.post('app/say?wait=10000', { text: '<帮助> & "引号" ]]>' });
  assert.deepEqual(said.answers.map((answer) => [answer.door, answer.way, answer.content]), [['App', 'Passive', '帮助']]);
  assert.equal(requests[0].id, world.corp_id);
  assert.match(requests[0].message, /<FromUserName><!\[CDATA\[alice\]\]><\/FromUserName>/);
  assert.match(requests[0].message, new RegExp(`<MsgId>${said.msgid}</MsgId>`));
});

check('a callback that is not answered in 5 seconds comes again, three times, as the same message', async () => {
  requests.length = 0;
  respond = () => (requests.length < 4 ? null : '');
  const said = await posting.post('app/say?wait=25000&sent', { text: '慢' });
  assert.deepEqual([said.reached, said.attempts], [true, 4]);
  assert.equal(new Set(requests.map((request) => request.message)).size, 1);
  assert.equal(new Set(requests.map((request) => request.query.nonce)).size, 4);
  assert.deepEqual(await posting.takeViolations(), ['late', 'late', 'late']);
});

check('a wrongly signed passive reply is recorded and shown to nobody', async () => {
  respond = (seen) => sealed({ ...doors[seen.door], token: 'other' }, '{"msgtype":"stream","stream":{"id":"x","finish":true,"content":"x"}}');
  const said = await posting.post('say?wait=5000&sent', { text: '签名' });
  assert.deepEqual([said.passive, said.answers], [null, []]);
  assert.deepEqual(await posting.takeViolations(), ['callback']);
});

check('the app\'s API: token, message, duplicate, card, menu', async () => {
  respond = () => '';
  const { access_token: token, expires_in: life } = await posting.api(`gettoken?corpid=${world.corp_id}&corpsecret=${world.app_secret}`);
  assert.equal(life, 7200);
  assert.equal((await posting.api(`gettoken?corpid=${world.corp_id}&corpsecret=wrong`)).errcode, 40001);
  const text = { touser: 'alice|ghost', msgtype: 'text', agentid: world.agent_id, text: { content: '通知' }, enable_duplicate_check: 1 };
  const sent = await posting.api(`message/send?access_token=${token}`, text);
  assert.deepEqual([sent.errcode, sent.invaliduser], [0, 'ghost']);
  const before = (await posting.get('deliveries')).length;
  assert.equal((await posting.api(`message/send?access_token=${token}`, text)).errcode, 0);
  assert.equal((await posting.get('deliveries')).length, before);
  assert.equal((await posting.api(`message/send?access_token=${token}x`, text)).errcode, 40014);
  const card = await posting.api(`message/send?access_token=${token}`, { touser: 'alice', msgtype: 'template_card', agentid: world.agent_id, template_card: button('app-1') });
  assert.ok(card.response_code);
  await posting.post('press?sent&wait=5000', { delivery: before, key: 'owner' });
  const code = /<ResponseCode><!\[CDATA\[(.*?)\]\]>/.exec(requests.at(-1).message)[1];
  const update = { userids: ['alice'], agentid: world.agent_id, response_code: code, button: { replace_name: '已查看' } };
  assert.equal((await posting.api(`message/update_template_card?access_token=${token}`, update)).errcode, 0);
  assert.notEqual((await posting.api(`message/update_template_card?access_token=${token}`, update)).errcode, 0);
  assert.equal((await posting.get('deliveries'))[before].replaced_button, '已查看');
  const menu = { button: [{ name: '领域', sub_button: [{ type: 'click', name: '产业', key: 'area-1' }] }, { type: 'click', name: '帮助', key: 'help' }] };
  assert.equal((await posting.api(`menu/get?access_token=${token}&agentid=${world.agent_id}`)).errcode, 46003);
  assert.equal((await posting.api(`menu/create?access_token=${token}&agentid=${world.agent_id}`, menu)).errcode, 0);
  assert.deepEqual((await posting.api(`menu/get?access_token=${token}&agentid=${world.agent_id}`)).button, menu.button);
  await posting.post('app/menu?sent&wait=5000', { user: 'ben', key: 'help' });
  assert.match(requests.at(-1).message, /<Event><!\[CDATA\[click\]\]><\/Event><EventKey><!\[CDATA\[help\]\]>/);
  await posting.post('connections', { do: 'expire-token' });
  assert.equal((await posting.api(`message/send?access_token=${token}`, text)).errcode, 42001);
  for (const errcode of [45009, 60020, -1]) {
    await posting.post('faults', { api: { code: errcode, path: 'message/send' } });
    assert.equal((await posting.api(`message/send?access_token=${token}`, text)).errcode, errcode);
  }
  assert.deepEqual(await posting.takeViolations(), ['request']);
});

const result = await runChecks();
client.disconnect();
await wecom.stop();
await posting.stop();
callbacks.closeAllConnections();
finish(result);
