import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach, type Scope } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { clientReach } from '../forecasting/client-reach.js';
import { allowedAbandonShare, diallerPace } from '../forecasting/engine/dialler-pace.js';
import { Clock } from '../time/clock.js';
import { type LocalDate } from '../time/zoned-time.js';
import { type ImportRejected, type ImportReport } from '../workforce/import/import-report.js';
import { type Campaign } from '../workforce/workforce.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { campaignNotFound } from '../workforce/workforce.errors.js';
import {
  type AbandonLedger,
  type DiallerFile,
  type DiallerLimit,
  type DiallerOrder,
  type DiallerPaceOrder,
  type DiallerRecord,
  LEDGER_NOTICE,
  PACE_NOTICE,
} from './abandon-ledger.js';
import { loadAbandonmentRules } from './abandonment-rules.js';
import { checkDates } from './calling-window.service.js';
import { checkedDays, type DiallerRows, readDiallerRows } from './dialler-days.js';
import {
  abandonAllowance,
  abandonmentRule,
  abandonWindows,
  type DiallerDay,
} from './engine/abandon-ledger.js';
import { outboundInvalid, withOutboundChecked } from './outbound.errors.js';
import { DiallerDayRepository } from './persistence/dialler-day.repository.js';

const LONGEST_NAME = 255;

/** What predictive diallers abandoned, what they still may, and how fast that lets them dial. */
@Injectable()
export class AbandonLedgerService {
  private readonly rules = loadAbandonmentRules();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
    private readonly diallerDays: DiallerDayRepository,
  ) {}

  ledger(actor: Actor, campaignId: number, on: LocalDate): Promise<AbandonLedger> {
    const reach = requireReach(actor, 'coverage.read');
    checkDates(on, on);
    return this.unitOfWork.read(async (manager) => {
      const campaign = await this.campaign(manager, reach, campaignId);
      return this.ledgerOf(manager, campaign, on);
    });
  }

  /** The limit for the rest of the day; null where no rule binds. */
  pace({ rule, windows }: AbandonLedger, order: DiallerPaceOrder): DiallerLimit | null {
    if (rule === null) return null;
    return withOutboundChecked(() => {
      const allowance = abandonAllowance(rule, windows, order.expectedLiveAnswers);
      const abandonShare = allowedAbandonShare({ ...order, allowance, maxShare: rule.maxShare });
      const { connectWithinSeconds } = rule;
      return {
        ...diallerPace({ ...order, abandonShare, connectWithinSeconds }),
        abandonShare,
        allowance,
        notice: PACE_NOTICE,
      };
    });
  }

  /** Figures of days; of a day that is there already the newer ones count, and the older are kept. */
  async record(actor: Actor, { campaignId, days }: DiallerOrder): Promise<AbandonLedger> {
    const reach = clientReach(actor, 'forecast.write');
    const checked = checkedDays(days, this.clock.now());
    return this.unitOfWork.run(async (manager) => {
      const campaign = await this.campaign(manager, reach, campaignId);
      await this.write(manager, actor, campaignId, null, checked);
      const last = checked.reduce((latest, { date }) => (date > latest ? date : latest), checked[0].date);
      return this.ledgerOf(manager, campaign, last);
    });
  }

  /** The same file again changes nothing. */
  async importFile(actor: Actor, file: DiallerFile): Promise<ImportReport | ImportRejected> {
    const reach = clientReach(actor, 'forecast.write');
    checkFileName(file.fileName);
    const read = await readDiallerRows(file.fileName, file.content, this.clock.now());
    return this.unitOfWork.run(async (manager) => {
      await this.campaign(manager, reach, file.campaignId);
      if (!read.whole || (read.problems.count > 0 && !file.keepGood)) return rejected(file, read);
      const written = await this.write(manager, actor, file.campaignId, file.fileName, read.days);
      return {
        kind: 'import-report',
        file: file.fileName,
        dryRun: false,
        rows: read.rows,
        ...written,
        ignoredColumns: read.ignoredColumns,
        problems: read.problems.list(),
      };
    });
  }

  private async campaign(manager: EntityManager, reach: Scope, campaignId: number): Promise<Campaign> {
    const campaign = await this.directory.campaignInReach(manager, reach, campaignId);
    if (campaign === null) throw campaignNotFound(campaignId);
    return campaign;
  }

  private async ledgerOf(manager: EntityManager, campaign: Campaign, on: LocalDate): Promise<AbandonLedger> {
    const days = await this.diallerDays.counting(manager, campaign.id, on);
    const jurisdictions = campaign.zones.map(({ jurisdiction }) => jurisdiction);
    const rule = abandonmentRule(jurisdictions, campaign.callType, on, this.rules);
    const windows = rule === null ? [] : abandonWindows(rule, days, on);
    const left = rule === null ? null : abandonAllowance(rule, windows);
    return { campaignId: campaign.id, on, rule, windows, left, days, notice: LEDGER_NOTICE };
  }

  private async write(
    manager: EntityManager,
    actor: Actor,
    campaignId: number,
    fileName: string | null,
    days: readonly DiallerDay[],
  ): Promise<Pick<ImportReport, 'created' | 'updated' | 'unchanged'>> {
    const last = days.reduce((latest, { date }) => (date > latest ? date : latest), '' as LocalDate);
    const known = new Map(
      (await this.diallerDays.counting(manager, campaignId, last)).map((record) => [record.date, record]),
    );
    const news = days.filter((day) => !sameFigures(day, known.get(day.date)));
    const recordedAt = this.clock.now();
    await this.diallerDays.insert(
      manager,
      news.map((day) => ({ ...day, campaignId, fileName, recordedBy: actor.accountId, recordedAt })),
    );
    const updated = news.filter(({ date }) => known.has(date)).length;
    return { created: news.length - updated, updated, unchanged: days.length - news.length };
  }
}

function checkFileName(name: string): void {
  if (name.length > 0 && name.length <= LONGEST_NAME) return;
  const message = `The name of the file has ${name.length} characters. Give 1 to ${LONGEST_NAME}.`;
  throw outboundInvalid(message, { field: 'fileName', value: name.slice(0, 40) });
}

function sameFigures(day: DiallerDay, known: DiallerRecord | undefined): boolean {
  return known?.liveAnswers === day.liveAnswers && known.abandoned === day.abandoned;
}

function rejected({ fileName: file }: DiallerFile, { problems, rows }: DiallerRows): ImportRejected {
  const bad = new Set(problems.list().map(({ row }) => row)).size;
  const message = `Nothing was taken from ${file}: ${bad === 1 ? 'a row is' : `${bad} rows are`} bad. Mend the file, or have the good rows taken without the bad ones.`;
  return { kind: 'import-rejected', code: 'IMPORT_REJECTED', message, file, rows, problems: problems.list() };
}
