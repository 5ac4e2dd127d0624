interface NetworkNews {
  /** This device is on another network, or on one again. */
  changed(): void;
  /** Something about the network has changed, maybe only how fast it is. */
  suspect(): void;
}

/** The part that is used of the Network Information API, which not every browser has. */
interface Connection extends EventTarget {
  /** `wifi`, `cellular` …; not on every system. */
  type?: string;
}

/** Listens to what the system says of the network, for as long as the page is open. */
export function watchNetwork(news: NetworkNews): void {
  window.addEventListener("online", () => news.changed());
  const connection = "connection" in navigator ? (navigator.connection as Connection | undefined) : undefined;
  let type = connection?.type;
  connection?.addEventListener("change", () => {
    const isOther = connection.type !== type;
    type = connection.type;
    if (isOther && type !== "none") news.changed();
    else news.suspect();
  });
}
