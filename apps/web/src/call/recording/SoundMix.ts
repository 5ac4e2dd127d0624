interface Input {
  stream: MediaStream;
  track: MediaStreamTrack | null;
  source: MediaStreamAudioSourceNode | null;
}

/** The sound of several streams as one track. */
export class SoundMix {
  readonly #context = new AudioContext();
  readonly #out = this.#context.createMediaStreamDestination();
  readonly #inputs: Input[];

  /** Silent until `follow` is called. */
  constructor(streams: readonly MediaStream[]) {
    this.#inputs = streams.map((stream) => ({ stream, track: null, source: null }));
  }

  get stream(): MediaStream {
    return this.#out.stream;
  }

  /** Takes up the tracks as they are now: a source keeps to the track that it began with (Web Audio §1.24). */
  follow(): void {
    for (const input of this.#inputs) {
      const track = input.stream.getAudioTracks()[0] ?? null;
      if (track === input.track) continue;
      input.source?.disconnect();
      input.track = track;
      input.source = track && this.#context.createMediaStreamSource(new MediaStream([track]));
      input.source?.connect(this.#out);
    }
  }

  close(): void {
    void this.#context.close();
  }
}
