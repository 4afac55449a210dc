import { readCode, readDate, readLanguage, readLevel, readName } from '../checks.js';
import { certificates } from '../persistence/tables.js';
import { type LanguageCertificate } from '../workforce.js';
import { withAgents } from './agent-codes.js';
import { column, type ImportLayout, withoutRepeats } from './import-layout.js';
import { compare, planOf } from './stored-rows.js';

interface CertificateRow extends Omit<LanguageCertificate, 'id' | 'agentId'> {
  readonly agentCode: string;
}

export const CERTIFICATES: ImportLayout<CertificateRow> = {
  columns: [
    column('agent', 'agent_code', 'employee_id'),
    column('language', 'lang'),
    column('level', 'cefr', 'cefr_level'),
    column('tested_on', 'tested', 'test_date'),
    column('expires_on', 'expires', 'expiry', 'valid_until'),
    column('assessor', 'assessed_by'),
  ],
  read(reader) {
    const agentCode = reader.required('agent', readCode);
    const language = reader.required('language', readLanguage);
    const level = reader.required('level', readLevel);
    const testedOn = reader.required('tested_on', (text) => readDate(text, 'tested_on'));
    const expiresOn = reader.required('expires_on', (text) => readDate(text, 'expires_on'));
    const assessor = reader.required('assessor', (text) => readName(text, 'assessor'));
    if (testedOn && expiresOn && expiresOn <= testedOn) {
      reader.refuse('expires_on', `The certificate was tested on ${testedOn} and must expire later.`);
    }
    if (!agentCode || !language || !level || !testedOn || !expiresOn || !assessor || !reader.good) {
      return undefined;
    }
    return { agentCode, language, level, testedOn, expiresOn, assessor };
  },
  async plan(manager, reach, drafts) {
    const unique = withoutRepeats(
      drafts,
      'agent',
      (row) => `${row.agentCode} ${row.language} ${row.testedOn}`,
    );
    const found = await withAgents(manager, reach.agents, unique);
    const agentIds = found.map(({ agent }) => agent.id);
    const stored = new Map(
      (await certificates.among(manager, 'agentId', agentIds)).map((each) => [keyOf(each), each]),
    );
    const rows = found.map(({ values, agent }) => {
      const { language, level, testedOn, expiresOn, assessor } = values;
      const after = { agentId: agent.id, language, level, testedOn, expiresOn, assessor };
      return compare<LanguageCertificate>(stored.get(keyOf(after)), after);
    });
    return planOf(certificates, rows);
  },
};

function keyOf(each: Pick<LanguageCertificate, 'agentId' | 'language' | 'testedOn'>): string {
  return `${each.agentId} ${each.language} ${each.testedOn}`;
}
