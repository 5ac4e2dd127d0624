import { expect, type Page } from "@playwright/test";
import { checkIn } from "../support/client.ts";
import { createAppointment } from "../support/professional.ts";
import {
  clientName,
  isInCall,
  isOnline,
  isTalking,
  type Model,
  otherSide,
  type Side,
  sides,
  tell,
} from "./model.ts";
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

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** The visit and its way through the waiting room. */
const visitActions: readonly Action[] = [
  {
    name: "a new client checks in",
    weight: 6,
    can: (model) =>
      (model.visit === "none" || model.visit === "ended") &&
      model.professional.page === "dashboard" &&
      sides.every((side) => isOnline(model, side)),
    async perform(world, model) {
      const name = clientName({ ...model, round: model.round + 1 });
      await world.replaceClient();
      world.joinLink = await createAppointment(world.page("professional"), name);
      await checkIn(await world.openPage("client"), world.clientLink());
    },
    apply(model) {
      model.round += 1;
      model.visit = "waiting";
      model.client = {
        ...model.client,
        page: "visit",
        muted: { microphone: false, camera: false },
        received: [],
      };
      model.professional.received = [];
    },
  },
  {
    name: "admit",
    weight: 8,
    can: (model) =>
      model.visit === "waiting" && model.professional.page === "dashboard" && isOnline(model, "professional"),
    perform: (world, model) => button(world.page("professional"), `Admit ${clientName(model)}`).click(),
    apply(model) {
      model.visit = "admitted";
      model.professional.page = "visit";
    },
  },
  {
    name: "send back",
    weight: 1,
    can: (model) => isInCall(model, "professional") && isOnline(model, "professional"),
    perform: (world) => button(world.page("professional"), "Send back to waiting room").click(),
    apply(model) {
      model.visit = model.client.page === "left" ? "expected" : "waiting";
    },
  },
  {
    name: "end",
    weight: 0.5,
    can: (model) => isInCall(model, "professional") && isOnline(model, "professional"),
    perform: (world) => button(world.page("professional"), "End visit").click(),
    apply(model) {
      model.visit = "ended";
    },
  },
  {
    name: "back to the dashboard after the end",
    weight: 6,
    can: (model) => model.professional.page === "visit" && model.professional.knows === "ended",
    perform: (world) => button(world.page("professional"), "Back to the dashboard").click(),
    apply(model) {
      model.professional.page = "dashboard";
    },
  },
];

/** A person who goes, and comes back. */
const comings: readonly Action[] = [
  {
    name: "the client leaves the waiting room",
    weight: 1,
    can: (model) =>
      model.client.page === "visit" &&
      model.client.knows === "waiting" &&
      model.visit === "waiting" &&
      isOnline(model, "client"),
    perform: (world) => button(world.page("client"), "Leave waiting room").click(),
    apply(model) {
      model.visit = "expected";
      model.client.page = "left";
    },
  },
  {
    name: "the client leaves the call",
    weight: 1,
    can: (model) => model.visit === "admitted" && isInCall(model, "client") && isOnline(model, "client"),
    perform: (world) => button(world.page("client"), "Leave visit").click(),
    apply(model) {
      model.client.page = "left";
    },
  },
  {
    name: "the client rejoins",
    weight: 6,
    can: (model) => model.client.page === "left" && model.visit !== "ended" && isOnline(model, "client"),
    perform: (world) => button(world.page("client"), "Rejoin").click(),
    apply(model) {
      model.client.page = "visit";
      if (model.visit === "expected") model.visit = "waiting";
    },
  },
  {
    name: "the professional looks at the dashboard",
    weight: 1,
    can: (model) =>
      model.visit === "admitted" && isInCall(model, "professional") && isOnline(model, "professional"),
    perform: async (world) => void (await world.page("professional").goBack()),
    apply(model) {
      model.professional.page = "dashboard";
    },
  },
  {
    name: "the professional rejoins",
    weight: 6,
    can: (model) =>
      model.visit === "admitted" &&
      model.professional.page === "dashboard" &&
      isOnline(model, "professional"),
    perform: (world, model) => button(world.page("professional"), `Rejoin ${clientName(model)}`).click(),
    apply(model) {
      model.professional.page = "visit";
    },
  },
];

function ofEachSide(make: (side: Side) => Action): Action[] {
  return sides.map(make);
}

const isOpen = (model: Model, side: Side) =>
  model[side].page === "visit" || (side === "professional" && model[side].page === "dashboard");

const reloads = ofEachSide((side) => ({
  name: `the ${side} reloads`,
  weight: 2,
  can: (model) => isOpen(model, side) && isOnline(model, side) && model[side].knows !== "ended",
  perform: async (world) => void (await world.page(side).reload()),
  apply() {},
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
    // A new tab knows nothing of the mute buttons of the old one, nor of what was written.
    model[side].muted = { microphone: false, camera: false };
    model[side].received = [];
  },
}));

const mutes = ofEachSide((side) => ({
  name: `the ${side} presses the microphone button`,
  weight: 2,
  can: (model) => isInCall(model, side),
  perform: (world, model) =>
    button(world.page(side), model[side].muted.microphone ? "Unmute microphone" : "Mute microphone").click(),
  apply(model) {
    model[side].muted.microphone = !model[side].muted.microphone;
  },
}));

const cameras = ofEachSide((side) => ({
  name: `the ${side} presses the camera button`,
  weight: 2,
  can: (model) => isInCall(model, side),
  perform: (world, model) =>
    button(world.page(side), model[side].muted.camera ? "Turn camera on" : "Turn camera off").click(),
  apply(model) {
    model[side].muted.camera = !model[side].muted.camera;
  },
}));

const nextMessage = ({ written }: Model) => `message ${written + 1}.`;

const messages = ofEachSide((side) => ({
  name: `the ${side} writes`,
  weight: 2,
  can: isTalking,
  async perform(world, model) {
    const text = nextMessage(model);
    const page = world.page(side);
    const chat = button(page, "Chat");
    const field = page.getByRole("textbox", { name: "Message" });
    if (!(await field.isVisible())) await chat.click();
    await field.fill(text);
    await button(page, "Send message").click();
    await expect(page.getByRole("log").getByText(text)).toBeVisible();
    await button(page, "Close chat").click();
  },
  apply(model) {
    model[otherSide(side)].received.push(nextMessage(model));
    model.written += 1;
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

const serverActions: readonly Action[] = [
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

/** Everything that may happen in a soak. */
export const actions: readonly Action[] = [
  ...visitActions,
  ...comings,
  ...reloads,
  ...crashes,
  ...mutes,
  ...cameras,
  ...messages,
  ...cuts,
  ...heals,
  ...serverActions,
].map((action) => ({
  ...action,
  apply(model) {
    action.apply(model);
    tell(model);
  },
}));
