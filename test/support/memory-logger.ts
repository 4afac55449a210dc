import { type LoggerService } from '@nestjs/common';

/** Keeps what is logged, for tests that look at it. */
export class MemoryLogger implements LoggerService {
  text = '';

  log(): void {
    // Only warnings and errors are of interest.
  }

  warn(...messages: unknown[]): void {
    this.keep(messages);
  }

  error(...messages: unknown[]): void {
    this.keep(messages);
  }

  private keep(messages: readonly unknown[]): void {
    this.text += `${messages.map(String).join(' ')}\n`;
  }
}
