import { ArgsType, Field, ID } from '@nestjs/graphql';
import { type BoardOf } from '../../adherence/board-loader.service.js';
import { type BoardPage } from '../../adherence/board.service.js';
import { badUserInput } from '../graphql.errors.js';
import { parseId } from '../scalars/ids.js';

const LARGEST_PAGE = 1_000;

@ArgsType()
export class BoardArgs {
  @Field(() => ID, { nullable: true })
  teamId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Without team and site: all agents that the caller may see.',
  })
  siteId?: string | null;
}

export function boardOf({ teamId, siteId }: BoardArgs): BoardOf {
  return {
    teamId: teamId === undefined || teamId === null ? null : parseId(teamId, 'teamId'),
    siteId: siteId === undefined || siteId === null ? null : parseId(siteId, 'siteId'),
  };
}

export function boardPage(first: number | null, after: string | null): BoardPage {
  if (first !== null && (first < 1 || first > LARGEST_PAGE)) {
    throw badUserInput(`first is ${first}. Ask for 1 to ${LARGEST_PAGE} agents at a time.`, 'first', first);
  }
  return { first, after };
}
