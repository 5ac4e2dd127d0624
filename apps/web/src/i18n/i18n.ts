import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import common from "./en/common.json";
import visit from "./en/visit.json";

/**
 * Every text a person reads comes from a catalogue, one per namespace. `common` and `visit` are
 * what a client needs; the other pages add theirs when they load (see `addCatalogue`).
 */
void i18next.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  defaultNS: "common",
  resources: { en: { common, visit } },
  interpolation: { escapeValue: false }, // React escapes
  initAsync: false,
});

/** Adds the catalogue of a page that is loaded on demand. */
export function addCatalogue(namespace: string, texts: object): void {
  i18next.addResourceBundle("en", namespace, texts);
}
