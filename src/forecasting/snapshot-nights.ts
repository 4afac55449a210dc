import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { Settings } from '../settings.js';
import { ForecastSnapshotsService } from './forecast-snapshots.service.js';
import { SnapshotJob } from './snapshot-job.js';

/** Midnight comes to every zone at its own time: what is due is looked for this often. */
const LOOK_EVERY_MS = 15 * 60_000;

/** Starts the night's snapshots where this process takes work. Two processes that start them at once take each once. */
@Injectable()
export class SnapshotNights implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Forecasts');
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly settings: Settings,
    private readonly snapshots: ForecastSnapshotsService,
    private readonly job: SnapshotJob,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.role === 'api') return;
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** Whether a job was started. */
  async look(): Promise<boolean> {
    try {
      const due = await this.snapshots.due(SYSTEM_ACTOR);
      if (due.length > 0) await this.job.start(SYSTEM_ACTOR);
      return due.length > 0;
    } catch (error) {
      this.logger.warn(`The snapshots of forecasts could not be started: ${String(error)}`);
      return false;
    }
  }
}
