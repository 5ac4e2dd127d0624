/** Who is meant. */
export type Side = "client" | "professional";
export const sides: readonly Side[] = ["client", "professional"];

export function otherSide(side: Side): Side {
  return side === "client" ? "professional" : "client";
}

/** Where a visit is; `none` before the first, `expected` when its client left the waiting room. */
export type VisitState = "none" | "expected" | "waiting" | "admitted" | "ended";

/** One person, their page and their line. */
export interface PersonModel {
  /** What the page shows: nothing is open, the dashboard, the visit, or that one has left it. */
  page: "closed" | "dashboard" | "visit" | "left";
  line: "whole" | "cut";
  muted: { microphone: boolean; camera: boolean };
  /** The state of the visit that the server told this page last. */
  knows: VisitState;
  /** What the other side wrote in this visit. */
  received: string[];
}

/** What is true of the service and of both people; what the screens must agree with. */
export interface Model {
  server: "up" | "down";
  visit: VisitState;
  /** Whether both pages in the call have found each other, for which both must have reached the server. */
  connected: boolean;
  /** Counts the visits: the name of each client says which one it is. */
  round: number;
  /** Counts the messages of the chat. */
  written: number;
  client: PersonModel;
  professional: PersonModel;
}

export function newModel(): Model {
  return {
    server: "up",
    visit: "none",
    connected: false,
    round: 0,
    written: 0,
    client: newPerson("closed"),
    professional: newPerson("dashboard"),
  };
}

function newPerson(page: PersonModel["page"]): PersonModel {
  return { page, line: "whole", muted: { microphone: false, camera: false }, knows: "none", received: [] };
}

/** Whether a person's page reaches the server. */
export function isOnline(model: Model, side: Side): boolean {
  return model.server === "up" && model[side].line === "whole";
}

/** Both are in the running visit, and neither has missed anything: pictures and messages go both ways. */
export function isTalking(model: Model): boolean {
  return areTogether(model) && model.connected;
}

function areTogether(model: Model): boolean {
  return model.visit === "admitted" && sides.every((side) => isInCall(model, side));
}

export function isInCall(model: Model, side: Side): boolean {
  return model[side].page === "visit" && model[side].knows === "admitted";
}

/**
 * What the server tells: those who reach it know, the professional's page leaves a visit that is sent back, and two
 * who are in the call find each other.
 */
export function tell(model: Model): void {
  for (const side of sides) {
    const person = model[side];
    if (person.page === "closed" || !isOnline(model, side)) continue;
    person.knows = model.visit;
  }
  const { professional } = model;
  const sentBack = professional.knows === "waiting" || professional.knows === "expected";
  if (professional.page === "visit" && sentBack) professional.page = "dashboard";
  if (!areTogether(model)) model.connected = false;
  else if (sides.every((side) => isOnline(model, side))) model.connected = true;
}

export function clientName({ round }: Model): string {
  return `Kim ${round}`;
}
