import { setTimeout } from 'node:timers/promises';
import { type Clock } from '../../../time/clock.js';
import { addSeconds, type Instant, SECOND_MS } from '../../../time/instant.js';
import { Told } from '../told.js';

export interface GenesysAccess {
  /** The domain of the organisation's region: `mypurecloud.ie`. */
  readonly region: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of something that speaks like Genesys Cloud; null for the region's own. */
  readonly endpoint: string | null;
}

/** What Genesys Cloud says when it does not do what it was asked. */
export class GenesysRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Waits; rejects as soon as the signal says so. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

interface Token {
  readonly value: string;
  /** A new one is fetched from here on. */
  readonly oldAt: Instant;
  readonly endsAt: Instant;
}

const ANSWER_WITHIN_MS = 30_000;
/** Where a 429 does not say how long, the limits are by the minute. */
const USUAL_REST_SECONDS = 30;
const LONGEST_REST_SECONDS = 300;
const USUAL_LIFE_SECONDS = 86_400;
/** Channels end with the token that made them: they are renewed in the last tenth of its life, when there is a new one already. */
const FRESH_PART = 0.8;
const LONGEST_MESSAGE = 200;
const TOO_MANY_REQUESTS = 429;
const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const NOT_FOUND = 404;

/**
 * The Platform API as an OAuth client with client credentials: fetches tokens, keeps them in memory, and rests when it is told to.
 * Source: Genesys Cloud Developer Center, "Client credentials grant" and "Rate limits".
 */
export class GenesysApi {
  private token: Token | null = null;

  constructor(
    private readonly access: GenesysAccess,
    private readonly clock: Clock,
    private readonly signal: AbortSignal,
    private readonly wait: Wait = (ms, signal) => setTimeout(ms, undefined, { signal }),
  ) {}

  /** When the present token ends, and all that was made with it; null before the first. */
  get tokenEnds(): Instant | null {
    return this.token?.endsAt ?? null;
  }

  /**
   * One request, repeated after a 429 when its time has come, and with a new token after a 401. `path` begins with `/api/v2/`.
   * @throws GenesysRefusal in words for people, without a secret.
   */
  async ask(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Told> {
    const { region, endpoint } = this.access;
    const address = `${endpoint ?? `https://api.${region}`}${path}`;
    const what = `${method} ${path.split('?')[0]}`;
    for (let isSecond = false; ; isSecond = true) {
      const token = await this.validToken();
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const request = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const response = await this.send(address, request);
      const answer = await readJson(response);
      if (response.ok) return answer;
      if (response.status !== UNAUTHORIZED || isSecond) throw refusalOf(what, response.status, answer);
      if (this.token?.value === token) this.token = null;
    }
  }

  /** What is there; null where there is nothing (404). */
  async find(path: string): Promise<Told | null> {
    return this.ask('GET', path).catch((error: unknown) => {
      if (error instanceof GenesysRefusal && error.status === NOT_FOUND) return null;
      throw error;
    });
  }

  private async validToken(): Promise<string> {
    if (this.token === null || this.clock.now() >= this.token.oldAt) this.token = await this.fetchToken();
    return this.token.value;
  }

  private async fetchToken(): Promise<Token> {
    const { region, endpoint, clientId, clientSecret } = this.access;
    const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    const asked = this.clock.now();
    const response = await this.send(`${endpoint ?? `https://login.${region}`}/oauth/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${credentials}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    const answer = await readJson(response);
    if (!response.ok) throw clientRefused(response.status, answer);
    const value = answer.at('access_token').text;
    if (value === null) throw new GenesysRefusal(response.status, 'Genesys Cloud gave no access token.');
    const life = answer.at('expires_in').number ?? USUAL_LIFE_SECONDS;
    return {
      value,
      oldAt: addSeconds(asked, Math.floor(life * FRESH_PART)),
      endsAt: addSeconds(asked, life),
    };
  }

  private async send(address: string, request: RequestInit): Promise<Response> {
    for (;;) {
      const signal = AbortSignal.any([this.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
      const response = await fetch(address, { ...request, signal }).catch((error: unknown) => {
        throw new Error(`Genesys Cloud does not answer: ${causeOf(error)}`);
      });
      if (response.status !== TOO_MANY_REQUESTS) return response;
      await response.arrayBuffer();
      await this.wait(restSeconds(response) * SECOND_MS, this.signal);
    }
  }
}

function restSeconds(response: Response): number {
  const asked = Number(response.headers.get('retry-after') ?? NaN);
  return Number.isFinite(asked) ? Math.min(Math.max(asked, 1), LONGEST_REST_SECONDS) : USUAL_REST_SECONDS;
}

/** Refusals of proxies are no JSON; what is none says nothing. */
async function readJson(response: Response): Promise<Told> {
  const body = await response.text();
  try {
    return new Told(JSON.parse(body));
  } catch {
    return new Told(null);
  }
}

function refusalOf(what: string, status: number, answer: Told): GenesysRefusal {
  const said = messageOf(answer) ?? 'no reason given';
  const advice = status === FORBIDDEN ? " Give the permission to the OAuth client's role." : '';
  return new GenesysRefusal(status, `Genesys Cloud refused ${what} with ${status}: ${said}.${advice}`);
}

function clientRefused(status: number, answer: Told): GenesysRefusal {
  const said = messageOf(answer) ?? String(status);
  const causes =
    'clientId or clientSecret is wrong, it is of another region, or its grant type is not Client Credentials';
  return new GenesysRefusal(status, `Genesys Cloud refused the OAuth client (${said}): ${causes}.`);
}

function messageOf(answer: Told): string | null {
  const said = answer.at('message').text ?? answer.at('description').text ?? answer.at('error').text;
  return said?.slice(0, LONGEST_MESSAGE).replace(/\.$/, '') ?? null;
}

/** What fetch rejects with says "fetch failed", and why in its cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof AggregateError ? (error.cause.errors[0] as unknown) : error.cause;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
