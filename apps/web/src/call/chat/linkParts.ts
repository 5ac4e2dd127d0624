/** A piece of a text, `at` characters from its start; a web address has `href`. */
type TextPart = { at: number; text: string; href?: string };

/** What looks like a web address; anything else, `javascript:` above all, stays text. */
const address = /\bhttps?:\/\/[^\s<>"“”]+/gi;

/** Cuts a text into plain parts and web addresses (http and https only), in their order. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(address)) {
    const found = withoutPunctuation(match[0]);
    if (!URL.canParse(found)) continue;
    if (match.index > done) parts.push({ at: done, text: text.slice(done, match.index) });
    parts.push({ at: match.index, text: found, href: new URL(found).href });
    done = match.index + found.length;
  }
  if (done < text.length) parts.push({ at: done, text: text.slice(done) });
  return parts;
}

/** A sentence's punctuation after an address is not part of it; a closing bracket only if it was opened in it. */
function withoutPunctuation(found: string): string {
  const end = /[.,;:!?'"\])}]$/.exec(found)?.[0];
  if (end === undefined) return found;
  if (end === ")" && count(found, "(") >= count(found, ")")) return found;
  return withoutPunctuation(found.slice(0, -1));
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
