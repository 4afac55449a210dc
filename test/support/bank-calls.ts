import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const REAL = fileURLToPath(
  new URL('../../../shared/reference/calls/bank_na_2003_30min.csv', import.meta.url),
);

export interface BankCalls {
  /** `date,slot,start,calls`: weekdays 07:00 to 21:00 by the half hour, local wall time. */
  readonly content: string;
  readonly real: boolean;
}

/** Half-hourly calls of a bank, 2003-03-03 to 2003-08-29: real where the reference data lies beside the checkout, else made up in the same shape. */
export function bankCalls(): BankCalls {
  if (existsSync(REAL)) return { content: readFileSync(REAL, 'utf8'), real: true };
  process.stdout.write(
    'The reference calls are not beside this checkout: using made-up calls of the same shape.\n',
  );
  return { content: madeUpCalls(), real: false };
}

function madeUpCalls(): string {
  const lines = ['date,slot,start,calls'];
  for (let day = Date.UTC(2003, 2, 3); day <= Date.UTC(2003, 7, 29); day += 86_400_000) {
    const weekday = new Date(day).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    for (let slot = 0; slot < 28; slot++) {
      const minutes = 7 * 60 + slot * 30;
      const start = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${minutes % 60 === 0 ? '00' : '30'}`;
      const shape = Math.exp(-(((slot - 8) / 9) ** 2));
      lines.push(
        `${new Date(day).toISOString().slice(0, 10)},${slot},${start},${Math.round((weekday === 1 ? 620 : 520) * shape) + ((slot * day) % 17)}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
