// The daemon and the fake upstream as child processes of a test run.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

function program(variable) {
  const path = process.env[variable];
  if (!path) throw new Error(`${variable} is not set`);
  return path;
}

/** Starts a program and waits for its "listening on http://..." line. */
async function listening(path, args) {
  const child = spawn(path, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (bytes) => (errors += bytes));
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise((resolve, reject) => {
    const look = (line) => {
      const found = /listening on (http:\S+)/.exec(line);
      if (!found) return;
      lines.off('line', look);
      resolve(found[1]);
    };
    lines.on('line', look);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${path} ended with ${code}: ${errors}`)));
  });
  return { child, lines, url };
}

function ended(child) {
  return new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(child.exitCode)));
}

/** A relay with one account at a fake upstream that obeys the directives in prompts. */
export class Relay {
  static async start() {
    const relay = new Relay();
    relay.directory = await mkdtemp(join(tmpdir(), 'relay-sdk-'));
    relay.upstream = await listening(program('FAKE_UPSTREAM'), []);
    const address = ['--host', '127.0.0.1', '--port', '0', '--data-dir', relay.directory];
    relay.daemon = await listening(program('RELAYWRIGHTD'), ['serve', ...address]);
    await relay.command(
      ['accounts', 'add', '--type', 'claude-console', '--name', 'first', '--no-auto-protection',
        '--base-url', relay.upstream.url, '--secret-stdin'], 'sk-ant-of-the-account-0123456789\n');
    relay.key = (await relay.command(['keys', 'create', '--name', 'sdk'])).key;
    return relay;
  }

  /** What a client is given as its base URL. */
  get url() {
    return `${this.daemon.url}/api`;
  }

  command(args, input = '') {
    return new Promise((resolve, reject) => {
      const child = execFile(program('RELAYWRIGHTD'), [...args, '--json', '--data-dir', this.directory],
        (error, out, err) => (error ? reject(new Error(`${args.join(' ')}: ${out}${err}`)) : resolve(JSON.parse(out))));
      child.stdin.end(input);
    });
  }

  /** What the upstream has received so far. */
  requests() {
    return new Promise((resolve) => {
      this.upstream.lines.once('line', (line) => resolve(JSON.parse(line)));
      this.upstream.child.stdin.write('requests\n');
    });
  }

  /** Waits until the upstream has seen what is asked for; fails after ten seconds. */
  async waitFor(holds) {
    const until = Date.now() + 10_000;
    while (!holds(await this.requests())) {
      if (Date.now() > until) throw new Error('the upstream did not see it');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async stop() {
    this.daemon.child.kill('SIGTERM');
    await ended(this.daemon.child);
    this.upstream.child.stdin.end();
    await ended(this.upstream.child);
    await rm(this.directory, { recursive: true, force: true });
  }
}
