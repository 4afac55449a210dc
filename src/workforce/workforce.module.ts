import { Module } from '@nestjs/common';
import { AbsencesService } from './absences.service.js';
import { AgentsService } from './agents.service.js';
import { CalendarsService } from './calendars.service.js';
import { CertificatesService } from './certificates.service.js';
import { ClientWorkService } from './client-work.service.js';
import { CodesService } from './codes.service.js';
import { EntitlementsService } from './entitlements.service.js';
import { OrganisationService } from './organisation.service.js';
import { WorkforceImportService } from './workforce-import.service.js';
import { WorkforceDirectory } from './workforce-directory.service.js';

const services = [
  AbsencesService,
  AgentsService,
  CalendarsService,
  CertificatesService,
  ClientWorkService,
  CodesService,
  EntitlementsService,
  OrganisationService,
  WorkforceDirectory,
  WorkforceImportService,
];

@Module({ providers: services, exports: services })
export class WorkforceModule {}
