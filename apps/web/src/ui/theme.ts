import { createTheme } from "@mantine/core";

/**
 * One calm accent, large targets, the system's own typeface. Colours and sizes that differ from
 * Mantine's are in theme.css: a static file, so that no style element is made at run time and the
 * content security policy needs no exception.
 */
export const theme = createTheme({
  primaryColor: "cyan",
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  fontFamily: "var(--tv-font)",
  components: {
    Button: { defaultProps: { size: "md" } },
    Input: { defaultProps: { size: "md" } },
  },
  headings: { fontFamily: "var(--tv-font)", fontWeight: "650" },
});
