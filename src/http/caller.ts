import { Injectable } from '@nestjs/common';
import { type IncomingHttpHeaders } from 'node:http';
import { type Actor } from '../access/actor.js';
import { AuthenticationService, SESSION_COOKIE } from '../access/authentication.service.js';

/** Who sent a request, from its headers. */
@Injectable()
export class Caller {
  constructor(private readonly authentication: AuthenticationService) {}

  actorOf(headers: IncomingHttpHeaders, authorization = headers.authorization): Promise<Actor | null> {
    const sessionCookie = cookieOf(headers.cookie, SESSION_COOKIE);
    return this.authentication.authenticate({ authorization, sessionCookie });
  }
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
