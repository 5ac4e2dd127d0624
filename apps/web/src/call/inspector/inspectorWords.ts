import words from "../../i18n/en/inspector.json";
import { addCatalogue } from "../../i18n/i18n.ts";

/** Import this where words of the `inspector` catalogue are shown. */
addCatalogue("inspector", words);
