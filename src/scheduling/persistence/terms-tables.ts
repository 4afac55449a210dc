import { type ObjectLiteral } from 'typeorm';
import { type Mapping, MappedTable } from '../../database/mapped-table.js';
import {
  type LabourBudget,
  type LabourFlag,
  type LabourPackChoice,
  type MinimumCoverRow,
  type OffPhoneActivityRow,
  type PayRate,
  type PeriodMoney,
  type PlanningRule,
  type ShiftRequestRow,
  type ShiftTypeRow,
} from '../terms/terms.js';
import {
  LabourFlagEntity,
  LabourPackChoiceEntity,
  PlanningRuleEntity,
  ShiftTypeEntity,
} from './labour-terms.entity.js';
import { LabourBudgetEntity, PayRateEntity, PeriodMoneyEntity } from './money-terms.entity.js';
import { MinimumCoverEntity, OffPhoneActivityEntity, ShiftRequestEntity } from './wishes.entity.js';

const table = <Row extends ObjectLiteral & { id: number }, Data extends { readonly id: number }>(
  entity: new () => Row,
) => new MappedTable<Row, Data>(entity, COPIED as unknown as Mapping<Row, Data>);

/** Rows are what services hand out, but for the class. */
const COPIED: Mapping<{ id: number }, { readonly id: number }> = {
  toData: (row) => ({ ...row }),
  toRow: (data) => ({ ...data }),
};

export const labourPackChoices = table<LabourPackChoiceEntity, LabourPackChoice>(LabourPackChoiceEntity);
export const labourFlags = table<LabourFlagEntity, LabourFlag>(LabourFlagEntity);
export const planningRules = table<PlanningRuleEntity, PlanningRule>(PlanningRuleEntity);
export const shiftTypes = table<ShiftTypeEntity, ShiftTypeRow>(ShiftTypeEntity);
export const payRates = table<PayRateEntity, PayRate>(PayRateEntity);
export const periodMoney = table<PeriodMoneyEntity, PeriodMoney>(PeriodMoneyEntity);
export const labourBudgets = table<LabourBudgetEntity, LabourBudget>(LabourBudgetEntity);
export const shiftRequests = table<ShiftRequestEntity, ShiftRequestRow>(ShiftRequestEntity);
export const offPhoneActivities = table<OffPhoneActivityEntity, OffPhoneActivityRow>(OffPhoneActivityEntity);
export const minimumCovers = table<MinimumCoverEntity, MinimumCoverRow>(MinimumCoverEntity);
