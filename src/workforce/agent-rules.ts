import { formatInstant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { type LocalDate } from '../time/zoned-time.js';
import { readCode, readDate, readLanguage, readLevel, readName, readZone } from './checks.js';
import { valueInvalid } from './workforce.errors.js';
import { type Absence, type Agent, type LanguageCertificate } from './workforce.js';

const LONGEST_ABSENCE_DAYS = 5 * 366;
const DAY_MS = 86_400_000;

type AgentFacts = Omit<Agent, 'id' | 'zone' | 'siteId'>;

/** The agent as it will be stored. @throws UserError VALUE_INVALID naming the first wrong field. */
export function checkedAgent(agent: AgentFacts): AgentFacts {
  const { hiredOn, leftOn } = agent;
  if (leftOn !== null && leftOn < hiredOn) throw leftTooEarly(hiredOn, leftOn);
  return {
    code: readCode(agent.code),
    name: readName(agent.name),
    teamId: agent.teamId,
    contractId: agent.contractId,
    ownZone: agent.ownZone === null ? null : readZone(agent.ownZone, 'ownZone'),
    hiredOn: readDate(hiredOn, 'hiredOn'),
    leftOn: leftOn === null ? null : readDate(leftOn, 'leftOn'),
  };
}

export function leftTooEarly(hiredOn: LocalDate, leftOn: LocalDate) {
  const message = `The agent left on ${leftOn}, before being hired on ${hiredOn}. Put one of the dates right.`;
  return valueInvalid('leftOn', leftOn, message);
}

type CertificateFacts = Omit<LanguageCertificate, 'id'>;

export function checkedCertificate(certificate: CertificateFacts): CertificateFacts {
  const testedOn = readDate(certificate.testedOn, 'testedOn');
  const expiresOn = readDate(certificate.expiresOn, 'expiresOn');
  if (expiresOn <= testedOn) {
    const message = `The certificate expires on ${expiresOn}, and was tested on ${testedOn}. It must expire later.`;
    throw valueInvalid('expiresOn', expiresOn, message);
  }
  return {
    agentId: certificate.agentId,
    language: readLanguage(certificate.language),
    level: readLevel(certificate.level),
    testedOn,
    expiresOn,
    assessor: readName(certificate.assessor, 'assessor'),
  };
}

type AbsenceFacts = Omit<Absence, 'id'>;

export function checkedAbsence({ agentId, span, reason }: AbsenceFacts): AbsenceFacts {
  checkAbsenceSpan(span);
  return { agentId, span, reason: readName(reason, 'reason') };
}

export function checkAbsenceSpan({ start, end }: Interval): void {
  if (end <= start) {
    const message = `The absence ends at ${formatInstant(end)}, not after its start at ${formatInstant(start)}.`;
    throw valueInvalid('end', formatInstant(end), message);
  }
  if (end - start > LONGEST_ABSENCE_DAYS * DAY_MS) {
    const message = `The absence from ${formatInstant(start)} to ${formatInstant(end)} is longer than five years. Give the agent a last day (leftOn) instead.`;
    throw valueInvalid('end', formatInstant(end), message);
  }
}
