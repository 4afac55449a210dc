import { Controller, Get, Logger, Param, Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { UserError } from '../../../user-error.js';
import { Webhook } from '../webhook.js';
import { AGENT_STATE_EVENT_SCHEMA } from './agent-state-event.schema.js';
import { storageUnavailable } from './ingest.errors.js';
import { statusOfRefusal } from './refusal-status.js';

const RETRY_AFTER_SECONDS = 5;

@Controller('telephony/cloudevents')
export class CloudEventsController {
  private readonly logger = new Logger('Telephony');

  constructor(private readonly webhook: Webhook) {}

  @Get('schema')
  schema(): typeof AGENT_STATE_EVENT_SCHEMA {
    return AGENT_STATE_EVENT_SCHEMA;
  }

  @Post(':source')
  async receive(@Param('source') source: string, @Req() request: Request, @Res() response: Response) {
    try {
      const stored = await this.webhook.receive(source, request);
      response.status(202).json(stored);
    } catch (error) {
      if (error instanceof UserError) this.refuse(request, response, error);
      else this.sendAgain(request, response, error);
    }
  }

  private refuse(request: Request, response: Response, { code, message, place }: UserError): void {
    // The rest of a body that nobody reads is let run, or the sender would not read the answer.
    request.resume();
    response.status(statusOfRefusal(code)).json({ code, message, place });
  }

  /** Whatever kept us from storing, the sender still has the events and may try again. */
  private sendAgain(request: Request, response: Response, error: unknown): void {
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    response.setHeader('retry-after', RETRY_AFTER_SECONDS);
    this.refuse(request, response, storageUnavailable());
  }
}
