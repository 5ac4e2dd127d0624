/** A message of Engine.IO; one that goes to a whole room brings its frame along, which was made once for all of them. */
export interface TextMessage {
  readonly type: "message";
  readonly data: string;
  readonly options?: { readonly wsPreEncodedFrame?: readonly Buffer[] };
}

/** Engine.IO's sign of a message. */
const MESSAGE = 0x34;
/** A frame that is whole, and text (RFC 6455, 5.2). */
const WHOLE_TEXT = 0x81;

/**
 * What a server sends of these messages over a WebSocket that compresses nothing: their frames, one after the other, in one
 * buffer. A buffer for each header and each message would cost more than what is in them.
 */
export function textFrames(messages: readonly TextMessage[]): Buffer {
  const lengths = messages.map(lengthOf);
  const frames = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + headerSize(length) + length, 0));
  let end = 0;
  for (const [index, { data, options }] of messages.entries()) {
    const made = options?.wsPreEncodedFrame;
    if (made) for (const part of made) end += part.copy(frames, end);
    else {
      end = writeHeader(frames, end, lengths[index] as number);
      frames[end] = MESSAGE;
      end += 1 + frames.write(data, end + 1);
    }
  }
  return frames;
}

/** How many bytes are in a message's frame. */
function lengthOf({ data }: TextMessage): number {
  return 1 + Buffer.byteLength(data);
}

/** The length is written in as few bytes as it fits in. */
function headerSize(length: number): number {
  if (length < 126) return 2;
  return length < 0x1_00_00 ? 4 : 10;
}

/** @returns where it ends */
function writeHeader(frames: Buffer, at: number, length: number): number {
  const end = at + headerSize(length);
  frames[at] = WHOLE_TEXT;
  if (length < 126) frames[at + 1] = length;
  else if (length < 0x1_00_00) {
    frames[at + 1] = 126;
    frames.writeUInt16BE(length, at + 2);
  } else {
    frames[at + 1] = 127;
    frames.writeUInt32BE(0, at + 2);
    frames.writeUInt32BE(length, at + 6);
  }
  return end;
}
