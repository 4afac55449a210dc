import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import {
  type SignedIn,
  type SignInRefused,
  type SignInThrottled,
} from '../../access/authentication.service.js';
import { Problem } from '../errors/problem.type.js';
import { AccountType, toAccount } from './account.type.js';

@ObjectType('SignedIn', { description: 'The session is in a cookie that came with the answer.' })
export class SignedInType {
  @Field(() => AccountType)
  account!: AccountType;
}

@ObjectType('SignInRefused', { implements: () => Problem })
export class SignInRefusedType implements Problem {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  message!: string;
}

@ObjectType('SignInThrottled', { implements: () => Problem })
export class SignInThrottledType implements Problem {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  message!: string;

  @Field(() => Int)
  retryAfterSeconds!: number;
}

export type SignInOutcome = SignedIn | SignInRefused | SignInThrottled;

const TYPES = {
  'signed-in': SignedInType,
  'sign-in-refused': SignInRefusedType,
  'sign-in-throttled': SignInThrottledType,
} as const;

export const SignInResult = createUnionType({
  name: 'SignInResult',
  types: () => [SignedInType, SignInRefusedType, SignInThrottledType] as const,
  resolveType: ({ kind }: SignInOutcome) => TYPES[kind],
});

/** The secret of the session goes into the cookie alone, never into the answer. */
export function toSignInAnswer(outcome: SignInOutcome) {
  return outcome.kind === 'signed-in' ? { kind: outcome.kind, account: toAccount(outcome.account) } : outcome;
}
