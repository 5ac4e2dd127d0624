// npm run build: installs and builds what is missing or has changed, as npm start does before it runs the server.
import { ensureBuilt } from "./lib/ensureBuilt.mjs";
import { ensureInstalled } from "./lib/ensureInstalled.mjs";
import { failAs } from "./lib/failAs.mjs";

try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  failAs("Televisit cannot be built", error);
}
