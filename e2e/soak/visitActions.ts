import { checkIn } from "../support/client.ts";
import { createAppointment } from "../support/professional.ts";
import { type Action, button } from "./Action.ts";
import { clientName, isInCall, isOnline, sides } from "./model.ts";

/** The visit and its way through the waiting room. */
const steps: readonly Action[] = [
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

/** What moves a visit, or a person in and out of it. */
export const visitActions: readonly Action[] = [...steps, ...comings];
