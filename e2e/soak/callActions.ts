import { expect } from "@playwright/test";
import { type Action, button, ofEachSide } from "./Action.ts";
import { isInCall, isTalking, type Model, otherSide } from "./model.ts";

const mutes = ofEachSide((side) => ({
  name: `the ${side} presses the microphone button`,
  weight: 2,
  can: (model) => isInCall(model, side),
  perform: (world, model) =>
    button(world.page(side), model[side].muted.microphone ? "Unmute microphone" : "Mute microphone").click(),
  apply(model) {
    model[side].muted.microphone = !model[side].muted.microphone;
  },
}));

const cameras = ofEachSide((side) => ({
  name: `the ${side} presses the camera button`,
  weight: 2,
  can: (model) => isInCall(model, side),
  perform: (world, model) =>
    button(world.page(side), model[side].muted.camera ? "Turn camera on" : "Turn camera off").click(),
  apply(model) {
    model[side].muted.camera = !model[side].muted.camera;
  },
}));

const nextMessage = ({ written }: Model) => `message ${written + 1}.`;

const messages = ofEachSide((side) => ({
  name: `the ${side} writes`,
  weight: 2,
  can: isTalking,
  async perform(world, model) {
    const text = nextMessage(model);
    const page = world.page(side);
    const chat = button(page, "Chat");
    const field = page.getByRole("textbox", { name: "Message" });
    if (!(await field.isVisible())) await chat.click();
    await field.fill(text);
    await button(page, "Send message").click();
    await expect(page.getByRole("log").getByText(text)).toBeVisible();
    await button(page, "Close chat").click();
  },
  apply(model) {
    model[otherSide(side)].received.push(nextMessage(model));
    model.written += 1;
  },
}));

/** What a person does in a call. */
export const callActions: readonly Action[] = [...mutes, ...cameras, ...messages];
