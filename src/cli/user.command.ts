import { type INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'commander';
import { text as readAll } from 'node:stream/consumers';
import { AccountsService } from '../access/accounts.service.js';
import { type Grant, NOWHERE, ROLES, type Role, SYSTEM_ACTOR } from '../access/actor.js';
import { generatedPassword } from '../access/secrets.js';
import { TokensService } from '../access/tokens.service.js';
import { type CodedKind, CodesService } from '../workforce/codes.service.js';
import { withApplication } from './application.js';

interface AddOptions {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly site: readonly string[];
  readonly team: readonly string[];
  readonly client: readonly string[];
  readonly agent: readonly string[];
  readonly passwordStdin?: true;
}

interface TokenOptions {
  readonly email: string;
  readonly label: string;
  readonly days?: number;
}

/** `wfm user`: accounts and tokens, for the first administrator and for scripts. */
export function userCommand(): Command {
  return new Command('user')
    .description('add accounts, and tokens for scripts')
    .addCommand(addCommand())
    .addCommand(tokenCommand());
}

function addCommand(): Command {
  const codes = (flag: string, what: string) =>
    new Option(`--${flag} <code...>`, `only for ${what}, by code`).default([], 'none');
  return new Command('add')
    .description('add an account; without --password-stdin a password is made and shown once')
    .requiredOption('--email <address>')
    .requiredOption('--name <name>')
    .addOption(new Option('--role <role>').choices(ROLES).makeOptionMandatory())
    .addOption(codes('site', 'these sites'))
    .addOption(codes('team', 'these teams'))
    .addOption(codes('client', 'these clients'))
    .addOption(codes('agent', 'this agent (the role agent)'))
    .option('--password-stdin', 'read the password from standard input')
    .action(async (options: AddOptions) => {
      const given = options.passwordStdin ? (await readAll(process.stdin)).replace(/\r?\n$/, '') : null;
      const password = given ?? generatedPassword();
      const account = await withApplication(async (app) =>
        app.get(AccountsService, { strict: false }).createAccount(SYSTEM_ACTOR, {
          email: options.email,
          name: options.name,
          password,
          grants: [await grantOf(app, options)],
        }),
      );
      process.stdout.write(
        `Account ${account.id} for ${account.email} added with the role ${options.role}.\n`,
      );
      if (given === null) process.stdout.write(`Password, shown this once: ${password}\n`);
    });
}

function tokenCommand(): Command {
  return new Command('token')
    .description('make a personal token of an account, shown once')
    .requiredOption('--email <address>')
    .requiredOption('--label <text>', 'what the token is for')
    .option('--days <days>', 'how long it lives (90 unless given)', Number)
    .action(async ({ email, label, days }: TokenOptions) => {
      const { secret } = await withApplication(async (app) => {
        const account = await app.get(AccountsService, { strict: false }).accountByEmail(SYSTEM_ACTOR, email);
        const wanted = { label, expiresInDays: days, accountId: account.id };
        return app.get(TokensService, { strict: false }).createPersonalToken(SYSTEM_ACTOR, wanted);
      });
      process.stdout.write(`${secret}\n`);
    });
}

/** Admins and planners without a part hold their role everywhere. */
async function grantOf(app: INestApplicationContext, options: AddOptions): Promise<Grant> {
  const codes = app.get(CodesService, { strict: false });
  const ids = (kind: CodedKind, wanted: readonly string[]) => codes.idsOf(SYSTEM_ACTOR, kind, wanted);
  const scope = {
    ...NOWHERE,
    siteIds: await ids('site', options.site),
    teamIds: await ids('team', options.team),
    clientIds: await ids('client', options.client),
    agentIds: await ids('agent', options.agent),
  };
  const named = Object.values(scope).some((part) => Array.isArray(part) && part.length > 0);
  const everywhere = !named && (options.role === 'admin' || options.role === 'planner');
  return { role: options.role, scope: { ...scope, everywhere } };
}
