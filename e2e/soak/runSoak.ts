import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Action } from "./Action.ts";
import { actions } from "./actions.ts";
import { expectAgreement } from "./agree.ts";
import { newModel, sides } from "./model.ts";
import { Random } from "./random.ts";
import { World } from "./World.ts";

const failures = fileURLToPath(new URL("../../test-results/soak", import.meta.url));

export interface Soak {
  seed: number;
  steps: number;
  /** Told of every step before it is taken. */
  onStep(step: number, name: string): void;
}

/**
 * Does random things to a real visit, and after each waits until both screens agree with the model.
 * The same seed does the same things.
 * @throws the first disagreement; screenshots of both sides are then in test-results/soak.
 */
export async function runSoak({ seed, steps, onStep }: Soak): Promise<void> {
  const random = new Random(seed);
  const model = newModel();
  const world = await World.open();
  try {
    for (let step = 1; step <= steps; step += 1) {
      const action: Action = random.pick(actions.filter(({ can }) => can(model)));
      onStep(step, action.name);
      await action.perform(world, model);
      action.apply(model);
      await expectAgreement(world, model);
    }
  } catch (error) {
    await keepScreens(world, seed);
    throw new Error(`seed ${seed}: ${JSON.stringify(model)}`, { cause: error });
  } finally {
    await world.close();
  }
}

async function keepScreens(world: World, seed: number): Promise<void> {
  await mkdir(failures, { recursive: true });
  for (const side of sides) {
    const path = join(failures, `${seed}-${side}.png`);
    await Promise.resolve()
      .then(() => world.page(side).screenshot({ path }))
      .catch(() => undefined); // no page is open
  }
}
