import { type Check, NotApplicable } from "./check.ts";

/** Said, so that nobody looks for the setting. */
export const checkMail: Check = {
  name: "mail",
  run: () =>
    Promise.reject(new NotApplicable("Televisit sends none: hosts hand out links and passwords themselves")),
};
