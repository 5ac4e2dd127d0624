import "i18next";
import type blocked from "./en/blocked.json";
import type browsers from "./en/browsers.json";
import type chat from "./en/chat.json";
import type common from "./en/common.json";
import type dashboard from "./en/dashboard.json";
import type devices from "./en/devices.json";
import type equipment from "./en/equipment.json";
import type guests from "./en/guests.json";
import type inspector from "./en/inspector.json";
import type move from "./en/move.json";
import type network from "./en/network.json";
import type quality from "./en/quality.json";
import type recording from "./en/recording.json";
import type rooms from "./en/rooms.json";
import type stage from "./en/stage.json";
import type visit from "./en/visit.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: {
      common: typeof common;
      quality: typeof quality;
      visit: typeof visit;
      dashboard: typeof dashboard;
      devices: typeof devices;
      equipment: typeof equipment;
      blocked: typeof blocked;
      browsers: typeof browsers;
      chat: typeof chat;
      inspector: typeof inspector;
      guests: typeof guests;
      move: typeof move;
      network: typeof network;
      recording: typeof recording;
      rooms: typeof rooms;
      stage: typeof stage;
    };
  }
}
