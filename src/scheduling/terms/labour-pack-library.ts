import { Injectable } from '@nestjs/common';
import { type LabourPack } from '../engine/labour-pack.js';
import { loadLabourPacks } from '../solver/labour-pack.loader.js';

/** The labour packs, read and checked once at start-up. */
@Injectable()
export class LabourPackLibrary {
  readonly packs: readonly LabourPack[] = loadLabourPacks();

  find(id: string): LabourPack | null {
    return this.packs.find((pack) => pack.id === id) ?? null;
  }

  /** The flags that some pack asks for or leaves agents out by. */
  flags(): string[] {
    const flags = this.packs.flatMap(({ rules }) =>
      rules.flatMap(({ onlyFlag, unlessFlag }) => [onlyFlag, unlessFlag]),
    );
    return [...new Set(flags.filter((flag) => flag !== undefined))].sort();
  }
}
