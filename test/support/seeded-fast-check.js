import fc from '../../node_modules/fast-check/lib/fast-check.js';

/** Properties draw from one seed, so that a run is the same everywhere; another one looks further: `FC_SEED=7 npm test`. */
const SEED = 20_261_019;
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? SEED) });

export * from '../../node_modules/fast-check/lib/fast-check.js';
export default fc;
