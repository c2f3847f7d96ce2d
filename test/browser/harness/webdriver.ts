import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

/** Sends a command of the session, `POST` with a body, `GET` without. @throws the driver's own message */
export type Command = <T = unknown>(path: string, body?: object, method?: string) => Promise<T>;

/** A session of a W3C WebDriver (https://www.w3.org/TR/webdriver2/): the few commands that are needed. */
export interface WebDriverSession {
  readonly command: Command;
  close(): Promise<void>;
}

/** Starts a driver on a display of its own, and a browser with the given capabilities. */
export async function openWebDriver(
  paths: { driver: string; xvfb?: string },
  capabilities: object,
): Promise<WebDriverSession> {
  const children: ChildProcess[] = [];
  // A run that is broken off leaves nothing running.
  const kill = () => children.forEach(child => void child.kill());
  process.once('exit', kill);
  const end = async () => {
    process.off('exit', kill);
    const running = children.filter(child => child.exitCode === null && child.signalCode === null);
    const ended = Promise.all(running.map(child => once(child, 'exit')));
    kill();
    await ended;
  };
  try {
    const display = paths.xvfb ? await startXvfb(paths.xvfb, children) : process.env.DISPLAY;
    // The language of pages and requests follows the locale, which need not be installed.
    const env = { ...process.env, DISPLAY: display, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' };
    const driver = await startDriver(paths.driver, env, children);
    const { sessionId } = await send<{ sessionId: string }>(`${driver}/session`, {
      capabilities: { alwaysMatch: capabilities },
    });
    const session = `${driver}/session/${sessionId}`;
    return {
      command: (path, body, method) => send(`${session}/${path}`, body, method),
      close: async () => {
        await fetch(session, { method: 'DELETE' }).catch(() => undefined);
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Xvfb picks a free display number itself and writes it to the descriptor that it is given. */
async function startXvfb(path: string, children: ChildProcess[]): Promise<string> {
  const xvfb = spawn(path, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(xvfb);
  const lines = createInterface({ input: xvfb.stdio[3] as NodeJS.ReadableStream });
  const [number] = await Promise.race([once(lines, 'line'), fails(xvfb, path)]);
  return `:${number}`;
}

async function startDriver(path: string, env: NodeJS.ProcessEnv, children: ChildProcess[]): Promise<string> {
  const port = await freePort();
  const child = spawn(path, [`--port=${port}`], { env, stdio: 'ignore' });
  children.push(child);
  const address = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 15_000;
  // The driver says nothing when it is ready; its status does.
  const ready = async (): Promise<void> => {
    const status = await fetch(`${address}/status`).catch(() => undefined);
    if (status?.ok) return;
    if (Date.now() > deadline) throw new Error(`${path} does not answer`);
    await new Promise(resolve => setTimeout(resolve, 20));
    return ready();
  };
  await Promise.race([ready(), fails(child, path)]);
  return address;
}

async function fails(child: ChildProcess, path: string): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`${path} ended with ${code}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function send<T>(url: string, body?: object, method = body ? 'POST' : 'GET'): Promise<T> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok)
    throw new Error(`${url.replace(/^.*\/session/, 'session')}: ${value.error}: ${value.message}`);
  return value;
}
