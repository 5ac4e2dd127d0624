import { createContext } from "react";

/** Shows the invitations; given by `InviteHost` to everything inside. */
export const OpenInvite = createContext<() => void>(() => undefined);
