// A robot's callback with Node's own HTTP server and @wecom/crypto: verifies, decrypts, and answers a text by a finished stream of the same
// text, encrypted and signed. The yardstick of the load run.
//
//   WECOM_PORT   TCP port on the loopback address; the path of requests does not matter
//   WECOM_TOKEN  the callback's token
//   WECOM_KEY    its EncodingAESKey
import { createServer } from 'node:http';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';

const { WECOM_PORT: port, WECOM_TOKEN: token, WECOM_KEY: key } = process.env;
if (!port || !token || !key) {
  console.error('WECOM_PORT, WECOM_TOKEN and WECOM_KEY are needed.');
  process.exit(2);
}

const refuse = (response) => response.writeHead(403).end();

function answer(response, text, id) {
  const content = JSON.stringify({ msgtype: 'stream', stream: { id, finish: true, content: text } });
  const timestamp = Math.floor(Date.now() / 1000);
  const nonce = Math.random().toString(36).slice(2);
  const encrypted = encrypt(key, content, '');
  const body = JSON.stringify({ encrypt: encrypted, msgsignature: getSignature(token, timestamp, nonce, encrypted), timestamp, nonce });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
}

const server = createServer((request, response) => {
  const query = new URLSearchParams(request.url.slice(request.url.indexOf('?') + 1));
  const signed = (encrypted) => getSignature(token, query.get('timestamp'), query.get('nonce'), encrypted) === query.get('msg_signature');
  if (request.method === 'GET') {
    const echo = query.get('echostr');
    if (echo && signed(echo)) response.end(decrypt(key, echo).message);
    else refuse(response);
    return;
  }
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    try {
      const { encrypt: encrypted } = JSON.parse(Buffer.concat(chunks).toString());
      if (!signed(encrypted)) {
        refuse(response);
        return;
      }
      const message = JSON.parse(decrypt(key, encrypted).message);
      answer(response, message.text.content, message.msgid);
    } catch {
      refuse(response);
    }
  });
});
server.listen(Number(port), '127.0.0.1');
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
