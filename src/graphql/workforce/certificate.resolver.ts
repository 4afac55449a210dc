import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { CertificatesService } from '../../workforce/certificates.service.js';
import { type LanguageCertificate } from '../../workforce/workforce.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { CreateCertificateInput, UpdateCertificateInput } from './agent.input.js';
import { LanguageCertificateType } from './agent.type.js';
import { LapsingCertificatesType } from './cover.type.js';
import { given } from './given.js';

@Resolver(() => LanguageCertificateType)
export class CertificateResolver {
  constructor(private readonly certificates: CertificatesService) {}

  @Query(() => LapsingCertificatesType, {
    description: 'The cover that queues and campaigns lose when certificates lapse in the next days.',
  })
  lapsingCertificates(
    @CurrentActor() actor: Actor,
    @Args('withinDays', { type: () => Int, defaultValue: 30 }) withinDays: number,
  ): Promise<LapsingCertificatesType> {
    return this.certificates.lapsingCertificates(actor, withinDays);
  }

  @Mutation(() => LanguageCertificateType)
  createCertificate(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreateCertificateInput,
  ): Promise<LanguageCertificate> {
    const agentId = parseId(input.agentId, 'agentId');
    return this.certificates.createCertificate(actor, { ...input, agentId });
  }

  @Mutation(() => LanguageCertificateType)
  updateCertificate(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: UpdateCertificateInput,
  ): Promise<LanguageCertificate> {
    return this.certificates.updateCertificate(actor, parseId(id), given(input));
  }
}
