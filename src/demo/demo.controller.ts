import { Controller, Get } from '@nestjs/common';
import { Settings } from '../settings.js';
import { type SignIn } from './company/sign-ins.js';
import { DemoLoader } from './demo-loader.service.js';

@Controller()
export class DemoController {
  constructor(
    private readonly settings: Settings,
    private readonly demo: DemoLoader,
  ) {}

  /** For the sign-in page: everybody may know them, and they open nothing but made-up data. */
  @Get('demo-sign-ins.json')
  signIns(): Promise<SignIn[]> {
    return this.settings.demo ? this.demo.knownSignIns() : Promise.resolve([]);
  }
}
