import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
  ServiceUnavailableException,
} from '@nestjs/common';
import { type Request, type Response } from 'express';
import { UserError } from '../user-error.js';
import { requestIdOf } from './request-id.js';

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly place?: UserError['place'];
}

/**
 * Answers outside GraphQL, as JSON `{ code, message, place, requestId }`: what the caller can put right as it is, the rest
 * masked and logged. GraphQL formats its own errors (src/graphql/errors): here they only pass, unlogged.
 */
@Catch()
export class AnsweringFilter implements ExceptionFilter {
  private readonly logger = new Logger('HTTP');

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return error;
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const requestId = requestIdOf(request);
    const answer = answerTo(error, request);
    if (answer.status >= 500) {
      this.logger.error(
        `Request ${requestId}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
    if (response.headersSent) return response.destroy();
    const { status, ...told } = answer;
    const body = { ...told, requestId };
    const forGraphql = {
      errors: [{ message: told.message, extensions: { code: told.code, place: told.place } }],
    };
    return response.status(status).json(request.path === '/graphql' ? forGraphql : body);
  }
}

function answerTo(error: unknown, request: Request): Answer {
  if (error instanceof UserError) {
    return { status: statusOf(error.code), code: error.code, message: error.message, place: error.place };
  }
  const status = error instanceof HttpException ? error.getStatus() : clientStatus(error);
  if (status === 404) {
    return { status, code: 'NOT_FOUND', message: `There is nothing at ${request.method} ${request.path}.` };
  }
  if (status >= 400 && status < 500) {
    return {
      status,
      code: 'BAD_REQUEST',
      message: error instanceof Error ? error.message : 'The request is wrong.',
    };
  }
  if (error instanceof ServiceUnavailableException) {
    return { status, code: 'UNAVAILABLE', message: error.message };
  }
  return {
    status: 500,
    code: 'INTERNAL',
    message: `Something went wrong on our side. Quote request ${requestIdOf(request)}.`,
  };
}

function statusOf(code: string): number {
  if (code === 'UNAUTHENTICATED') return 401;
  if (code === 'FORBIDDEN') return 403;
  if (code === 'BODY_TOO_LARGE') return 413;
  return code.endsWith('_NOT_FOUND') ? 404 : 400;
}

/** Errors of the body parser carry the status that fits them. */
function clientStatus(error: unknown): number {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' ? status : 500;
}
