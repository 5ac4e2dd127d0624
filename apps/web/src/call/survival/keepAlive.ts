import { parsePeerSignal } from "@televisit/protocol/peerSignal";
import type { CallEngine } from "@televisit/rtc/CallEngine";
import { Survival } from "@televisit/rtc/Survival";
import type { AppThunk } from "../../app/store.ts";
import { closePeers } from "../commands/closePeers.ts";
import { peerHeard } from "../slices/callStatus.ts";
import { preloadAll } from "./preloadAll.ts";
import { probeServer } from "./probeServer.ts";
import { watchNetwork } from "./watchNetwork.ts";

const kept = new WeakSet<CallEngine>();

/**
 * From now on the page's calls outlive the server and the network: signals take the data channel too, and whatever
 * says that the network is another one brings connection and socket back. Done once for a page.
 */
export function keepAlive(): AppThunk {
  return (dispatch, _getState, { channel, engine }) => {
    if (kept.has(engine)) return;
    kept.add(engine);
    void preloadAll();
    const changed = () => {
      channel.wake();
      survival.networkChanged();
    };
    const suspect = async () => {
      const [alive, silent] = await Promise.all([dispatch(probeServer()), survival.isSilent()]);
      if (silent && !alive) changed();
    };
    const survival = new Survival(engine, {
      parse: parsePeerSignal,
      onSilence: (participantId) => {
        dispatch(peerHeard({ participantId, heard: false }));
        void suspect();
      },
      onSound: (participantId) => dispatch(peerHeard({ participantId, heard: true })),
    });
    // A browser that closes a page leaves its connections to time out; closed by hand the others know at once.
    window.addEventListener("pagehide", ({ persisted }) => {
      if (!persisted) dispatch(closePeers());
    });
    watchNetwork({ changed, suspect: () => survival.suspect() });
    channel.on("channel:online", () => {
      survival.suspect();
      void preloadAll(); // what was asked for while the server was away
    });
  };
}
