import { Injectable } from '@nestjs/common';
import { type IncomingHttpHeaders } from 'node:http';
import { type Actor } from '../access/actor.js';
import { AuthenticationService, type Credentials, SESSION_COOKIE } from '../access/authentication.service.js';

/** Who sent a request, from its headers. */
@Injectable()
export class Caller {
  constructor(private readonly authentication: AuthenticationService) {}

  actorOf(headers: IncomingHttpHeaders, authorization = headers.authorization): Promise<Actor | null> {
    return this.authentication.authenticate({ ...credentialsOf(headers), authorization });
  }
}

export function credentialsOf({ authorization, cookie }: IncomingHttpHeaders): Credentials {
  return { authorization, sessionCookie: cookieOf(cookie, SESSION_COOKIE) };
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(';').find((each) => each.trim().startsWith(`${name}=`));
  return pair === undefined ? undefined : decodeOrKeep(pair.trim().slice(name.length + 1));
}

function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
