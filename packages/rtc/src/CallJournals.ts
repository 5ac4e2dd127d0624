import type { Emitter } from "mitt";
import { Journal, type JournalFact, type StateName } from "./Journal.ts";
import type { LinkSample } from "./LinkSample.ts";
import type { PeerEvents, PeerNote, PeerStates } from "./peerEvents.ts";
import { watchTransports } from "./watchTransports.ts";

/** So many finished connections are kept, to look at after a call. */
const MOST_FINISHED = 6;

interface Open {
  journal: Journal;
  states: Record<keyof PeerStates, string>;
  lifetime: AbortController;
  /** Reads what of the connection came to be since. */
  look: () => void;
}

const names: Record<keyof PeerStates, StateName> = {
  signalingState: "signaling",
  iceGatheringState: "gathering",
  iceConnectionState: "ice",
  connectionState: "connection",
};

/**
 * Keeps a journal of every connection of an engine, for whoever asks later why one has failed. It listens and
 * writes down, asks the browser for nothing, and its size is bounded.
 */
export class CallJournals {
  /** What concerns the page and not one connection. */
  readonly page = new Journal(null);
  /** Called with each channel that the other side opens of its own accord; those of a call are made by both. */
  onChannel: (channel: RTCDataChannel, journal: Journal) => void = () => undefined;
  readonly #open = new Map<string, Open>();
  #finished: Journal[] = [];

  constructor(events: Emitter<PeerEvents>) {
    events.on("peer:opened", ({ participantId, peerConnection }) =>
      this.#onOpened(participantId, peerConnection),
    );
    events.on("peer:stateChanged", ({ participantId, ...states }) => this.#onStates(participantId, states));
    events.on("peer:noted", ({ participantId, note }) =>
      this.#open.get(participantId)?.journal.add(factOf(note)),
    );
    events.on("peer:closed", ({ participantId, error }) => this.#onClosed(participantId, error !== null));
  }

  /** The open connections, then the finished ones from the newest to the oldest. */
  get all(): Journal[] {
    return [...[...this.#open.values()].map(({ journal }) => journal), ...this.#finished];
  }

  /** Adds a measurement to the journal of an open connection. */
  addSample(participantId: string, sample: LinkSample): void {
    this.#open.get(participantId)?.journal.addSample(sample);
  }

  /** Drops the finished connections. */
  forget(): void {
    this.#finished = [];
  }

  #onOpened(participantId: string, peerConnection: RTCPeerConnection): void {
    const journal = new Journal(participantId);
    journal.peerConnection = peerConnection;
    journal.add({ type: "opened" });
    const lifetime = new AbortController();
    const look = watchTransports(peerConnection, journal, lifetime.signal);
    peerConnection.addEventListener("datachannel", ({ channel }) => this.onChannel(channel, journal), {
      signal: lifetime.signal,
    });
    const { signalingState, iceConnectionState, iceGatheringState, connectionState } = peerConnection;
    const states = { signalingState, iceConnectionState, iceGatheringState, connectionState };
    this.#open.set(participantId, { journal, states, lifetime, look });
  }

  #onStates(participantId: string, states: PeerStates): void {
    const open = this.#open.get(participantId);
    if (!open) return;
    for (const key of Object.keys(names) as (keyof PeerStates)[]) {
      if (open.states[key] === states[key]) continue;
      open.states[key] = states[key];
      open.journal.add({ type: "state", of: names[key], value: states[key] });
    }
    open.look();
  }

  #onClosed(participantId: string, failed: boolean): void {
    const open = this.#open.get(participantId);
    if (!open) return;
    this.#open.delete(participantId);
    open.lifetime.abort();
    const { journal } = open;
    journal.peerConnection = null;
    journal.add({ type: "closed", failed });
    // One made ahead for somebody who was never admitted has nothing to tell.
    const heard = journal.mark("signal received offer") ?? journal.mark("signal received answer");
    if (heard) this.#finished = [journal, ...this.#finished].slice(0, MOST_FINISHED);
  }
}

function factOf(note: PeerNote): JournalFact {
  if (note.type === "channel") return { type: "channel", label: note.label, value: note.readyState };
  const { sent, way, negotiationId } = note;
  if (note.type === "description") {
    const { type: kind, sdp: text } = note.description;
    return { type: "signal", sent, way, negotiationId, kind, text };
  }
  const text = note.candidate?.candidate ?? "";
  return { type: "signal", sent, way, negotiationId, kind: text === "" ? "end" : "candidate", text };
}
