import type { Page } from "@playwright/test";
import { type Model, type Side, sides } from "./model.ts";
import type { World } from "./World.ts";

/** Something that a person or the world does: when it can happen, and what is true afterwards. */
export interface Action {
  readonly name: string;
  /** How often it is chosen among those that can happen. */
  readonly weight: number;
  can(model: Model): boolean;
  /** Does it for real. The model is still the one before. */
  perform(world: World, model: Model): Promise<void>;
  /** What is true afterwards. */
  apply(model: Model): void;
}

/** The same for the client and for the professional. */
export function ofEachSide(make: (side: Side) => Action): Action[] {
  return sides.map(make);
}

/** A button by its whole name. */
export function button(page: Page, name: string) {
  return page.getByRole("button", { name, exact: true });
}
