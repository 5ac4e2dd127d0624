import { test } from "@playwright/test";
import { runSoak } from "../soak/runSoak.ts";

test("after each of some random faults and actions both screens agree with the model", async () => {
  test.setTimeout(300_000);
  await runSoak({ seed: 11, steps: 30, onStep: (step, name) => console.log(`${step} ${name}`) });
});
