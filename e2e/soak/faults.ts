import { type Action, ofEachSide } from "./Action.ts";
import { isOnline, type Model, type Side } from "./model.ts";

const isOpen = (model: Model, side: Side) =>
  model[side].page === "visit" || (side === "professional" && model[side].page === "dashboard");

const reloads = ofEachSide((side) => ({
  name: `the ${side} reloads`,
  weight: 2,
  can: (model) => isOpen(model, side) && isOnline(model, side) && model[side].knows !== "ended",
  perform: async (world) => void (await world.page(side).reload()),
  apply(model) {
    model.connected = false;
    // Whoever leaves a visit leaves nothing of its chat on the device: only the open page still knows it.
    if (model[side].page === "dashboard") model[side].received = [];
  },
}));

const crashes = ofEachSide((side) => ({
  name: `the ${side}'s tab is closed and opened again`,
  weight: 1,
  can: (model) => isOpen(model, side) && isOnline(model, side) && model[side].knows !== "ended",
  async perform(world) {
    const address = await world.closePage(side);
    await (await world.openPage(side)).goto(address);
  },
  apply(model) {
    model.connected = false;
    // A new tab knows nothing of the mute buttons of the old one, nor of what was written.
    model[side].muted = { microphone: false, camera: false };
    model[side].received = [];
  },
}));

const cuts = ofEachSide((side) => ({
  name: `the ${side}'s line is cut`,
  weight: 1,
  can: (model) => isOpen(model, side) && model[side].line === "whole",
  async perform(world) {
    world.lines[side].interrupt();
  },
  apply(model) {
    model[side].line = "cut";
  },
}));

const heals = ofEachSide((side) => ({
  name: `the ${side}'s line is whole again`,
  weight: 4,
  can: (model) => model[side].line === "cut",
  async perform(world) {
    world.lines[side].restore();
  },
  apply(model) {
    model[side].line = "whole";
  },
}));

const outages: readonly Action[] = [
  {
    name: "the server is killed",
    weight: 1,
    can: (model) => model.server === "up",
    perform: (world) => world.server.halt("SIGKILL"),
    apply(model) {
      model.server = "down";
    },
  },
  {
    name: "the server is restarted",
    weight: 1,
    can: (model) => model.server === "up",
    perform: (world) => world.server.restart(),
    apply() {},
  },
  {
    name: "the server is back",
    weight: 5,
    can: (model) => model.server === "down",
    perform: (world) => world.server.restart(),
    apply(model) {
      model.server = "up";
    },
  },
];

/** What goes wrong with a page. */
export const pageFaults: readonly Action[] = [...reloads, ...crashes];

/** What goes wrong on the way to the server, or with it, and is mended. */
export const serviceFaults: readonly Action[] = [...cuts, ...heals, ...outages];
