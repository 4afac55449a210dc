import { Controller, Logger, Param, Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { UserError } from '../../user-error.js';
import { storageUnavailable } from './cloudevents/ingest.errors.js';
import { retryAfterSeconds, statusOfRefusal } from './cloudevents/refusal-status.js';
import { Webhook } from './webhook.js';

/** The one door of all platforms: `/telephony/<platform>/<source code>`. */
@Controller('telephony')
export class WebhookController {
  private readonly logger = new Logger('Telephony');

  constructor(private readonly webhook: Webhook) {}

  @Post(':platform/:source')
  async receive(
    @Param('platform') platform: string,
    @Param('source') source: string,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    try {
      const { status, headers, body } = await this.webhook.receive(platform, source, request);
      response.status(status).set({ ...headers });
      if (body === null) response.end();
      else response.json(body);
    } catch (error) {
      if (error instanceof UserError) this.refuse(request, response, error);
      else this.sendAgain(request, response, error);
    }
  }

  private refuse(request: Request, response: Response, { code, message, place }: UserError): void {
    // The rest of a body that nobody reads is let run, or the sender would not read the answer.
    request.resume();
    const seconds = retryAfterSeconds(code);
    if (seconds !== undefined) response.setHeader('retry-after', seconds);
    response.status(statusOfRefusal(code)).json({ code, message, place });
  }

  /** Whatever kept us from storing, the sender still has the events and may try again. */
  private sendAgain(request: Request, response: Response, error: unknown): void {
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    this.refuse(request, response, storageUnavailable());
  }
}
