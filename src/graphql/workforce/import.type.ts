import { ArgsType, createUnionType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  IMPORT_KINDS,
  type ImportKind,
  type ImportRejected,
  type ImportReport,
} from '../../workforce/import/import-report.js';
import { Problem } from '../errors/problem.type.js';

export const ImportKindEnum = Object.fromEntries(IMPORT_KINDS.map((kind) => [kind.toUpperCase(), kind]));
registerEnumType(ImportKindEnum, { name: 'ImportKind', description: 'What the rows of the file are.' });

@ArgsType()
export class ImportArgs {
  @Field(() => ImportKindEnum)
  kind!: ImportKind;

  @Field(() => String, { description: 'For the report.' })
  fileName!: string;

  @Field(() => String, { description: 'CSV; its columns are in docs/workforce.md.' })
  content!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Looks and reports, and writes nothing.' })
  dryRun!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Takes the good rows although others are bad.' })
  keepGood!: boolean;
}

@ObjectType('ImportRowProblem')
export class ImportRowProblemType {
  @Field(() => String)
  file!: string;

  @Field(() => Int, { description: 'The line of the file; the header is 1.' })
  row!: number;

  @Field(() => String, { description: "As the file's header calls it; empty for the whole row." })
  column!: string;

  @Field(() => String)
  value!: string;

  @Field(() => String)
  advice!: string;
}

@ObjectType('ImportReport')
export class ImportReportType {
  @Field(() => String)
  file!: string;

  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => Int, { description: 'Without header and empty lines.' })
  rows!: number;

  @Field(() => Int)
  created!: number;

  @Field(() => Int)
  updated!: number;

  @Field(() => Int)
  unchanged!: number;

  @Field(() => [String])
  ignoredColumns!: readonly string[];

  @Field(() => [ImportRowProblemType], { description: 'Rows that were left out, with keepGood.' })
  problems!: readonly ImportRowProblemType[];
}

@ObjectType('ImportRejected', { implements: () => Problem, description: 'Nothing was written.' })
export class ImportRejectedType implements Problem {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  message!: string;

  @Field(() => String)
  file!: string;

  @Field(() => Int)
  rows!: number;

  @Field(() => [ImportRowProblemType])
  problems!: readonly ImportRowProblemType[];
}

export const ImportResult = createUnionType({
  name: 'ImportResult',
  types: () => [ImportReportType, ImportRejectedType] as const,
  resolveType: ({ kind }: ImportReport | ImportRejected) =>
    kind === 'import-report' ? ImportReportType : ImportRejectedType,
});
