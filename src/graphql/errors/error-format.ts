import { Injectable, Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { UserError } from '../../user-error.js';

/**
 * What a caller may see of an error: what he can put right, as it is; anything else masked, and logged with the id that
 * he is told.
 */
@Injectable()
export class ErrorFormat {
  private readonly logger = new Logger('GraphQL');

  format(error: unknown, requestId: string): GraphQLFormattedError {
    const where = error instanceof GraphQLError ? { locations: error.locations, path: error.path } : {};
    const cause = causeOf(error);
    if (cause instanceof UserError) {
      return { ...where, message: cause.message, extensions: { code: cause.code, place: cause.place } };
    }
    if (error instanceof GraphQLError) {
      const code = publicCode(error, cause);
      if (code !== null) return { ...where, message: error.message, extensions: { code } };
    }
    this.logger.error(
      `Request ${requestId}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`,
    );
    return { ...where, ...masked(requestId) };
  }
}

export function masked(requestId: string): GraphQLFormattedError {
  return {
    message: `Something went wrong on our side. Quote request ${requestId}.`,
    extensions: { code: 'INTERNAL', requestId },
  };
}

/** What was thrown: the library wraps it to say where. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError instanceof Error) cause = cause.originalError;
  return cause;
}

/** The code of a refusal that speaks of the request alone (parse, validation, arguments); `null` for a fault of ours. */
function publicCode(error: GraphQLError, cause: unknown): string | null {
  const { code } = error.extensions;
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') return code;
  const ofArguments = error.path === undefined || error.message.startsWith('Argument "');
  return cause instanceof GraphQLError && ofArguments ? 'BAD_USER_INPUT' : null;
}
