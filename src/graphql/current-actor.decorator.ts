import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { type GraphqlContext } from './graphql-context.js';
import { unauthenticated } from './graphql.errors.js';

const PUBLIC = 'shiftwright:public';

/** Marks an operation that needs no sign-in. */
export const Public = () => SetMetadata(PUBLIC, true);

/** Who is asking; `null` only in operations marked `@Public()`. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext) => contextOf(context).actor,
);

/** Denied unless signed in. Controllers outside GraphQL check their callers themselves (signatures, health). */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()]))
      return true;
    if (contextOf(context).actor === null) throw unauthenticated();
    return true;
  }
}

function contextOf(context: ExecutionContext): GraphqlContext {
  return GqlExecutionContext.create(context).getContext<GraphqlContext>();
}
