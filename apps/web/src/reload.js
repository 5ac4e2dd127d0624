// Loads the page anew, up to three times, when one of its first files did not come: nothing else here
// can help without it. If that is not enough, the words in index.html say what to do.
{
  let missing = false;
  const notice = ({ target }) => {
    if (missing || !/\/assets\//.test(target.src || target.href)) return;
    missing = true;
    const tries = Number(sessionStorage.reloads ?? 0);
    sessionStorage.reloads = tries + 1;
    if (tries < 3) setTimeout(() => location.reload(), 1000 << tries);
  };
  addEventListener("error", notice, true);
  addEventListener("load", () => {
    removeEventListener("error", notice, true);
    if (!missing) sessionStorage.removeItem("reloads");
  });
}
