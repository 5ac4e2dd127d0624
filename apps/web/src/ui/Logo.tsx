/** The product's sign; drawn in place, so that it costs no request. The name stands beside it. */
export function Logo() {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0b6478" />
      <path
        fill="#fff"
        d="M7 11a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2zm15 3.2 4.2-2.6c.4-.2.8 0 .8.5v7.8c0 .5-.4.7-.8.5L22 17.8z"
      />
    </svg>
  );
}
