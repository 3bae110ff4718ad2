import { openSimulation } from './open-sim.js';
import { plants } from './planted/index.js';

const sim = await openSimulation();
const only = process.argv[2];
for (const plant of plants) {
  if (only && !plant.mistake.includes(only)) continue;
  const t = performance.now();
  let out = 'NOT CAUGHT';
  for (let seed = 1; seed <= Number(process.argv[3] ?? 25); seed++) {
    const r = await sim.run({ seed, plant });
    if (r.violations.length) {
      out = `seed ${seed} ${[...new Set(r.violations.map((v) => v.rule))].join(',')} | ${r.violations[0]?.what} ${r.violations.some((v) => plant.breaks.includes(v.rule)) ? '' : 'UNEXPECTED RULE'}`;
      break;
    }
  }
  console.log(plant.mistake, '=>', out, Math.round((performance.now() - t) / 100) / 10);
}
await sim.close();
