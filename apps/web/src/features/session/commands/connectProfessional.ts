import type { AppThunk } from "../../../app/store.ts";

/**
 * Opens this page's connection as the signed-in professional and fetches what a call will need,
 * so that a later click on *Admit* waits for neither. The returned function closes the connection.
 */
export function connectProfessional(): AppThunk<() => void> {
  return (_dispatch, _getState, { channel, iceServers, tabId }) => {
    channel.open({ as: "professional", tabId });
    void iceServers.ready();
    return () => channel.close();
  };
}
