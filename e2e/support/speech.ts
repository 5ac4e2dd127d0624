import { writeFileSync } from "node:fs";

const RATE = 48_000;
const SECONDS = 6;

/**
 * Writes what a microphone hears of somebody who speaks without end: harmonics of a voice in syllables, which
 * noise suppression leaves alone as it would not a steady tone. For Chromium's `--use-file-for-fake-audio-capture`.
 */
export function writeSpeech(file: string): void {
  const samples = new Int16Array(RATE * SECONDS);
  for (let at = 0; at < samples.length; at += 1) {
    const time = at / RATE;
    const pitch = 140 + 25 * Math.sin(2 * Math.PI * 0.7 * time);
    let voice = 0;
    for (let harmonic = 1; harmonic <= 12; harmonic += 1) {
      voice += Math.sin(2 * Math.PI * pitch * harmonic * time) / harmonic;
    }
    const syllable = Math.max(0.15, Math.sin(2 * Math.PI * 2 * time) ** 2);
    samples[at] = 9000 * syllable * voice;
  }
  const bytes = Buffer.from(samples.buffer);
  writeFileSync(file, Buffer.concat([waveHeader(bytes.length), bytes]));
}

/** One channel of 16 bits (RIFF WAVE, format 1). */
function waveHeader(size: number): Buffer {
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + size, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(size, 40);
  return header;
}
