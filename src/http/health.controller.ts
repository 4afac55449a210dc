import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';

@Controller()
export class HealthController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The process answers. */
  @Get('healthz')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can do work: its database answers. */
  @Get('readyz')
  async ready(): Promise<{ status: 'ok' }> {
    try {
      await this.unitOfWork.read((manager) => manager.query('SELECT 1'));
    } catch {
      throw new ServiceUnavailableException('The database does not answer.');
    }
    return { status: 'ok' };
  }
}
