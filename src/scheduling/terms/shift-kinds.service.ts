import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireEverywhere, requireReach } from '../../access/actor.js';
import { explainDuplicate } from '../../database/duplicates.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { JsonPlace } from '../../json/json-place.js';
import { Clock } from '../../time/clock.js';
import { codeTaken } from '../../workforce/workforce.errors.js';
import { readCode } from '../../workforce/checks.js';
import { shiftTypeFromJson } from '../engine/shift-type-json.js';
import { planningRules, shiftRequests, shiftTypes } from '../persistence/terms-tables.js';
import { shiftTypeInUse, termNotFound } from './terms.errors.js';
import { reading, readText } from './terms-checks.js';
import { type New, type ShiftTypeRow } from './terms.js';

/** Kinds of shifts that rules and requests can name. */
@Injectable()
export class ShiftTypesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** For whoever may ask for a shift of a type. */
  list(actor: Actor): Promise<ShiftTypeRow[]> {
    requireReach(actor, 'roster.read');
    return this.unitOfWork.read((manager) => shiftTypes.all(manager));
  }

  create(actor: Actor, type: New<ShiftTypeRow>): Promise<ShiftTypeRow> {
    requireEverywhere(actor, 'roster.write');
    const row = { ...checked(type), createdBy: actor.accountId, createdAt: this.clock.now() };
    return this.unitOfWork.run(async (manager) => {
      const id = await explainDuplicate(
        () => codeTaken('shift type', row.code),
        () => shiftTypes.insert(manager, row),
      );
      return { ...row, id };
    });
  }

  /** The code stays: rules name it. */
  change(actor: Actor, id: number, change: Omit<New<ShiftTypeRow>, 'code'>): Promise<ShiftTypeRow> {
    requireEverywhere(actor, 'roster.write');
    return this.unitOfWork.run(async (manager) => {
      const { code } = await found(manager, id);
      const row = {
        ...checked({ ...change, code }),
        createdBy: actor.accountId,
        createdAt: this.clock.now(),
      };
      await shiftTypes.update(manager, id, row);
      return { ...row, id };
    });
  }

  remove(actor: Actor, id: number): Promise<ShiftTypeRow> {
    requireEverywhere(actor, 'roster.write');
    return this.unitOfWork.run(async (manager) => {
      const type = await found(manager, id);
      const requests = await shiftRequests.all(manager, { shiftTypeId: id });
      if (requests.length > 0) throw shiftTypeInUse(type.code, `${requests.length} requests`);
      const rules = await planningRules.all(manager);
      const naming = rules.filter(({ content }) => names(content, type.code));
      if (naming.length > 0) throw shiftTypeInUse(type.code, `${naming.length} rules`);
      await shiftTypes.remove(manager, id);
      return type;
    });
  }
}

async function found(manager: EntityManager, id: number): Promise<ShiftTypeRow> {
  const type = await shiftTypes.byId(manager, id);
  if (type === null) throw termNotFound('shift type', id);
  return type;
}

/** Held against the reader of problems, as rules are. */
function checked({ code, name, earliest, latest, lengthsMinutes, pauses }: New<ShiftTypeRow>) {
  const row = { code: readCode(code), name: readText(name, 'name', 120), earliest, latest };
  reading(() =>
    shiftTypeFromJson(
      new JsonPlace({
        id: row.code,
        name: row.name,
        starts: { earliest, latest },
        ...(lengthsMinutes === null ? {} : { lengthsMinutes }),
        ...(pauses === null ? {} : { pauses }),
      }),
    ),
  );
  return { ...row, lengthsMinutes, pauses };
}

/** A code is a whole text somewhere in a rule. */
function names(content: unknown, code: string): boolean {
  if (typeof content === 'string') return content === code;
  if (typeof content !== 'object' || content === null) return false;
  return Object.values(content).some((each) => names(each, code));
}
