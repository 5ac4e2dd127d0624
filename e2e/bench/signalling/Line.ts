/** One end of a connection to a server that relays. Messages have a name and a payload. */
export interface Line {
  send(name: string, payload: object): void;
  /** Called with each message that arrives. */
  onMessage: (name: string, payload: unknown) => void;
  close(): void;
}
