import { openSimulation } from './open-sim.js';
import { plants } from './planted/index.js';
const sim = await openSimulation();
const plant = plants.find((one) => one.mistake.includes(process.argv[2] ?? ''));
await sim.run({ seed: Number(process.argv[3]), plant, log: (line) => console.log(line) });
await sim.close();
