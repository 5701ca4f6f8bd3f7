// What people use: the SDK of 1.x (sends the key as Bearer) and of 0.x (x-api-key).
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import * as current from '@anthropic-ai/sdk';
import * as former from 'anthropic-sdk-0';

import { Relay } from './relay.js';

const model = 'claude-sonnet-4-5-20250929';
const ask = (prompt, more = {}) => ({ model, max_tokens: 256, messages: [{ role: 'user', content: prompt }], ...more });
const tools = [{
  name: 'get_weather',
  description: 'Weather of a city',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
}];

for (const [name, sdk] of [['1.x', current], ['0.x', former]]) {
  describe(`@anthropic-ai/sdk ${name}`, () => {
    let relay;
    let client;
    before(async () => {
      relay = await Relay.start();
      client = new sdk.Anthropic({ apiKey: relay.key, baseURL: relay.url, maxRetries: 0 });
    });
    after(() => relay?.stop());

    it('creates a message', async () => {
      const { data: message, response, request_id: id } =
        await client.messages.create(ask('[[text Bonjour]] [[tokens 31 7]]')).withResponse();
      assert.equal(message.content[0].text, 'Bonjour');
      assert.equal(message.usage.input_tokens, 31);
      assert.equal(message.usage.output_tokens, 7);
      assert.equal(response.status, 200);
      assert.ok(id);
    });

    it('streams with the helper', async () => {
      const words = [];
      const stream = client.messages.stream(ask('[[text one two three]] [[split 5]]'));
      stream.on('text', (text) => words.push(text));
      const message = await stream.finalMessage();
      assert.equal(words.join(''), 'one two three');
      assert.equal(message.content[0].text, 'one two three');
      assert.equal(message.stop_reason, 'end_turn');
      assert.equal(message.usage.output_tokens, 5);
    });

    it('streams as raw events', async () => {
      const types = [];
      for await (const event of await client.messages.create(ask('hello', { stream: true }))) types.push(event.type);
      assert.equal(types[0], 'message_start');
      assert.equal(types.at(-1), 'message_stop');
    });

    it('reads a compressed stream', async () => {
      const message = await client.messages.stream(ask('[[text packed words]] [[encoding gzip]]')).finalMessage();
      assert.equal(message.content[0].text, 'packed words');
    });

    it('calls tools, streaming and not', async () => {
      const whole = await client.messages.create(ask('[[tool]]', { tools }));
      assert.equal(whole.stop_reason, 'tool_use');
      assert.deepEqual(whole.content[0].input, { city: 'Paris' });
      const streamed = await client.messages.stream(ask('[[tool]] [[split 3]]', { tools })).finalMessage();
      assert.deepEqual(streamed.content[0].input, { city: 'Paris' });
      const answered = await client.messages.create({
        model,
        max_tokens: 64,
        tools,
        messages: [
          { role: 'user', content: 'weather?' },
          { role: 'assistant', content: streamed.content },
          { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_01', content: '[[text sunny]]' }] },
        ],
      });
      assert.equal(answered.content[0].text, 'sunny');
    });

    it('gets the error class of each status, with type and request id', async () => {
      const classes = {
        400: sdk.BadRequestError, 401: sdk.AuthenticationError, 403: sdk.PermissionDeniedError,
        404: sdk.NotFoundError, 422: sdk.UnprocessableEntityError, 429: sdk.RateLimitError,
        500: sdk.InternalServerError, 529: sdk.InternalServerError,
      };
      for (const [status, expected] of Object.entries(classes)) {
        for (const stream of [false, true]) {
          const failed = client.messages.create(ask(`[[status ${status} some_error because of ${status}]]`, { stream }));
          await assert.rejects(failed, (error) => {
            assert.ok(error instanceof expected, `${status}: ${error.constructor.name}`);
            assert.equal(error.status, Number(status));
            assert.equal(error.error.error.type, 'some_error');
            assert.match(error.message, new RegExp(`because of ${status}`));
            assert.ok(error.requestID ?? error.request_id);
            return true;
          });
        }
      }
    });

    it('is refused with a wrong key', async () => {
      const stranger = new sdk.Anthropic({ apiKey: 'cr_' + '0'.repeat(64), baseURL: relay.url, maxRetries: 0 });
      await assert.rejects(stranger.messages.create(ask('x')), (error) => {
        assert.ok(error instanceof sdk.AuthenticationError);
        assert.equal(error.error.error.type, 'authentication_error');
        assert.equal(error.error.error.code, 'AUTHENTICATION_FAILED');
        assert.match(error.requestID ?? error.request_id, /^req_[0-9a-f]{24}$/);
        return true;
      });
    });

    it('retries by itself what may be retried', async () => {
      const patient = client.withOptions({ maxRetries: 2 });
      const again = await patient.messages.create(
        ask(`[[once ${name}]] [[status 529 overloaded_error busy]] [[retry-after 0]] `));
      assert.equal(again.content[0].text, 'Hello from upstream');
    });

    it('throws when the stream breaks', async () => {
      for (const how of ['[[cut 400]]', '[[no-stop]]']) {
        const stream = client.messages.stream(ask(`[[text some words that break]] ${how}`));
        await assert.rejects(stream.finalMessage(), how);
      }
    });

    it('stops the upstream when it aborts', async () => {
      const marker = `abort-${name}`;
      const stream = client.messages.stream(ask(`[[endless]] ${marker}`));
      await new Promise((resolve) => stream.once('streamEvent', resolve));
      stream.abort();
      await assert.rejects(stream.finalMessage(), sdk.APIUserAbortError);
      await relay.waitFor((requests) => requests.some((one) => one.body.includes(marker) && one.clientLeft));
    });

    it('gives up waiting when its time is over', async () => {
      const marker = `late-${name}`;
      await assert.rejects(client.messages.create(ask(`[[delay 5000]] ${marker}`), { timeout: 200 }),
        sdk.APIConnectionTimeoutError);
      await relay.waitFor((requests) => requests.some((one) => one.body.includes(marker) && one.clientLeft));
    });

    it('counts tokens', async () => {
      const counted = await client.messages.countTokens({ model, messages: [{ role: 'user', content: 'x' }] });
      assert.equal(counted.input_tokens, 42);
    });

    it('lists models', async () => {
      const ids = [];
      for await (const one of client.models.list()) ids.push(one.id);
      assert.ok(ids.includes(model), ids.join());
    });

    it('never shows the relay key to the upstream', async () => {
      const requests = await relay.requests();
      assert.ok(requests.length > 10);
      const all = JSON.stringify(requests.map(({ target, headers }) => [target, headers]));
      assert.ok(!all.includes(relay.key));
      for (const { headers } of requests) {
        const values = Object.fromEntries(headers.map(([field, value]) => [field.toLowerCase(), value]));
        assert.equal(values['x-api-key'], 'sk-ant-of-the-account-0123456789');
        assert.equal(values.authorization, undefined);
        assert.ok(values['anthropic-version']);
      }
    });

    it('is billed for what it used', async () => {
      const { rows } = await relay.command(['usage', '--by', 'key']);
      assert.equal(rows.length, 1);
      assert.ok(rows[0].inputTokens > 31);
      assert.notEqual(rows[0].costUsd, '0');
    });
  });
}
