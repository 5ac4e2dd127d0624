/** Marks that turn the direction of text: with them `exe.gpj` can be shown as `jpg.exe` (Unicode TR36 §3.4). */
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** What separates folders or is not allowed in a file's name on one of the usual systems. */
const forbidden = /[/\\:*?"<>|]/g;
const MAX_LENGTH = 150;

/** A file's name that is what it looks like and can be saved anywhere; its ending stays. */
export function safeName(name: string): string {
  const clean = name
    .replace(invisible, "")
    .replace(forbidden, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  if (clean === "") return "file";
  if (clean.length <= MAX_LENGTH) return clean;
  const ending = /\.\w{1,10}$/.exec(clean)?.[0] ?? "";
  return clean.slice(0, MAX_LENGTH - ending.length).replace(/[\ud800-\udbff]$/, "") + ending;
}
