import words from "../../i18n/en/move.json";
import { addCatalogue } from "../../i18n/i18n.ts";

/** Import this where words of the `move` catalogue are shown. */
addCatalogue("move", words);
