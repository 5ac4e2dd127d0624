/**
 * `npm run test:soak`: random faults and random people, and both screens must agree with a model of the
 * visit within ten seconds after each step.
 *
 * usage: npm run test:soak -- --seed 7 --steps 300
 */
import { parseArgs } from "node:util";
import { runSoak } from "./runSoak.ts";

const { values } = parseArgs({
  options: { seed: { type: "string", default: "1" }, steps: { type: "string", default: "300" } },
});
const seed = Number(values.seed);
const steps = Number(values.steps);
const began = performance.now();
await runSoak({ seed, steps, onStep: (step, name) => console.log(`${step}/${steps} ${name}`) });
console.log(
  `seed ${seed}: ${steps} steps in ${((performance.now() - began) / 1000).toFixed(0)} s, no disagreement`,
);
