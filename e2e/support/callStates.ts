import { expect, type Page } from "@playwright/test";

interface Pair {
  professional: Page;
  client: Page;
  /** Keeps what a page shows under a name. */
  shoot: (page: Page, name: string) => Promise<void>;
}

/** Goes through what a running call can look like, on both sides, and leaves it as it was found. */
export async function shootCallStates({ professional, client, shoot }: Pair): Promise<void> {
  await shootPanels(client, shoot);
  await client.getByRole("button", { name: "Mute microphone" }).click();
  await client.getByRole("button", { name: "Turn camera off" }).click();
  await expect(professional.getByText("has turned the camera off")).toBeVisible();
  await shoot(professional, "call-other-muted-camera-off");
  await shoot(client, "call-own-muted-camera-off");
  await client.getByRole("button", { name: "Unmute microphone" }).click();
  await client.getByRole("button", { name: "Turn camera on" }).click();

  await client.getByRole("button", { name: "More", exact: true }).click();
  await client.getByRole("menuitemradio", { name: "Side by side" }).click();
  await client.keyboard.press("Escape");
  await shoot(client, "call-side-by-side");

  await professional.getByRole("button", { name: "Share screen" }).click();
  await expect(client.locator('video[aria-label^="Screen of"]')).toBeVisible();
  await client.waitForFunction(() =>
    [...document.querySelectorAll("video")].every((video) => video.videoWidth > 0),
  );
  await shoot(client, "call-screen-seen");
  await shoot(professional, "call-screen-shared");
  await professional.getByRole("button", { name: "Stop sharing" }).click();

  await shootDeviceTrouble(client, shoot);
}

/** What opens over or beside the pictures. */
async function shootPanels(page: Page, shoot: Pair["shoot"]): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await shoot(page, "call-more");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Choose microphone" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await shoot(page, "call-device-menu");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await shoot(page, "call-settings");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Connection: / }).click();
  await shoot(page, "call-connection");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await shoot(page, "call-shortcuts");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Chat" }).click();
  await page.getByRole("textbox", { name: "Message" }).fill("The form is at https://example.org/form.");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("log").getByRole("link")).toBeVisible();
  await shoot(page, "call-chat");
  await page.getByRole("button", { name: "Close chat" }).click();
}

/** A camera that goes away, with what is said of it. */
async function shootDeviceTrouble(page: Page, shoot: Pair["shoot"]): Promise<void> {
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", "NotAllowedError"));
    for (const video of document.querySelectorAll("video")) {
      const [track] =
        video.muted && video.srcObject instanceof MediaStream ? video.srcObject.getTracks() : [];
      track?.stop();
      track?.dispatchEvent(new Event("ended"));
    }
  });
  await page.getByText("How to mend it").click();
  await shoot(page, "call-device-refused");
}
