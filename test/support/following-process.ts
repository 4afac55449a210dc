import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../ormconfig.js';
import { type DatabaseSettings } from '../../src/database/database-settings.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { SystemClock } from '../../src/time/clock.js';
import { LiveFeeds } from '../../src/adherence/telephony/feed/live-feeds.js';
import { FeedProcess, QUICK_FEEDS } from './feed-process.js';

/** A process that does nothing but follow, until it is killed; its database is its one argument. */
const database = JSON.parse(process.argv[2] ?? '') as DatabaseSettings;
const dataSource = await new DataSource(dataSourceOptions(database)).initialize();
const shared = { dataSource, unitOfWork: new UnitOfWork(dataSource), clock: new SystemClock() };
// Whoever comes after it should not have to wait.
new FeedProcess(shared, new LiveFeeds(), { ...QUICK_FEEDS, leaseMs: 1_000 }).start();
