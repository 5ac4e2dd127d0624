import words from "../../i18n/en/guests.json";
import { addCatalogue } from "../../i18n/i18n.ts";

/** Import this where words of the `guests` catalogue are shown. */
addCatalogue("guests", words);
